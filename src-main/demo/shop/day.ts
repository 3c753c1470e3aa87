// Owns: a day at the demo's counter while time leaps: neighbours pay, voucher buyers come.
// Must never: be told how it ends; who pays comes from habit and dice, through the real commands.
import { listPackages } from '../../features/catalog'
import { sell } from '../../features/sales'
import { listUsers } from '../../features/users'
import { createBatch, presentStock } from '../../features/vouchers'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { inShift } from './drawer'
import { neighboursPay } from './isp'
import { seededChance } from './story'

export interface DayDeps {
  readonly db: Db
  /** As the cashier who is at the counter. */
  readonly cashier: () => CommandContext
  readonly paid: (tx: Tx, ctx: CommandContext, customerId: string) => void
}

const BUYERS = 18
/** Below this the owner prints a new batch. */
const LOW_STOCK = 40
const NEW_BATCH = 150

export function makeDays({ db, cashier, paid }: DayDeps): () => void {
  return () => {
    const ctx = cashier()
    const approverId = listUsers(db).find(({ role }) => role === 'owner')?.id ?? ''
    const dice = seededChance(Math.floor(ctx.now / 86_400_000))
    db.transact((tx) => {
      const before = newestPaper(tx)
      const work = (inside: (one: CommandContext) => CommandContext) => {
        neighboursPay(tx, () => inside(ctx), dice, paid)
        sellVouchers(tx, inside(ctx), dice)
      }
      // A shift that the visitor opened himself stays his to close.
      if (ctx.shiftId !== null) work((one) => one)
      else inShift(tx, { opening: ctx, closing: ctx, approverId }, dice, work)
      handOut(tx, before, ctx.now)
    })
  }
}

const newestPaper = (tx: Tx): number =>
  tx.connection.prepare<[], number>('select coalesce(max(id), 0) from print_job').pluck().get() ?? 0

/** The papers of a day that leapt by came out on that day: a printer on the wall does not print a month at once. */
const handOut = (tx: Tx, before: number, now: number): void => {
  tx.connection.prepare("update print_job set state = 'printed', updated_at = ? where id > ?").run(now, before)
}

function sellVouchers(tx: Tx, ctx: CommandContext, dice: () => number): void {
  const packages = listPackages(tx, { serviceType: 'hotspot' }).filter(({ isArchived }) => !isArchived)
  for (let buyer = 0; buyer < BUYERS; buyer++) {
    const item = packages[Math.floor(dice() ** 2 * packages.length)]
    if (!item || presentStock(tx, { packageId: item.id, routerId: null, now: ctx.now }) < LOW_STOCK) continue
    sell(tx, ctx, {
      lines: [{ packageId: item.id, quantity: 1, shownPrice: item.customerPrice }],
      payments: [{ method: 'cash', amount: item.customerPrice, received: item.customerPrice, reference: '' }],
      routerId: null,
    })
  }
  const [routerId] = tx.connection
    .prepare<[], string>('select id from router where archived_at is null order by id')
    .pluck()
    .all()
  for (const item of packages)
    if (routerId && presentStock(tx, { packageId: item.id, routerId, now: ctx.now }) < LOW_STOCK + BUYERS)
      createBatch(tx, ctx, { packageId: item.id, routerId, quantity: NEW_BATCH, reason: 'Stok menipis' })
}
