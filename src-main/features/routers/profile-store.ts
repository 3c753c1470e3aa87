// Owns: SQL of what is known of our profiles on the routers.
// Must never: decide what a profile should be; profile.ts does.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { ReadDb, Tx } from '../../platform/db/open'
import { ProfileDrift, Trouble } from './contract'
import { router, routerProfile } from './tables'

export type ProfileRow = typeof routerProfile.$inferSelect

const ofPair = (routerId: string, masterId: string) =>
  and(eq(routerProfile.routerId, routerId), eq(routerProfile.masterId, masterId))

export const listProfiles = (db: ReadDb, routerId: string): ProfileRow[] =>
  db.read
    .select()
    .from(routerProfile)
    .where(eq(routerProfile.routerId, routerId))
    .orderBy(asc(routerProfile.profileName))
    .all()

export const findProfile = (db: ReadDb, routerId: string, masterId: string): ProfileRow | undefined =>
  db.read.select().from(routerProfile).where(ofPair(routerId, masterId)).get()

/** Active routers that hold the profile of a master. */
export const routersHolding = (db: ReadDb, masterId: string): string[] =>
  db.read
    .select({ id: routerProfile.routerId })
    .from(routerProfile)
    .innerJoin(router, eq(router.id, routerProfile.routerId))
    .where(and(eq(routerProfile.masterId, masterId), isNull(router.archivedAt)))
    .all()
    .map((row) => row.id)

export interface ProfileCounts {
  readonly total: number
  readonly drift: number
  readonly failed: number
  readonly waiting: number
}

export function countProfiles(db: ReadDb): Map<string, ProfileCounts> {
  const rows = db.read
    .select({
      routerId: routerProfile.routerId,
      total: sql<number>`count(*)`,
      drift: sql<number>`sum(${routerProfile.state} = 'drift')`,
      failed: sql<number>`sum(${routerProfile.state} = 'failed')`,
      waiting: sql<number>`sum(${routerProfile.state} = 'waiting')`,
    })
    .from(routerProfile)
    .groupBy(routerProfile.routerId)
    .all()
  return new Map(rows.map(({ routerId, ...counts }) => [routerId, counts]))
}

/** The profile is wished for; what was known of it stays until the router answers. */
export function setProfileWaiting(tx: Tx, routerId: string, masterId: string): void {
  tx.write
    .insert(routerProfile)
    .values({ routerId, masterId, profileName: '', state: 'waiting' })
    .onConflictDoUpdate({ target: [routerProfile.routerId, routerProfile.masterId], set: { state: 'waiting' } })
    .run()
  tx.publish('routers')
}

export interface ProfileFinding {
  readonly profileName: string
  readonly drift: readonly ProfileDrift[]
  readonly at: number
}

export function setProfileChecked(tx: Tx, routerId: string, masterId: string, finding: ProfileFinding): void {
  tx.write
    .update(routerProfile)
    .set({
      profileName: finding.profileName,
      state: finding.drift.length > 0 ? 'drift' : 'ok',
      drift: JSON.stringify(finding.drift),
      error: null,
      checkedAt: finding.at,
    })
    .where(ofPair(routerId, masterId))
    .run()
  tx.publish('routers')
}

export function setProfileFailed(tx: Tx, routerId: string, masterId: string, trouble: Trouble, at: number): void {
  tx.write
    .update(routerProfile)
    .set({ state: 'failed', error: JSON.stringify(trouble), checkedAt: at })
    .where(ofPair(routerId, masterId))
    .run()
  tx.publish('routers')
}

/** A person gave the repair up: it is as it was found, or unknown. */
export function setProfileGivenUp(tx: Tx, routerId: string, masterId: string): void {
  const state = sql`case when ${routerProfile.drift} = '[]' and ${routerProfile.checkedAt} is not null then 'ok' else 'drift' end`
  tx.write.update(routerProfile).set({ state }).where(ofPair(routerId, masterId)).run()
  tx.publish('routers')
}

const Drifts = z.array(ProfileDrift)
export const driftOf = (row: ProfileRow): ProfileDrift[] => Drifts.parse(JSON.parse(row.drift))
export const troubleOf = (row: ProfileRow): Trouble | null =>
  row.error === null || row.state !== 'failed' ? null : Trouble.parse(JSON.parse(row.error))
