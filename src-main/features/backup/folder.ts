// Owns: a folder of copies: what lies in it, with their sidecars.
// Must never: make the folder of a stick that is not plugged in.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder } from '../../platform/db/swap'
import { CopyFacts, chooseStale, isCopyName } from './domain'

export interface FoundCopy {
  readonly name: string
  readonly file: string
  readonly size: number
  /** Null: never looked over, or its sidecar is not readable. */
  readonly facts: CopyFacts | null
  /** The file is not as long as it was when it was looked over. */
  readonly isTorn: boolean
}

const sidecarOf = (file: string): string => `${file}.json`

export function listFolder(folder: string): FoundCopy[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(isCopyName)
    .sort()
    .reverse()
    .map((name) => findIn(folder, name))
    .filter((copy) => copy !== null)
}

/** Null when it is not there (any more), or the name is none of ours: a name comes from a screen. */
export function findIn(folder: string, name: string): FoundCopy | null {
  if (!isCopyName(name)) return null
  const file = join(folder, name)
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) return null
  const facts = readSidecar(file)
  return { name, file, size, facts, isTorn: facts !== null && facts.size !== size }
}

function readSidecar(file: string): CopyFacts | null {
  const side = sidecarOf(file)
  if (!existsSync(side)) return null
  try {
    return CopyFacts.safeParse(JSON.parse(readFileSync(side, 'utf8'))).data ?? null
  } catch {
    return null // torn by a power cut or a pulled stick: the copy is then one that was never looked over
  }
}

export function writeSidecar(file: string, facts: CopyFacts): void {
  const half = `${sidecarOf(file)}.baru`
  writeFileSync(half, JSON.stringify(facts), { flush: true })
  renameSync(half, sidecarOf(file))
}

/** Names of what went. */
export function rotate(
  folder: string,
  policy: { readonly keepDaily: number; readonly keepMonthly: number },
): readonly string[] {
  const names = readdirSync(folder)
  const stale = chooseStale(names, policy)
  for (const name of stale) {
    rmSync(join(folder, name), { force: true })
    rmSync(sidecarOf(join(folder, name)), { force: true })
  }
  // What a power cut or a pulled stick left half done.
  for (const name of names) if (/^loketnet-.*\.(sebagian|baru)$/.test(name)) rmSync(join(folder, name), { force: true })
  if (stale.length > 0) flushFolder(folder)
  return stale
}
