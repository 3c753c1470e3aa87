// Owns: SQL of what is known of the expiry engine on the routers.
// Must never: judge it.
import { eq } from 'drizzle-orm'
import * as z from 'zod'
import type { ReadDb, Tx } from '../../platform/db/open'
import { ExpiryDeed, TrialReport } from './contract'
import type { Heartbeat } from './heartbeat'
import { routerExpiry } from './tables'

export type ExpiryRow = typeof routerExpiry.$inferSelect

export const findExpiry = (db: ReadDb, routerId: string): ExpiryRow | undefined =>
  db.read.select().from(routerExpiry).where(eq(routerExpiry.routerId, routerId)).get()

export const listExpiry = (db: ReadDb): ExpiryRow[] => db.read.select().from(routerExpiry).all()

export function keepExpiry(tx: Tx, routerId: string, values: Partial<Omit<ExpiryRow, 'routerId'>>): void {
  tx.write
    .insert(routerExpiry)
    .values({ routerId, ...values })
    .onConflictDoUpdate({ target: routerExpiry.routerId, set: values })
    .run()
  tx.publish('expiry')
}

const Texts = z.array(z.string())
const Beat = z.object({ scheduled: z.number().nullable(), ran: z.number().nullable(), at: z.number() })

export const textsOf = (json: string | undefined): string[] => (json === undefined ? [] : Texts.parse(JSON.parse(json)))

/** Reports of an older LoketNet may lack something: then there is none. */
export const reportOf = (row: Pick<ExpiryRow, 'report'> | undefined): ExpiryDeed | null =>
  row?.report ? (ExpiryDeed.safeParse(JSON.parse(row.report)).data ?? null) : null

export const trialOf = (row: Pick<ExpiryRow, 'trial'> | undefined): TrialReport | null =>
  row?.trial ? (TrialReport.safeParse(JSON.parse(row.trial)).data ?? null) : null

export const beatOf = (row: Pick<ExpiryRow, 'beat'> | undefined): Heartbeat | null =>
  row?.beat ? (Beat.safeParse(JSON.parse(row.beat)).data ?? null) : null
