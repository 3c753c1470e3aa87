// Owns: what payments do by themselves: ending promises whose day is over.
// Must never: move money.
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import type { PeriodicJob } from '../../platform/schedule'
import { judgePromises } from './promises'

export const makePaymentSchedule = (deps: {
  readonly db: Db
  readonly context: () => CommandContext
}): PeriodicJob[] => [
  {
    name: 'payments.promises',
    title: 'Menilai janji bayar',
    everyMs: 15 * 60_000,
    firstAfterMs: 20_000,
    run: () => {
      deps.db.transact((tx) => judgePromises(tx, deps.context()))
    },
  },
]
