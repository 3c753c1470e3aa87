// Owns: noticing that the last run ended without goodbye (power cut, kill), and looking the database over before selling again.
// Must never: repair by itself; a damaged book is kept as it is for whoever restores it.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { DomainError } from '../../shared/errors'
import { explainSqlite } from './open'

export interface RunMark {
  /** True when the run before never came to `clear`. */
  readonly wasUnclean: boolean
  clear(): void
}

/** A file beside the database that stands as long as the app runs. */
export function markRunning(file: string): RunMark {
  mkdirSync(dirname(file), { recursive: true })
  const wasUnclean = existsSync(file)
  writeFileSync(file, '')
  return { wasUnclean, clear: () => rmSync(file, { force: true }) }
}

/** Throws DATABASE_DAMAGED. quick_check takes about a second for a million vouchers; index contents are left to backups. */
export function assertIntact(connection: Database.Database): void {
  let verdict: unknown
  let orphans: unknown
  try {
    verdict = connection.pragma('quick_check(1)', { simple: true })
    orphans = connection.pragma('foreign_key_check')
  } catch (error) {
    throw explainSqlite(error) // too damaged to be read through
  }
  if (verdict !== 'ok') throw new DomainError('DATABASE_DAMAGED', { code: 'QUICK_CHECK' })
  if (Array.isArray(orphans) && orphans.length > 0) throw new DomainError('DATABASE_DAMAGED', { code: 'FOREIGN_KEY' })
}
