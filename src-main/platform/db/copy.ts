// Owns: the copy of the database that is made before a new version changes its tables.
// Must never: copy the file itself: what lies in the WAL would be missing.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'

const KEPT = 3

/** `<dataDir>/sebelum-pembaruan/<instant>.db`; the three newest stay. */
export function copyBeforeMigration(connection: Database.Database, dataDir: string, now: number): void {
  const folder = join(dataDir, 'sebelum-pembaruan')
  mkdirSync(folder, { recursive: true })
  connection.prepare('vacuum into ?').run(join(folder, `${String(now).padStart(14, '0')}.db`))
  const old = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .sort()
    .slice(0, -KEPT)
  for (const name of old) rmSync(join(folder, name))
}
