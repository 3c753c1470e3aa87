// Owns: SQL of people.
// Must never: decide who may do what.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import type { Role } from '../../shared/roles'
import { user } from './tables'

export type UserRow = typeof user.$inferSelect

export const keyOfName = (name: string): string => name.trim().toLocaleLowerCase('id')

const userById = reading((q) =>
  q
    .select()
    .from(user)
    .where(eq(user.id, sql.placeholder('id')))
    .prepare(),
)
/** Asked several times a click: who is it, may he, what is his name. */
export const findUser = (db: ReadDb, id: string): UserRow | undefined => userById(db).get({ id })

export const findUserByName = (db: ReadDb, name: string): UserRow | undefined =>
  db.read
    .select()
    .from(user)
    .where(eq(user.nameKey, keyOfName(name)))
    .get()

export const listUsers = (db: ReadDb): UserRow[] => db.read.select().from(user).orderBy(asc(user.nameKey)).all()

export const countActiveOwners = (db: ReadDb): number =>
  db.read
    .select({ count: sql<number>`count(*)` })
    .from(user)
    .where(and(eq(user.role, 'owner'), eq(user.isActive, true)))
    .get()?.count ?? 0

export const hasUsers = (db: ReadDb): boolean => db.read.select({ id: user.id }).from(user).limit(1).get() !== undefined

export function insertUser(
  tx: Tx,
  row: { id: string; name: string; role: Role; secretHash: string; now: number },
): UserRow {
  return tx.write
    .insert(user)
    .values({
      id: row.id,
      name: row.name,
      nameKey: keyOfName(row.name),
      role: row.role,
      secretHash: row.secretHash,
      createdAt: row.now,
      updatedAt: row.now,
    })
    .returning()
    .get()
}

type Changes = Partial<Pick<UserRow, 'role' | 'isActive' | 'secretHash' | 'failedTries' | 'lockedUntil' | 'name'>>

export function changeUser(tx: Tx, id: string, changes: Changes, now: number): UserRow | undefined {
  const nameKey = changes.name === undefined ? {} : { nameKey: keyOfName(changes.name) }
  return tx.write
    .update(user)
    .set({ ...changes, ...nameKey, updatedAt: now })
    .where(eq(user.id, id))
    .returning()
    .get()
}
