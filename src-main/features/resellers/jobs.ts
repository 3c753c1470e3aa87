// Owns: the look at reservations that wait for a router: confirmed, or released.
// Must never: leave a reservation open for ever; a crash between reserving and confirming ends here.
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import type { PeriodicJob } from '../../platform/schedule'
import { heldSales } from './sale-store'
import { settleSale } from './selling'

export interface ResellerJobDeps {
  readonly db: Db
  readonly context: () => CommandContext
}

/** Each in its own transaction: one that cannot be settled does not hold the others back. */
export function settleAll({ db, context }: ResellerJobDeps): void {
  const failures: unknown[] = []
  for (const id of heldSales(db))
    try {
      db.transact((tx) => settleSale(tx, context(), id))
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw new AggregateError(failures, 'reservations of resellers could not be settled')
}

export const makeResellerSchedule = (deps: ResellerJobDeps): PeriodicJob[] => [
  {
    name: 'resellers.settle',
    title: 'Menyelesaikan penjualan reseller yang menunggu router',
    everyMs: 2_000,
    firstAfterMs: 1_000,
    run: () => settleAll(deps),
  },
]
