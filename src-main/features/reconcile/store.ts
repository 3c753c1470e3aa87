// Owns: SQL of what the last comparison said.
// Must never: hold rows.
import { eq } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { ReconcileCounts, Trouble } from './contract'
import { reconcileRun } from './tables'

export interface RunRow {
  readonly routerId: string
  readonly at: number | null
  readonly counts: ReconcileCounts | null
  readonly trouble: Trouble | null
  readonly triedAt: number
}

type Stored = typeof reconcileRun.$inferSelect

const toRun = ({ routerId, at, counts, trouble, triedAt }: Stored): RunRow => ({
  routerId,
  at,
  counts: counts === null ? null : (ReconcileCounts.safeParse(JSON.parse(counts)).data ?? null),
  trouble: trouble === null ? null : Trouble.parse(JSON.parse(trouble)),
  triedAt,
})

export const listRuns = (db: ReadDb): RunRow[] => db.read.select().from(reconcileRun).all().map(toRun)

export function findRun(db: ReadDb, routerId: string): RunRow | undefined {
  const row = db.read.select().from(reconcileRun).where(eq(reconcileRun.routerId, routerId)).get()
  return row && toRun(row)
}

export function keepRun(tx: Tx, routerId: string, at: number, counts: ReconcileCounts): void {
  keep(tx, routerId, { at, counts: JSON.stringify(counts), trouble: null, triedAt: at })
}

/** What was known stays. */
export function keepFailure(tx: Tx, routerId: string, at: number, trouble: Trouble): void {
  keep(tx, routerId, { trouble: JSON.stringify(trouble), triedAt: at })
}

function keep(tx: Tx, routerId: string, values: Partial<Stored> & { triedAt: number }): void {
  tx.write
    .insert(reconcileRun)
    .values({ routerId, ...values })
    .onConflictDoUpdate({ target: reconcileRun.routerId, set: values })
    .run()
  tx.publish('care')
}
