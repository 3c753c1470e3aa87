// Owns: putting another database in the place of the shop's, at start, before anything is opened; and taking that back.
// Must never: throw a file away, or leave the place empty: killed at any step, the next start goes on from there.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { isHeldElsewhere } from '../lease'

const ENDS = ['-wal', '-shm', ''] as const

export interface SwapPlaces {
  readonly books: string
  /** The copy that is to take the place. */
  readonly staged: string
  /** The words of whoever asked, and the sign that the staged copy is whole and wanted. */
  readonly marker: string
  /** Where the present goes. */
  readonly old: string
}

export const swapPlaces = (dataDir: string): SwapPlaces => ({
  books: join(dataDir, 'loketnet.db'),
  staged: join(dataDir, 'pulih', 'baru.db'),
  marker: join(dataDir, 'pulih', 'tanda.json'),
  old: join(dataDir, 'pulih', 'lama', 'loketnet.db'),
})

export interface Swap {
  readonly note: unknown
  /** The copy could not be opened after all: the present comes back as it was. */
  takeBack(): void
  /** All that follows is booked: the next start is an ordinary one. */
  finish(): void
}

/** Tests end the process here, between two steps. */
export type AtStep = (step: string) => void

/** Null on an ordinary start. */
export function swapBooks(dataDir: string, atStep: AtStep = () => undefined): Swap | null {
  const places = swapPlaces(dataDir)
  const { books, staged, marker, old } = places
  if (!existsSync(marker)) return null
  if (existsSync(books) && existsSync(staged) && isHeldElsewhere(holdersOf(books))) return null
  const note: unknown = JSON.parse(readFileSync(marker, 'utf8'))
  if (existsSync(staged)) {
    mkdirSync(dirname(old), { recursive: true })
    // Only while nothing has moved yet: a database whose WAL lies elsewhere must not be opened.
    if (existsSync(books) && !ENDS.some((end) => existsSync(old + end))) gatherWal(books)
    atStep('gathered')
    // The WAL first: killed in between, the books are still here, and are not opened before the rest has followed.
    for (const end of ENDS) {
      if (existsSync(books + end)) renameSync(books + end, old + end)
      atStep(`moved${end}`)
    }
    flushFolder(dirname(old))
    renameSync(staged, books)
    flushFolder(dataDir)
    atStep('placed')
  }
  if (existsSync(failedPlace(dataDir))) {
    bringBack(dataDir, places)
    return null
  }
  return {
    note,
    takeBack() {
      // The copy itself still lies among the copies: only its name is needed, as the sign that the way goes back.
      for (const end of ['-wal', '-shm']) rmSync(books + end, { force: true })
      renameSync(books, failedPlace(dataDir))
      atStep('given up')
      bringBack(dataDir, places, atStep)
    },
    finish() {
      rmSync(marker)
      flushFolder(dirname(marker))
    },
  }
}

const failedPlace = (dataDir: string): string => join(dataDir, 'pulih', 'gagal.db')

function bringBack(dataDir: string, { books, old, marker }: SwapPlaces, atStep: AtStep = () => undefined): void {
  for (const end of ENDS) {
    if (existsSync(old + end)) renameSync(old + end, books + end)
    atStep(`back${end}`)
  }
  flushFolder(dataDir)
  rmSync(marker)
}

/** What an earlier restore left; called before the next one is laid ready. Nothing that is the only one of its kind goes. */
export function tidyPlaces(dataDir: string, now: number): void {
  const { staged, old } = swapPlaces(dataDir)
  rmSync(staged, { force: true })
  rmSync(failedPlace(dataDir), { force: true })
  if (existsSync(old)) renameSync(dirname(old), `${dirname(old)}-${now}`)
}

function holdersOf(books: string): string[] {
  let connection: Database.Database | undefined
  try {
    connection = new Database(books, { readonly: true })
    return connection.prepare<[], string>('select holder from lease').pluck().all()
  } catch {
    return [] // damaged: nobody works in it
  } finally {
    connection?.close()
  }
}

/** So that one file is the whole present. A damaged one is moved as it is, with its WAL. */
function gatherWal(books: string): void {
  try {
    const connection = new Database(books)
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.close()
  } catch {
    // Too damaged to be opened, which may be why it is replaced; its three files move together.
  }
}

/** The sign is written last and whole. */
export function writeMarker(marker: string, note: unknown): void {
  const half = `${marker}.baru`
  writeFileSync(half, JSON.stringify(note), { mode: 0o600, flush: true })
  renameSync(half, marker)
  flushFolder(dirname(marker))
}

/** A rename is on the disk when its folder is; Windows does that by itself and cannot open a folder. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
