// Owns: the log file (one JSON object a line) and the short reference that a person can read out.
// Must never: hold a password, a PIN, a voucher code or a router secret.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, isoInstant } from './clock'
import { type Random, randomText } from './random'

export type LogLevel = 'info' | 'warn' | 'error'

export interface Log {
  write(level: LogLevel, message: string, data?: Readonly<Record<string, unknown>>): void
  /** Logs a bug and returns the reference shown to the person: "Terjadi kesalahan tak terduga (K7F3)". */
  bug(error: unknown, where: string): string
}

const LARGEST_FILE = 5 * 1024 * 1024
const REFERENCE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

export function fileLog(folder: string, clock: Clock, random: Random): Log {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'loketnet.log')
  const append = (line: object) => {
    const text = JSON.stringify(line)
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_FILE) renameSync(file, `${file}.1`)
      appendFileSync(file, `${text}\n`)
    } catch (error) {
      // On a full disk the line that says so finds no room; the shop must not stop for its own log.
      console.error(String(error), text)
    }
  }
  return makeLog(append, clock, random)
}

/** For tests and tools: every line is handed to `append`. */
export function makeLog(append: (line: object) => void, clock: Clock, random: Random): Log {
  const write: Log['write'] = (level, message, data) => append({ at: isoInstant(clock.now()), level, message, ...data })
  return {
    write,
    bug(error, where) {
      const reference = randomText(random, REFERENCE_ALPHABET, 4)
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
      write('error', 'bug', {
        reference,
        where,
        detail,
        cause: error instanceof Error ? String(error.cause ?? '') : '',
      })
      return reference
    },
  }
}
