// Owns: SQL of portal logins and sessions.
// Must never: take a token or a password in the clear.
import { and, desc, eq, lt, notInArray, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import type { PartyKind } from '../../shared/portal-contract'
import { portalLogin, portalSession } from './tables'

export type LoginRow = typeof portalLogin.$inferSelect
export type SessionRow = typeof portalSession.$inferSelect

const byName = reading((q) =>
  q
    .select()
    .from(portalLogin)
    .where(and(eq(portalLogin.kind, sql.placeholder('kind')), eq(portalLogin.loginName, sql.placeholder('name'))))
    .prepare(),
)
export const findLoginByName = (db: ReadDb, kind: PartyKind, name: string): LoginRow | undefined =>
  byName(db).get({ kind, name })

const byParty = reading((q) =>
  q
    .select()
    .from(portalLogin)
    .where(and(eq(portalLogin.kind, sql.placeholder('kind')), eq(portalLogin.partyId, sql.placeholder('partyId'))))
    .prepare(),
)
export const findLogin = (db: ReadDb, kind: PartyKind, partyId: string): LoginRow | undefined =>
  byParty(db).get({ kind, partyId })

export function putLogin(tx: Tx, row: LoginRow): void {
  const { kind: _, partyId: __, createdAt: ___, ...changes } = row
  tx.write
    .insert(portalLogin)
    .values(row)
    .onConflictDoUpdate({ target: [portalLogin.kind, portalLogin.partyId], set: changes })
    .run()
}

export function changeLogin(
  tx: Tx,
  kind: PartyKind,
  partyId: string,
  changes: Partial<Omit<LoginRow, 'kind' | 'partyId'>>,
): void {
  tx.write
    .update(portalLogin)
    .set(changes)
    .where(and(eq(portalLogin.kind, kind), eq(portalLogin.partyId, partyId)))
    .run()
}

const byToken = reading((q) =>
  q
    .select()
    .from(portalSession)
    .where(eq(portalSession.tokenHash, sql.placeholder('tokenHash')))
    .prepare(),
)
export const findSession = (db: ReadDb, tokenHash: string): SessionRow | undefined => byToken(db).get({ tokenHash })

/** This account has logged in from there before. */
export const isKnownAddress = (db: ReadDb, { kind, partyId, lastAddress }: LoginRow, address: string): boolean =>
  lastAddress === address ||
  db.read
    .select({ at: portalSession.createdAt })
    .from(portalSession)
    .where(and(eq(portalSession.kind, kind), eq(portalSession.partyId, partyId), eq(portalSession.address, address)))
    .limit(1)
    .get() !== undefined

export function insertSession(tx: Tx, row: SessionRow): void {
  tx.write.insert(portalSession).values(row).run()
}

export function touchSession(tx: Tx, tokenHash: string, now: number): void {
  tx.write.update(portalSession).set({ lastSeenAt: now }).where(eq(portalSession.tokenHash, tokenHash)).run()
}

export function deleteSession(tx: Tx, tokenHash: string): void {
  tx.write.delete(portalSession).where(eq(portalSession.tokenHash, tokenHash)).run()
}

export function deleteSessionsOf(tx: Tx, kind: PartyKind, partyId: string): void {
  tx.write
    .delete(portalSession)
    .where(and(eq(portalSession.kind, kind), eq(portalSession.partyId, partyId)))
    .run()
}

/** All but the ones that were used last. */
export function keepNewestSessions(tx: Tx, kind: PartyKind, partyId: string, most: number): void {
  const own = and(eq(portalSession.kind, kind), eq(portalSession.partyId, partyId))
  const kept = tx.read
    .select({ tokenHash: portalSession.tokenHash })
    .from(portalSession)
    .where(own)
    .orderBy(desc(portalSession.lastSeenAt), desc(portalSession.createdAt))
    .limit(most)
  tx.write
    .delete(portalSession)
    .where(and(own, notInArray(portalSession.tokenHash, kept)))
    .run()
}

export function deleteSessionsBefore(tx: Tx, lastSeenAt: number): void {
  tx.write.delete(portalSession).where(lt(portalSession.lastSeenAt, lastSeenAt)).run()
}
