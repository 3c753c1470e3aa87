// Owns: unpaid orders whose time is over, and what of orders needs a person.
// Must never: lapse an order on the word of a clock that leapt.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, ReadDb } from '../../platform/db/open'
import type { PeriodicJob } from '../../platform/schedule'
import { EVERYONE } from '../../shared/roles'
import { doubtOf } from '../invoices'
import type { OfficeTrouble } from '../kendala'
import { isDayLocked } from '../ledger'
import { lapseOrder } from './ending'
import { dueToLapse, waitingKinds } from './list'

const SLICE = 50

export interface OrderJobDeps {
  readonly db: Db
  readonly clock: Clock
  readonly context: () => CommandContext
}

/** Each in its own transaction: one that cannot be ended does not hold the others back. */
export function lapseAll({ db, context }: Pick<OrderJobDeps, 'db' | 'context'>): void {
  const failures: unknown[] = []
  for (let after = ''; ; ) {
    const ids = dueToLapse(db, context().now, after, SLICE)
    for (const id of ids)
      try {
        db.transact((tx) => lapseOrder(tx, context(), id))
      } catch (error) {
        failures.push(error)
      }
    const last = ids.at(-1)
    if (last === undefined || ids.length < SLICE) break
    after = last
  }
  if (failures.length > 0) throw new AggregateError(failures, 'orders could not be ended')
}

export const makeOrderSchedule = (deps: OrderJobDeps): PeriodicJob[] => [
  {
    name: 'orders.lapse',
    title: 'Mengakhiri pesanan yang tidak dibayar',
    everyMs: 60_000,
    firstAfterMs: 20_000,
    run: () => {
      if (isDayLocked(deps.db, deps.context().businessDay)) return // nothing is posted on a closed day; tomorrow goes on
      // a date that nobody believes waits for a router or the owner, as bills do
      if (doubtOf(deps) === null) lapseAll(deps)
    },
  },
]

/** For the Kendala screen; confirmations that wait stand there already, of orders as of any bill. */
export function orderTroubles(db: ReadDb, now: number): OfficeTrouble[] {
  const { person, partly, takenBack, since } = waitingKinds(db, now)
  const trouble = (key: string, count: number, message: string, advice: string): OfficeTrouble[] =>
    count === 0
      ? []
      : [
          {
            key,
            isBad: true,
            since,
            trouble: { code: key.toUpperCase().replaceAll('-', '_'), message: `${count} ${message}`, advice },
            goTo: ['pesanan'],
            goLabel: 'Buka Pesanan',
            roles: [...EVERYONE],
          },
        ]
  return [
    ...trouble(
      'orders-person',
      person,
      'pesanan sudah lunas tetapi belum dapat diaktifkan sendiri.',
      'Buka pesanannya dan isi yang kurang: layanannya langsung dibuat. Yang tidak dapat dibuat dibatalkan di sana, uangnya menjadi saldo.',
    ),
    ...trouble(
      'orders-partly',
      partly,
      'pesanan baru dibayar sebagian dan sudah lewat batas waktunya.',
      'Terima sisanya di Bayar tagihan, atau batalkan: uang yang sudah masuk menjadi saldo pelanggan.',
    ),
    ...trouble(
      'orders-taken-back',
      takenBack,
      'pesanan sudah aktif tetapi pembayarannya ditarik kembali.',
      'Tagihannya terbuka lagi dan tidak mengisolir sendiri. Terima pembayarannya, atau hentikan layanannya di kartu pelanggan.',
    ),
  ]
}
