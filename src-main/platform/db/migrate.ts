// Owns: bringing a database to this version, once, in order, or not at all.
// Must never: use drizzle's migrate(): run with foreign keys on it wipes cascading children and it skips older timestamps (drizzle-orm#5782).
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { DomainError } from '../../shared/errors'
import type { Clock } from '../clock'
import journal from './migrations/meta/_journal.json' with { type: 'json' }

export interface Migration {
  readonly tag: string
  readonly sql: string
}

// Vite (build, dev and vitest alike) inlines the SQL: there is no file to find at run time.
const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true })

export function shippedMigrations(): Migration[] {
  return journal.entries.map(({ tag }) => {
    const sql = files[`./migrations/${tag}.sql`]
    if (sql === undefined) throw new Error(`migration ${tag} is missing from the build`)
    return { tag, sql }
  })
}

/** What a database of this version says of itself in schema_migration; an older one has a part of it. */
export const shippedSchema = (): { readonly tag: string; readonly hash: string }[] =>
  shippedMigrations().map((migration) => ({ tag: migration.tag, hash: hashOf(migration) }))

const Applied = z.array(z.object({ idx: z.int(), tag: z.string(), hash: z.string() }))

export function migrate(
  connection: Database.Database,
  migrations: readonly Migration[],
  clock: Clock,
  beforeFirst?: (connection: Database.Database) => void,
): void {
  connection.exec(
    'create table if not exists schema_migration (idx integer primary key, tag text not null, hash text not null, applied_at integer not null) strict',
  )
  const applied = Applied.parse(connection.prepare('select idx, tag, hash from schema_migration order by idx').all())
  if (applied.length > migrations.length) throw new DomainError('DATABASE_NEWER', {})
  const pending = migrations.slice(applied.length)
  applied.forEach((was, index) => {
    const now = migrations[index]
    if (!now || was.tag !== now.tag || was.hash !== hashOf(now))
      throw new Error(`migration ${was.tag} was changed after it had been applied`)
  })
  if (pending.length === 0) return
  if (applied.length > 0) beforeFirst?.(connection)
  connection.pragma('foreign_keys = OFF') // only works outside a transaction
  pending.forEach((migration, offset) => {
    connection
      .transaction(() => {
        for (const statement of migration.sql.split('--> statement-breakpoint')) connection.exec(statement)
        const broken = connection.pragma('foreign_key_check')
        if (Array.isArray(broken) && broken.length > 0)
          throw new Error(`migration ${migration.tag} leaves ${broken.length} broken foreign keys`)
        connection
          .prepare('insert into schema_migration values (?, ?, ?, ?)')
          .run(applied.length + offset, migration.tag, hashOf(migration), clock.now())
      })
      .immediate()
  })
  connection.pragma('foreign_keys = ON')
}

const hashOf = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex')
