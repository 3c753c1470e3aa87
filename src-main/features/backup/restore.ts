// Owns: what a restore would change, and laying a copy ready for the next start.
// Must never: touch the books that are open, or lay ready what was not looked over just now.
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { shippedSchema } from '../../platform/db/migrate'
import type { Db } from '../../platform/db/open'
import { swapPlaces, tidyPlaces, writeMarker } from '../../platform/db/swap'
import { DomainError } from '../../shared/errors'
import { getSetting } from '../settings'
import { type Backups, copiesFolder } from './copying'
import { type CopyFacts, compareTables, type Why } from './domain'
import { findFlaw, guardsOf, QUESTIONS, readFacts } from './facts'
import { type FoundCopy, findIn } from './folder'
import { findKeyFile, openKeyFile } from './key-file'

export type Place = 'main' | 'second'
export interface Which {
  readonly place: Place
  readonly name: string
}

/** What the next start is told. Secrets in it are sealed under the key that this computer has now. */
export const RestoreNote = z.object({
  id: z.string(),
  at: z.int(),
  from: z.string(),
  copyAt: z.int(),
  by: z.object({ id: z.string(), name: z.string(), secretHash: z.string() }),
  /** The key that the copy's secrets are under. */
  keyId: z.string(),
  /** That key, when it is another one and its file was opened; sealed. */
  sealedKey: z.string().nullable(),
  withoutKey: z.boolean(),
})
export type RestoreNote = z.infer<typeof RestoreNote>

export const folderOf = (db: Db, dataDir: string, place: Place): string =>
  place === 'main' ? copiesFolder(dataDir) : getSetting(db, 'backup').secondFolder

export function findCopy(db: Db, dataDir: string, { place, name }: Which): FoundCopy {
  const folder = folderOf(db, dataDir, place)
  const found = folder === '' ? null : findIn(folder, name)
  if (!found) throw new DomainError('BACKUP_NOT_FOUND')
  return found
}

export interface LookedOver extends Pick<CopyFacts, 'tables' | 'newest' | 'shop' | 'deviceId' | 'ledger'> {
  readonly at: number
  readonly version: string
  readonly why: Why | null
  /** Empty: a copy without a sidecar does not say. */
  readonly keyId: string
}

/** Reads the whole file. Throws BACKUP_DAMAGED or BACKUP_NEWER. `own`: the guards of the books that are open, if they open. */
export async function lookOver(
  { work }: Pick<Backups, 'work'>,
  copy: FoundCopy,
  own: string | null = null,
): Promise<LookedOver> {
  const damaged = (what: string, cause?: unknown) => new DomainError('BACKUP_DAMAGED', { what }, { cause })
  if (copy.isTorn) throw damaged('panjang berkas')
  const report = await work({ kind: 'inspect', file: copy.file, questions: QUESTIONS }).catch((cause: unknown) => {
    throw damaged(cause instanceof Error && 'code' in cause ? String(cause.code) : 'tidak terbaca', cause)
  })
  const { facts } = copy
  if (facts && facts.sha256 !== report.sha256) throw damaged('isi berkas')
  const flaw = findFlaw(report)
  if (flaw !== null) throw damaged(flaw)
  const read = readFacts(report)
  const known = shippedSchema()
  if (read.schema.length > known.length) throw new DomainError('BACKUP_NEWER')
  if (read.schema.some(({ tag, hash }, at) => known[at]?.tag !== tag || known[at]?.hash !== hash))
    throw damaged('susunan tabel')
  // An older copy gets its guards from the migrations; one of this version brings them, no fewer and no more.
  if (own !== null && read.schema.length === known.length && guardsOf(report.answers.guards ?? []) !== own)
    throw damaged('penjaga buku')
  const mtime = Math.round(statSync(copy.file).mtimeMs)
  return {
    ...read,
    at: facts?.at ?? mtime,
    version: facts?.version ?? '',
    why: facts?.why ?? null,
    keyId: facts?.keyId ?? '',
  }
}

const ownGuards = ({ connection }: Pick<Db, 'connection'>): string =>
  guardsOf(connection.prepare(QUESTIONS.guards ?? '').all())

export type KeyState = 'same' | 'file' | 'missing'

export function keyStateOf(keyId: string, ownId: string, folder: string): KeyState {
  if (keyId === ownId || keyId === '') return 'same'
  return findKeyFile(folder)?.keyId === keyId ? 'file' : 'missing'
}

export interface PreviewDeps {
  readonly db: Db
  readonly dataDir: string
  readonly backups: Backups
  readonly keyId: string
}

export async function previewRestore({ db, dataDir, backups, keyId }: PreviewDeps, which: Which) {
  const copy = findCopy(db, dataDir, which)
  const there = await lookOver(backups, copy, ownGuards(db))
  const present = await backups.work({ kind: 'inspect', file: db.file, questions: QUESTIONS })
  const here = readFacts(present)
  return {
    ...which,
    shop: there.shop,
    at: there.at,
    version: there.version,
    isSameShop: here.deviceId === there.deviceId,
    here: here.newest,
    there: there.newest,
    tables: compareTables(here.tables, there.tables),
    key: keyStateOf(there.keyId, keyId, folderOf(db, dataDir, which.place)),
    isPrepared: isPrepared(dataDir),
  }
}

export const isPrepared = (dataDir: string): boolean => existsSync(swapPlaces(dataDir).marker)

export interface Laying extends PreviewDeps {
  readonly seal: (key: Uint8Array) => string
  readonly newId: () => string
  readonly now: number
}

export interface LayingInput extends Which {
  readonly by: RestoreNote['by']
  readonly words: string | null
  readonly withoutKey: boolean
}

/** After this the next start swaps. Nothing is changed before the last line. */
export async function layReady(deps: Laying, input: LayingInput): Promise<RestoreNote> {
  const { db, dataDir, backups, keyId, seal, newId, now } = deps
  if (isPrepared(dataDir)) throw new DomainError('RESTORE_UNDER_WAY')
  const copy = findCopy(db, dataDir, input)
  const folder = folderOf(db, dataDir, input.place)
  const there = await lookOver(backups, copy, ownGuards(db))
  const key = keyStateOf(there.keyId, keyId, folder)
  const isOther = key !== 'same'
  if (isOther && input.words === null && !input.withoutKey)
    throw new DomainError('BACKUP_KEY_NEEDED', { field: 'words' })
  const opened = isOther && !input.withoutKey ? await openKeyFile(folder, input.words ?? '') : null
  const { staged, marker } = swapPlaces(dataDir)
  mkdirSync(dirname(staged), { recursive: true })
  tidyPlaces(dataDir, now)
  await backups.work({ kind: 'carry', source: copy.file, target: staged }).catch((cause: unknown) => {
    throw new DomainError('BACKUP_DISK_FULL', { free: 0, needed: 0 }, { cause })
  })
  const note: RestoreNote = {
    id: newId(),
    at: now,
    from: copy.name,
    copyAt: there.at,
    by: input.by,
    keyId: isOther && opened === null ? keyId : there.keyId === '' ? keyId : there.keyId,
    sealedKey: opened && seal(opened),
    withoutKey: isOther && opened === null,
  }
  writeMarker(marker, note)
  return note
}

export function cancelReady(dataDir: string): void {
  const { marker, staged } = swapPlaces(dataDir)
  rmSync(marker, { force: true })
  rmSync(staged, { force: true })
}
