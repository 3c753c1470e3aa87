// Owns: the first moments of a start after a restore: the swap, the key, and taking it back when the copy does not open.
// Must never: be needed on an ordinary start, or lose the present.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import { type AtStep, type Swap, swapBooks, swapPlaces } from '../../platform/db/swap'
import type { Log } from '../../platform/log'
import type { Random } from '../../platform/random'
import { type KeyStore, makeSecrets, type Secrets } from '../../platform/secrets'
import { bookRestore } from './after-restore'
import { RestoreResult } from './contract'
import { keyIdOf } from './key-file'
import { RestoreNote } from './restore'

export const KEY_PURPOSE = 'restore-key'

export interface StartDeps {
  readonly dataDir: string
  readonly keyStore: KeyStore
  readonly random: Random
  readonly clock: Clock
  readonly log: Log
  readonly atStep?: AtStep
}

export interface Started {
  readonly db: Db
  readonly key: Uint8Array
  readonly secrets: Secrets
  /** Books what follows from a restore; before any background work. Nothing on an ordinary start. */
  settle(ctx: CommandContext): void
}

/** Opens the books: those that are there, or those that a restore has put there. */
export async function startBooks(deps: StartDeps, openBooks: () => Db): Promise<Started> {
  const { dataDir, keyStore, random, log, atStep = () => undefined } = deps
  const swap = swapBooks(dataDir, atStep)
  if (!swap) {
    // The key first: beside books that are not there yet a torn key file is simply made anew.
    const key = await keyStore.load()
    const db = openBooks()
    return { db, key, secrets: makeSecrets(key, random), settle: () => undefined }
  }
  const note = RestoreNote.parse(swap.note)
  const db = openOrTakeBack(deps, swap, note, openBooks)
  atStep('opened')
  const isTakenBack = !existsSync(swapPlaces(dataDir).marker)
  const key = isTakenBack ? await keyStore.load() : await turnKey(keyStore, note, random)
  atStep('key')
  const secrets = makeSecrets(key, random)
  return {
    db,
    key,
    secrets,
    settle(ctx) {
      if (isTakenBack) return
      const result = bookRestore({ db, ctx, note, dataDir, secrets })
      atStep('booked')
      writeResult(dataDir, result)
      // Under another key they would lie about among copies that say which key they need.
      if (note.sealedKey !== null || note.withoutKey) setPresentAside(dataDir, note.at)
      swap.finish()
      log.write('info', 'restored', { from: note.from, jobsAside: result.jobsAside })
    },
  }
}

function openOrTakeBack({ dataDir, clock, log }: StartDeps, swap: Swap, note: RestoreNote, openBooks: () => Db): Db {
  try {
    return openBooks()
  } catch (error) {
    const reference = log.bug(error, 'opening the restored books')
    swap.takeBack()
    writeResult(dataDir, {
      ...{ at: clock.now(), from: note.from, byName: note.by.name, failed: reference, withoutKey: note.withoutKey },
      ...{ jobsAside: 0, papersAside: 0, soldAfter: [], soldAfterCount: 0, hadPresent: true },
    })
    return openBooks()
  }
}

/** Killed before or after the turn, the next start finds which of the two keys it has. */
async function turnKey(keyStore: KeyStore, note: RestoreNote, random: Random): Promise<Uint8Array> {
  const key = await keyStore.load()
  if (note.sealedKey === null || keyIdOf(key) === note.keyId) return key
  const wanted = Buffer.from(makeSecrets(key, random).open(note.sealedKey, KEY_PURPOSE), 'base64')
  await keyStore.replace(wanted)
  return wanted
}

function setPresentAside(dataDir: string, at: number): void {
  const folder = dirname(swapPlaces(dataDir).old)
  if (existsSync(folder)) renameSync(folder, `${folder}-kunci-lain-${at}`)
}

const resultFile = (dataDir: string): string => join(dataDir, 'pulih', 'hasil.json')

function writeResult(dataDir: string, result: RestoreResult): void {
  writeFileSync(resultFile(dataDir), JSON.stringify(result), { mode: 0o600, flush: true })
}

export function readResult(dataDir: string): RestoreResult | null {
  if (!existsSync(resultFile(dataDir))) return null
  try {
    return RestoreResult.safeParse(JSON.parse(readFileSync(resultFile(dataDir), 'utf8'))).data ?? null
  } catch {
    return null // torn by a power cut; the audit trail has the same facts
  }
}

export const dropResult = (dataDir: string): void => rmSync(resultFile(dataDir), { force: true })
