// Owns: titip jual: vouchers handed out on paper, counted by what was used, and taken back unsold.
// Must never: leave a code usable that came back, or ask money for one that nobody used.
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { DomainError, fieldError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findPackage } from '../catalog'
import { type AccountCode, MONEY_PLACES, post, type Transfer } from '../ledger'
import { requireShift } from '../shifts'
import { takeStock, voidVoucher } from '../vouchers'
import { costOf, moneyOf } from './domain'
import { resellerOf } from './people'
import { activeReseller, assertFunds, costFor } from './selling'
import { findPrice, levelsOf } from './store'
import { consignedVoucher, consignment, consignmentSettlement, type SETTLE_METHODS } from './tables'

export type ConsignmentRow = typeof consignment.$inferSelect
export type SettleMethod = (typeof SETTLE_METHODS)[number]

const SOURCE: Readonly<Record<SettleMethod, AccountCode>> = {
  ...MONEY_PLACES,
  balance: 'reseller-balance',
}

export const consignmentsOf = (db: ReadDb, resellerId: string): ConsignmentRow[] =>
  db.read
    .select()
    .from(consignment)
    .where(eq(consignment.resellerId, resellerId))
    .orderBy(desc(consignment.at))
    .limit(100)
    .all()

/**
 * By name, not by table: what happened to the codes is the vouchers' own. One that was used before it was made void is owed for
 * all the same; the router's last counters say so, whatever its state.
 */
const wasUsed = sql<boolean>`exists (
  select 1 from voucher v left join voucher_usage u on u.voucher_id = v.id
  where v.id = consigned_voucher.voucher_id and (v.state in ('active', 'finished') or (v.state = 'void' and (
    v.first_login_at is not null or u.uptime_seconds > 0 or u.bytes_in > 0 or u.bytes_out > 0 or u.last_seen_at is not null
  ))))`

const COUNTS = {
  out: sql<number>`coalesce(sum(state = 'out'), 0)`,
  paid: sql<number>`coalesce(sum(state = 'used'), 0)`,
  returned: sql<number>`coalesce(sum(state = 'returned'), 0)`,
  lapsed: sql<number>`coalesce(sum(state = 'lapsed'), 0)`,
  /** Used by now and not paid for yet. */
  due: sql<number>`coalesce(sum(state = 'out' and ${wasUsed}), 0)`,
}

export const countsOf = (db: ReadDb, consignmentId: string) =>
  db.read.select(COUNTS).from(consignedVoucher).where(eq(consignedVoucher.consignmentId, consignmentId)).get() ?? {
    out: 0,
    paid: 0,
    returned: 0,
    lapsed: 0,
    due: 0,
  }

export const outOf = (db: ReadDb, consignmentId: string) =>
  db.read
    .select({
      id: consignedVoucher.voucherId,
      state: sql<string>`(select v.state from voucher v where v.id = ${consignedVoucher.voucherId})`,
      wasUsed: wasUsed.mapWith(Boolean),
    })
    .from(consignedVoucher)
    .where(and(eq(consignedVoucher.consignmentId, consignmentId), eq(consignedVoucher.state, 'out')))
    .orderBy(asc(consignedVoucher.voucherId))
    .all()

export interface ConsignInput {
  readonly resellerId: string
  readonly packageId: string
  readonly routerId: string | null
  readonly quantity: number
  readonly note: string
}

/** Out of the stock with it: the till cannot sell these codes any more. No money moves yet. */
export function consign(tx: Tx, ctx: CommandContext, input: ConsignInput): { id: string; number: string } {
  const actor = requireActor(ctx)
  const row = activeReseller(tx, input.resellerId)
  const { packageId, quantity, note } = input
  const item = findPackage(tx, packageId)
  if (item?.master.serviceType !== 'hotspot') throw fieldError('packageId', 'PACKAGE_NOT_FOUND')
  const { operatorPrice } = costFor(tx, row.id, item)
  const id = ctx.newId()
  const number = nextNumberOfDay(tx, ctx, 'TJ')
  const taken = takeStock(tx, ctx, { packageId, quantity, routerId: input.routerId, saleId: id })
  tx.write
    .insert(consignment)
    .values({
      id,
      number,
      resellerId: row.id,
      packageId,
      packageName: item.name,
      quantity,
      unitPrice: operatorPrice,
      unitCustomerPrice: findPrice(tx, row.id, packageId)?.customerPrice ?? item.customerPrice,
      note,
      at: ctx.now,
      businessDay: ctx.businessDay,
      actorId: actor.id,
    })
    .run()
  for (const { id: voucherId } of taken)
    tx.write.insert(consignedVoucher).values({ voucherId, consignmentId: id, state: 'out', settlementId: null }).run()
  recordAudit(tx, ctx, {
    action: 'reseller.consign',
    subjectType: 'reseller',
    subjectId: row.id,
    detail: { number, package: item.name, quantity, operatorPrice },
  })
  tx.publish('resellers', 'vouchers')
  return { id, number }
}

