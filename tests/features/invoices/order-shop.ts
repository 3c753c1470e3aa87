// Owns: orders' bills for tests: how a package is ordered, the bill, its payment and the days it paid for.
// Must never: know the orders; it does what they do with a bill.
import type { Ordering } from '../../../src-main/features/catalog'
import { saveOrdering } from '../../../src-main/features/catalog/ordering'
import {
  coverPeriod,
  createOrderInvoice,
  findInvoice,
  type InvoiceView,
  type OrderLine,
  orderPeriod,
  quoteOrderLines,
  settleInvoice,
} from '../../../src-main/features/invoices'
import { post } from '../../../src-main/features/ledger'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import type { BillShop } from './bill-shop'

export const line = (kind: OrderLine['kind'], amount: number, over: Partial<OrderLine> = {}): OrderLine => ({
  kind,
  description: kind,
  amount,
  packageId: null,
  ...over,
})

export function setCycles(shop: BillShop, packageId: string, cycles: Ordering['cycles']): void {
  shop.act((tx, ctx) => saveOrdering(tx, ctx, { packageId, asksDomain: false, installFee: 0, cycles, options: [] }))
}

export const order = (shop: BillShop, customerId: string, lines: readonly OrderLine[], dueDay?: string): InvoiceView =>
  shop.act((tx, ctx) =>
    createOrderInvoice(tx, ctx, {
      customerId,
      packageName: 'Cloud Hosting',
      lines,
      dueDay: dueDay ?? ctx.businessDay,
      note: 'Pesanan PSN-261101-0001',
    }),
  )

export function payAll(shop: BillShop, invoiceId: number): void {
  shop.act((tx, ctx) => {
    const bill = findInvoice(tx, invoiceId, ctx.businessDay)
    if (!bill || bill.total === bill.paid) return
    const amount = rupiah(bill.total - bill.paid)
    settleInvoice(tx, ctx, { invoiceId, amount })
    const transfers = [{ debit: 'cash-drawer', credit: 'receivable', amount, party: bill.customerId } as const]
    post(tx, ctx, { sourceType: 'payment', sourceId: String(invoiceId), memo: '', transfers })
  })
}

export interface Ordered {
  readonly bill: InvoiceView
  readonly subscriptionId: string
}

export interface OrderedService {
  readonly months: 1 | 3 | 12
  readonly amount: number
  readonly packageId?: string
  readonly more?: readonly OrderLine[]
}

/** Ordered, paid and activated on the day that the clock says. */
export function orderService(shop: BillShop, { months, amount, packageId, more = [] }: OrderedService): Ordered {
  const customerId = shop.customer().id
  const pack = packageId ?? shop.packs.other.id
  const isLong = months > 1
  const lines = [line('subscription', amount, { packageId: pack, isLong }), ...more]
  const bill = order(shop, customerId, lines)
  payAll(shop, bill.id)
  const subscriptionId = activate(shop, bill, { months, packageId: pack, lines })
  return { bill, subscriptionId }
}

export function activate(
  shop: BillShop,
  bill: InvoiceView,
  { months, packageId, lines }: { months: 1 | 3 | 12; packageId: string; lines: readonly OrderLine[] },
): string {
  const start = calendarDate(shop.ctx().businessDay)
  const period = orderPeriod(start, months)
  const { id } = shop.subscribe({
    customerId: bill.customerId,
    packageId,
    routerId: null,
    startDay: start,
    billingDay: period.billingDay,
    cycleMonths: months,
    firstPeriod: 'full',
  })
  const held = quoteOrderLines(shop.db, bill.issueDay, lines).filter((one) => one.isLong && one.packageId === packageId)
  const amount = held.reduce((sum, one) => sum + one.amount, 0)
  shop.act((tx) => coverPeriod(tx, { ...period, invoiceId: bill.id, subscriptionId: id, amount, months }))
  return id
}

/** Another package of the same kind, 60.000 a month. */
export function makeBigger(shop: BillShop): string {
  const { id, master } = shop.packs.other
  const bigger = shop.ctx().newId()
  shop.db.connection
    .prepare(
      `insert into package (id, master_id, name, name_key, customer_price, operator_price, code_format, created_at, updated_at)
       select ?, ?, 'Sewa Router Besar', 'sewa router besar', 60000, 60000, code_format, 0, 0 from package where id = ?`,
    )
    .run(bigger, master.id, id)
  return bigger
}
