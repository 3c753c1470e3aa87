// Owns: the one SQLite connection, its safety settings, and what a read and a write may do.
// Must never: be opened by a second library (reliability.md trap 6), or sell with settings it could not read back.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { DomainError } from '../../shared/errors'
import type { Topic } from '../../shared/topics'
import type { Clock } from '../clock'
import { type Migration, migrate, shippedMigrations } from './migrate'

export type Query = BetterSQLite3Database
/** What may look but not touch; a query model takes this. */
export type ReadQuery = Pick<Query, 'select' | 'selectDistinct' | 'with' | '$with'>

declare const readBrand: unique symbol
declare const writeBrand: unique symbol

export interface ReadDb {
  readonly [readBrand]: true
  readonly read: ReadQuery
}

/** A running BEGIN IMMEDIATE. Synchronous by construction: nothing can be awaited between BEGIN and COMMIT. */
export interface Tx extends ReadDb {
  readonly [writeBrand]: true
  readonly write: Query
  readonly connection: Database.Database
  /** Tells the screens after the outermost commit that these topics changed. */
  publish(...topics: readonly Topic[]): void
  /** Runs after a successful commit, e.g. to wake a worker. Never for work that must not be lost: that is an outbox row. */
  afterCommit(action: () => void): void
}

type Synchronous<T> = T extends PromiseLike<unknown> ? never : T

export interface Db extends ReadDb {
  /** One user command = one call. Throws what `work` throws after rolling back. */
  transact<T>(work: (tx: Tx) => Synchronous<T>): T
  onCommit(listener: (topics: readonly Topic[]) => void): () => void
  readonly file: string
  readonly connection: Database.Database
  close(): void
}

/** SQLite before 3.51.3 can corrupt a WAL (sqlite.org/wal.html#walresetbug). */
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const

export interface OpenOptions {
  readonly file: string
  readonly clock: Clock
  readonly migrations?: readonly Migration[]
  /** Called before a migration touches an existing database. */
  readonly beforeMigrate?: (connection: Database.Database) => void
  /** Only the crash harness passes NORMAL, to prove that it can see the loss. */
  readonly synchronous?: 'FULL' | 'NORMAL'
}

export function openDb(options: OpenOptions): Db {
  if (options.file !== ':memory:') mkdirSync(dirname(options.file), { recursive: true })
  const connection = new Database(options.file)
  try {
    applySettings(connection, options.synchronous ?? 'FULL')
    migrate(connection, options.migrations ?? shippedMigrations(), options.clock, options.beforeMigrate)
    connection.pragma('foreign_keys = ON')
    assertSettings(connection, options.file, options.synchronous ?? 'FULL')
  } catch (error) {
    connection.close()
    throw explainSqlite(error)
  }
  return wrap(connection, options.file)
}

function applySettings(connection: Database.Database, synchronous: string): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma(`synchronous = ${synchronous}`) // better-sqlite3 13 opens WAL with NORMAL, which loses printed receipts
  connection.pragma('busy_timeout = 5000')
  connection.pragma('cache_size = -65536')
  connection.pragma('temp_store = MEMORY')
}

/** Reads back what was asked for: a till that only believes it is durable must not sell. */
export function assertSettings(connection: Database.Database, file: string, synchronous = 'FULL'): void {
  const wanted: [string, unknown][] = [
    ['journal_mode', file === ':memory:' ? 'memory' : 'wal'],
    ['synchronous', synchronous === 'FULL' ? 2 : 1],
    ['foreign_keys', 1],
  ]
  for (const [name, value] of wanted) {
    const actual = connection.pragma(name, { simple: true })
    if (actual !== value) throw new DomainError('DATABASE_UNSAFE', { setting: name, value: String(actual) })
  }
  const version = String(connection.prepare('select sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const difference = OLDEST_SAFE_SQLITE.map((part, index) => (parts[index] ?? 0) - part).find((part) => part !== 0) ?? 0
  if (difference < 0) throw new DomainError('DATABASE_UNSAFE', { setting: 'sqlite_version', value: version })
}

function wrap(connection: Database.Database, file: string): Db {
  const query = drizzle({ client: connection, casing: 'snake_case' })
  const listeners = new Set<(topics: readonly Topic[]) => void>()
  let running = false

  const transact = <T>(work: (tx: Tx) => Synchronous<T>): T => {
    if (running) throw new Error('transact() inside transact(): pass the Tx on instead')
    const topics = new Set<Topic>()
    const actions: (() => void)[] = []
    const tx = {
      read: query,
      write: query,
      connection,
      publish: (...more: readonly Topic[]) => {
        for (const topic of more) topics.add(topic)
      },
      afterCommit: (action: () => void) => {
        actions.push(action)
      },
    } as unknown as Tx // the brand exists in the type only
    running = true
    let result: T
    try {
      result = connection
        .transaction(() => {
          const value = work(tx)
          if (value instanceof Promise) throw new Error('a command must be synchronous')
          return value
        })
        .immediate()
    } catch (error) {
      throw explainSqlite(error)
    } finally {
      running = false
    }
    for (const action of actions) action()
    if (topics.size > 0) for (const listener of listeners) listener([...topics])
    return result
  }

  return {
    read: query,
    transact,
    onCommit(listener: (topics: readonly Topic[]) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    file,
    connection,
    close: () => connection.close(),
  } as unknown as Db // the brand exists in the type only
}

/** Full disk, busy and damaged files are things a shop can act on; everything else stays a bug. */
export function explainSqlite(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_FULL') return new DomainError('DISK_FULL', {}, { cause: error })
  if (error.code.startsWith('SQLITE_BUSY')) return new DomainError('DATABASE_BUSY', {}, { cause: error })
  if (/^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(error.code))
    return new DomainError('DATABASE_DAMAGED', { code: error.code }, { cause: error })
  return error
}
