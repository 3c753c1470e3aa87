// Owns: SQL of routers.
// Must never: hand a sealed password to anything but the link.
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { RouterFacts } from './contract'
import type { RouterView } from './domain'
import { router } from './tables'

export type RouterRow = typeof router.$inferSelect

export const keyOfName = (name: string): string => name.trim().toLocaleLowerCase('id')

const rowById = reading((q) =>
  q
    .select()
    .from(router)
    .where(eq(router.id, sql.placeholder('id')))
    .prepare(),
)

/** Archived ones too. */
export const findRouterRow = (db: ReadDb, id: string): RouterRow | undefined => rowById(db).get({ id })

const activeRows = reading((q) =>
  q.select().from(router).where(isNull(router.archivedAt)).orderBy(asc(router.nameKey)).prepare(),
)

export const listRouterRows = (db: ReadDb): RouterRow[] => activeRows(db).all()

const toView = (row: RouterRow): RouterView => ({
  id: row.id,
  name: row.name,
  host: row.host,
  port: row.port,
  useTls: row.useTls,
  hotspotServer: row.hotspotServer,
  wifiName: row.wifiName,
  loginHost: row.loginHost,
  isArchived: row.archivedAt !== null,
})

/** Archived ones too: a past sale still names its router. */
export function findRouter(db: ReadDb, id: string): RouterView | undefined {
  const row = findRouterRow(db, id)
  return row && toView(row)
}

/** The active ones, by name. */
export const listRouters = (db: ReadDb): RouterView[] => listRouterRows(db).map(toView)

export const findNamesake = (db: ReadDb, name: string, exceptId: string): RouterRow | undefined =>
  db.read
    .select()
    .from(router)
    .where(and(eq(router.nameKey, keyOfName(name)), isNull(router.archivedAt), ne(router.id, exceptId)))
    .get()

/** Facts of an older LoketNet may lack something: then the router is simply looked at again. */
export function factsOf(row: Pick<RouterRow, 'facts'>): RouterFacts | null {
  return row.facts === null ? null : (RouterFacts.safeParse(JSON.parse(row.facts)).data ?? null)
}

/** Router's clock minus ours in seconds, as of the last look; null = not known. */
export function clockOffsetOf(db: ReadDb, id: string): number | null {
  const row = findRouterRow(db, id)
  return (row && factsOf(row)?.clockOffsetSeconds) ?? null
}

/** A router's look counts for so long; each connection and each hour brings a new one. */
const VOUCHES_FOR_MS = 2 * 3_600_000
const AGREES_WITHIN_SECONDS = 86_400

/** True when a router that was looked at just now has the same day as this computer: the computer's date can be believed. */
export const isClockVouched = (db: ReadDb, now: number): boolean =>
  listRouterRows(db).some((row) => {
    const facts = factsOf(row)
    if (!facts || facts.clockOffsetSeconds === null) return false
    const age = now - facts.lookedAt
    return age >= 0 && age < VOUCHES_FOR_MS && Math.abs(facts.clockOffsetSeconds) < AGREES_WITHIN_SECONDS
  })

type Editable = Pick<
  RouterRow,
  | 'name'
  | 'host'
  | 'port'
  | 'useTls'
  | 'username'
  | 'sealedPassword'
  | 'hotspotServer'
  | 'wifiName'
  | 'loginHost'
  | 'pinSha256'
>

export function insertRouter(tx: Tx, id: string, values: Editable, now: number): void {
  tx.write
    .insert(router)
    .values({ id, ...values, nameKey: keyOfName(values.name), createdAt: now, updatedAt: now })
    .run()
  tx.publish('routers')
}

export function changeRouter(
  tx: Tx,
  id: string,
  changes: Partial<Editable> & { archivedAt?: number },
  now: number,
): void {
  const nameKey = changes.name === undefined ? {} : { nameKey: keyOfName(changes.name) }
  tx.write
    .update(router)
    .set({ ...changes, ...nameKey, updatedAt: now })
    .where(eq(router.id, id))
    .run()
  tx.publish('routers')
}

export function keepFacts(tx: Tx, id: string, facts: RouterFacts): void {
  tx.write
    .update(router)
    .set({ facts: JSON.stringify(RouterFacts.parse(facts)) })
    .where(eq(router.id, id))
    .run()
  tx.publish('routers')
}

export function keepLastSeen(tx: Tx, id: string, now: number): void {
  tx.write.update(router).set({ lastSeenAt: now }).where(eq(router.id, id)).run()
  tx.publish('routers')
}

/** The certificate of the first connection; a pin that is there already stays. */
export function keepFirstPin(tx: Tx, id: string, pinSha256: string): void {
  tx.write
    .update(router)
    .set({ pinSha256 })
    .where(and(eq(router.id, id), isNull(router.pinSha256)))
    .run()
  tx.publish('routers')
}
