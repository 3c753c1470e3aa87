// Owns: SQL of what was last noticed about a router's health.
// Must never: judge it.
import { eq } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { ClockReading } from './contract'
import { routerCare } from './tables'

export type CareRow = typeof routerCare.$inferSelect

export const findCare = (db: ReadDb, routerId: string): CareRow | undefined =>
  db.read.select().from(routerCare).where(eq(routerCare.routerId, routerId)).get()

export const listCare = (db: ReadDb): CareRow[] => db.read.select().from(routerCare).all()

export function keepCare(tx: Tx, routerId: string, values: Partial<Omit<CareRow, 'routerId'>>): void {
  tx.write
    .insert(routerCare)
    .values({ routerId, ...values })
    .onConflictDoUpdate({ target: routerCare.routerId, set: values })
    .run()
  tx.publish('care')
}

/** A reading of an older LoketNet may lack something: then the router is simply looked at again. */
export const clockOf = (row: Pick<CareRow, 'clock'> | undefined): ClockReading | null =>
  row?.clock ? (ClockReading.safeParse(JSON.parse(row.clock)).data ?? null) : null