/** What stands on his paper: the codes that are out, and what his customers pay. */
export function handedOut(db: ReadDb, id: string) {
  const note = db.read.select().from(consignment).where(eq(consignment.id, id)).get()
  if (!note) throw new DomainError('CONSIGNMENT_NOT_FOUND')
  const voucherIds = outOf(db, id).map((row) => row.id)
  return { voucherIds, name: note.number, price: note.unitCustomerPrice }
}

export interface SettleInput {
  readonly id: string
  readonly method: SettleMethod
  readonly reference: string
  /** Unsold ones are back in the shop: their codes end. */
  readonly takeBack: boolean
}

export interface Settled {
  readonly used: number
  readonly returned: number
  readonly lapsed: number
  readonly amount: number
}

/** `usedUnseen`: their routers have just said that they were used, and the books do not know it yet. */
export function settleConsignment(
  tx: Tx,
  ctx: CommandContext,
  input: SettleInput,
  usedUnseen: ReadonlySet<number> = new Set(),
): Settled {
  const actor = requireActor(ctx)
  const note = tx.read.select().from(consignment).where(eq(consignment.id, input.id)).get()
  if (!note) throw new DomainError('CONSIGNMENT_NOT_FOUND')
  const { method, reference } = input
  const out = outOf(tx, note.id)
  const used = out.filter(({ id, wasUsed }) => wasUsed || usedUnseen.has(id))
  const unused = out.filter((one) => !used.includes(one))
  const lapsed = unused.filter(({ state }) => state === 'lapsed' || state === 'void')
  const returned = input.takeBack ? unused.filter(({ state }) => state === 'sold') : []
  if (used.length + lapsed.length + returned.length === 0) throw new DomainError('CONSIGNMENT_NOTHING')
  const amount = rupiah(used.length * note.unitPrice)
  const row = resellerOf(tx, note.resellerId)
  if (method === 'balance') assertFunds(tx, row, amount)
  else if (method === 'cash' && amount > 0) requireShift(tx, ctx)
  else if (method !== 'cash' && amount > 0 && reference === '')
    throw fieldError('reference', 'PAYMENT_REFERENCE_NEEDED')
  const settlementId = ctx.newId()
  const result = { used: used.length, returned: returned.length, lapsed: lapsed.length, amount }
  tx.write
    .insert(consignmentSettlement)
    .values({
      id: settlementId,
      consignmentId: note.id,
      at: ctx.now,
      businessDay: ctx.businessDay,
      ...result,
      method,
      reference,
      actorId: actor.id,
    })
    .run()
  const mark = (rows: readonly { readonly id: number }[], state: 'used' | 'returned' | 'lapsed') => {
    for (const { id } of rows)
      tx.write.update(consignedVoucher).set({ state, settlementId }).where(eq(consignedVoucher.voucherId, id)).run()
  }
  mark(used, 'used')
  mark(lapsed, 'lapsed')
  mark(returned, 'returned')
  for (const { id } of returned)
    voidVoucher(tx, ctx, { voucherId: id, reason: `Titip jual ${note.number} dikembalikan` })
  post(tx, ctx, {
    sourceType: 'consignment',
    sourceId: settlementId,
    memo: `Titip jual ${note.number} ${used.length} x ${note.packageName}`,
    transfers: settlementTransfers(tx, note, method, used.length),
  })
  recordAudit(tx, ctx, {
    action: 'reseller.consignment-settled',
    subjectType: 'reseller',
    subjectId: note.resellerId,
    detail: { number: note.number, ...result, method, reference },
  })
  tx.publish('resellers', 'vouchers')
  return result
}

function settlementTransfers(db: ReadDb, note: ConsignmentRow, method: SettleMethod, used: number): Transfer[] {
  const cost = costOf(levelsOf(db, note.resellerId, note.packageId))
  // A price that changed since the hand-over does not change what the ones above earn of it beyond what was paid.
  const shares = cost && cost.operatorPrice === note.unitPrice ? moneyOf(cost, used, 0).shares : []
  return [
    {
      debit: SOURCE[method],
      credit: 'voucher-revenue',
      amount: rupiah(note.unitPrice * used),
      party: method === 'balance' ? note.resellerId : null,
    },
    ...shares.map(
      ({ resellerId, amount }): Transfer => ({
        debit: 'voucher-revenue',
        credit: 'reseller-balance',
        amount,
        party: resellerId,
      }),
    ),
  ]
}
