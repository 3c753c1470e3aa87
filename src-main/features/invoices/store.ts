// Owns: SQL of bills and their lines.
// Must never: change what was billed; only what was paid and the state move.
import { asc, eq, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import { rupiah } from '../../shared/money'
import type { BillLine, InvoiceState, InvoiceView } from './domain'
import { invoice, invoiceLine } from './tables'

export type InvoiceRow = typeof invoice.$inferSelect

const insertRow = writing((q) =>
  q
    .insert(invoice)
    .values({
      number: sql.placeholder('number'),
      outletId: sql.placeholder('outletId'),
      deviceId: sql.placeholder('deviceId'),
      customerId: sql.placeholder('customerId'),
      subscriptionId: sql.placeholder('subscriptionId'),
      kind: sql.placeholder('kind'),
      packageName: sql.placeholder('packageName'),
      lateFeeOf: sql.placeholder('lateFeeOf'),
      periodStart: sql.placeholder('periodStart'),
      periodEnd: sql.placeholder('periodEnd'),
      issueDay: sql.placeholder('issueDay'),
      dueDay: sql.placeholder('dueDay'),
      issuedAt: sql.placeholder('issuedAt'),
      issuedBy: sql.placeholder('issuedBy'),
      total: sql.placeholder('total'),
      paid: 0,
      state: sql.placeholder('state'),
      paidAt: sql.placeholder('paidAt'),
      note: sql.placeholder('note'),
    })
    .returning({ id: invoice.id })
    .prepare(),
)
export type NewInvoice = Omit<InvoiceRow, 'id' | 'paid' | 'cancelledAt' | 'cancelReason'>
export const insertInvoice = (tx: Tx, row: NewInvoice): number => insertRow(tx).get(row).id

const insertLineRow = writing((q) =>
  q
    .insert(invoiceLine)
    .values({
      invoiceId: sql.placeholder('invoiceId'),
      kind: sql.placeholder('kind'),
      description: sql.placeholder('description'),
      amount: sql.placeholder('amount'),
      packageId: sql.placeholder('packageId'),
      isLong: sql.placeholder('isLong'),
    })
    .prepare(),
)
export const insertLine = (tx: Tx, invoiceId: number, line: BillLine): void => {
  insertLineRow(tx).run({ ...line, isLong: line.isLong === true, invoiceId })
}

const rowById = reading((q) =>
  q
    .select()
    .from(invoice)
    .where(eq(invoice.id, sql.placeholder('id')))
    .prepare(),
)
export const findRow = (db: ReadDb, id: number): InvoiceRow | undefined => rowById(db).get({ id })

const linesById = reading((q) =>
  q
    .select()
    .from(invoiceLine)
    .where(eq(invoiceLine.invoiceId, sql.placeholder('id')))
    .orderBy(asc(invoiceLine.id))
    .prepare(),
)
export const linesOf = (db: ReadDb, id: number): BillLine[] =>
  linesById(db)
    .all({ id })
    .map(({ kind, description, amount, packageId, isLong }) => ({
      kind,
      description,
      amount: rupiah(amount),
      packageId,
      ...(isLong && { isLong }),
    }))

/** Columns of a view; `i` is the bill, `c` its customer (joined as text: the customers' tables are not ours to import). */
export const VIEW = {
  id: sql<number>`i.id`,
  number: sql<string>`i.number`,
  customerId: sql<string>`i.customer_id`,
  customerNumber: sql<string>`c.number`,
  customerName: sql<string>`c.name`,
  customerPhone: sql<string>`c.phone`,
  subscriptionId: sql<string | null>`i.subscription_id`,
  packageName: sql<string>`i.package_name`,
  kind: sql<InvoiceView['kind']>`i.kind`,
  periodStart: sql<string | null>`i.period_start`,
  periodEnd: sql<string | null>`i.period_end`,
  issueDay: sql<string>`i.issue_day`,
  dueDay: sql<string>`i.due_day`,
  total: sql<number>`i.total`,
  paid: sql<number>`i.paid`,
  state: sql<InvoiceState>`i.state`,
  isLateFee: sql<number>`i.late_fee_of is not null`,
  note: sql<string>`i.note`,
}
export const VIEW_FROM = sql`invoice i join customer c on c.id = i.customer_id`

type ViewRow = { readonly [K in keyof typeof VIEW]: (typeof VIEW)[K]['_']['type'] }

export const toView = (row: ViewRow, today: string): InvoiceView => ({
  ...row,
  total: rupiah(row.total),
  paid: rupiah(row.paid),
  // An order that nobody paid lapses; it is never a debt.
  isOverdue: row.state === 'unpaid' && row.kind !== 'order' && row.dueDay < today,
  isLateFee: row.isLateFee === 1,
})

const viewById = reading((q) =>
  q
    .select(VIEW)
    .from(VIEW_FROM)
    .where(sql`i.id = ${sql.placeholder('id')}`)
    .prepare(),
)
export const findView = (db: ReadDb, id: number) => viewById(db).get({ id })

const viewByNumber = reading((q) =>
  q
    .select(VIEW)
    .from(VIEW_FROM)
    .where(sql`i.number = ${sql.placeholder('number')}`)
    .prepare(),
)
export const findViewByNumber = (db: ReadDb, number: string) => viewByNumber(db).get({ number })

const openViews = reading((q) =>
  q
    .select(VIEW)
    .from(VIEW_FROM)
    .where(sql`i.customer_id = ${sql.placeholder('customerId')} and i.state in ('unpaid', 'pending')`)
    .orderBy(sql`i.due_day, i.id`)
    .prepare(),
)
export const openViewsOf = (db: ReadDb, customerId: string) => openViews(db).all({ customerId })

const newestViews = reading((q) =>
  q
    .select(VIEW)
    .from(VIEW_FROM)
    .where(sql`i.customer_id = ${sql.placeholder('customerId')}`)
    .orderBy(sql`i.id desc`)
    .limit(sql.placeholder('limit'))
    .prepare(),
)
export const newestViewsOf = (db: ReadDb, customerId: string, limit: number) =>
  newestViews(db).all({ customerId, limit })

const openTotal = reading((q) =>
  q
    .select({ amount: sql<number>`coalesce(sum(i.total - i.paid), 0)` })
    .from(sql`invoice i`)
    .where(sql`i.customer_id = ${sql.placeholder('customerId')} and i.state in ('unpaid', 'pending')`)
    .prepare(),
)
export const openAmountOf = (db: ReadDb, customerId: string): number => openTotal(db).get({ customerId })?.amount ?? 0

const changeRow = writing((q) =>
  q
    .update(invoice)
    .set({
      paid: sql`${sql.placeholder('paid')}`,
      state: sql`${sql.placeholder('state')}`,
      paidAt: sql`${sql.placeholder('paidAt')}`,
    })
    .where(eq(invoice.id, sql.placeholder('id')))
    .prepare(),
)
export const changePaid = (
  tx: Tx,
  change: { id: number; paid: number; state: InvoiceState; paidAt: number | null },
): void => {
  changeRow(tx).run(change)
}

export const markCancelled = (tx: Tx, id: number, at: number, reason: string): void => {
  tx.write
    .update(invoice)
    .set({ state: 'cancelled', paid: 0, paidAt: null, cancelledAt: at, cancelReason: reason })
    .where(eq(invoice.id, id))
    .run()
}
