// Owns: prepared statements, made once per connection (an unprepared drizzle query costs ten times a prepared one).
// Must never: hold a statement of a closed connection alive; the cache hangs on the connection.
import type Database from 'better-sqlite3'
import type { Query, ReadDb, ReadQuery, Tx } from './open'

const cache = new WeakMap<object, Map<object, unknown>>()

function once<T>(connection: object, key: object, build: () => T): T {
  let statements = cache.get(connection)
  if (!statements) {
    statements = new Map()
    cache.set(connection, statements)
  }
  let statement = statements.get(key) as T | undefined // the map is keyed by the builder, so the type is the builder's
  if (statement === undefined) {
    statement = build()
    statements.set(key, statement)
  }
  return statement
}

/** `const find = reading((q) => q.select()....prepare())`, then `find(db).get({...})`. */
export function reading<T>(build: (query: ReadQuery) => T): (db: ReadDb) => T {
  return (db) => once(db.read, build, () => build(db.read))
}

export function writing<T>(build: (query: Query) => T): (tx: Tx) => T {
  return (tx) => once(tx.write, build, () => build(tx.write))
}

/** Plain SQL with named parameters, prepared once per connection: for what drizzle cannot say (json_each, bulk updates). */
export function plain<P extends object, R = unknown>(text: string) {
  const key = {}
  return (db: { readonly connection: Database.Database }): Database.Statement<[P], R> =>
    once(db.connection, key, () => db.connection.prepare<[P], R>(text))
}
