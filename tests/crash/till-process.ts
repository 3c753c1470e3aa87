// Owns: one till process seen from outside: what it says, and killing it.
// Must never: ask it to stop nicely when it is to be killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { TillNews, TillOrder } from './till-order'

export interface Till {
  readonly process: ChildProcess
  kill(): void
  /** After the last word was read. */
  readonly ended: Promise<{ readonly code: number | null; readonly killed: boolean; readonly errors: string }>
}

export interface TillOptions {
  /** Folder of the bundled programs. */
  readonly programs: string
  readonly order: TillOrder
  readonly onNews: (news: TillNews) => void
  readonly env?: Readonly<Record<string, string>>
}

export function startTill({ programs, order, onNews, env = {} }: TillOptions): Till {
  const child = spawn(process.execPath, [`${programs}/till.mjs`, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: `${programs}/cache`, ...env },
  })
  let errors = ''
  child.stderr.on('data', (part) => {
    errors += part
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    // Killed in the middle of a word: what was not said to its end was not said.
    if (line.endsWith('}')) onNews(JSON.parse(line))
  })
  return {
    process: child,
    kill: () => void child.kill('SIGKILL'),
    ended: new Promise((resolve) =>
      child.on('close', (code, signal) => resolve({ code, killed: signal === 'SIGKILL', errors })),
    ),
  }
}
