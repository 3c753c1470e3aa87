// Owns: SQL of payments, their parts and allocations, reversals.
// Must never: update or delete a payment.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading, writing } from '../../platform/db/statement'
import type { PayMethod } from './shapes'
import { payment, paymentAllocation, paymentPart, paymentReversal } from './tables'

export type PaymentRow = typeof payment.$inferSelect
export type PartRow = typeof paymentPart.$inferSelect
export type ReversalRow = typeof paymentReversal.$inferSelect

/** Plain SQL needs the connection; a Db and a Tx have it. */
export type Connected = ReadDb & Pick<Tx, 'connection'>

const insertPaymentRow = writing((q) =>
  q
    .insert(payment)
    .values({
      id: sql.placeholder('id'),
      number: sql.placeholder('number'),
      outletId: sql.placeholder('outletId'),
      deviceId: sql.placeholder('deviceId'),
      at: sql.placeholder('at'),
      businessDay: sql.placeholder('businessDay'),
      customerId: sql.placeholder('customerId'),
      cashierId: sql.placeholder('cashierId'),
      shiftId: sql.placeholder('shiftId'),
      total: sql.placeholder('total'),
      toBalance: sql.placeholder('toBalance'),
      note: sql.placeholder('note'),
    })
    .prepare(),
)
export const insertPayment = (tx: Tx, row: PaymentRow): void => {
  insertPaymentRow(tx).run(row)
}

export const insertPart = (tx: Tx, row: Omit<PartRow, 'id'>): void => {
  tx.write.insert(paymentPart).values(row).run()
}

export const insertAllocation = (tx: Tx, row: typeof paymentAllocation.$inferSelect): void => {
  tx.write.insert(paymentAllocation).values(row).run()
}

export const insertReversal = (tx: Tx, row: ReversalRow): void => {
  tx.write.insert(paymentReversal).values(row).run()
}

const paymentById = reading((q) =>
  q
    .select()
    .from(payment)
    .where(eq(payment.id, sql.placeholder('id')))
    .prepare(),
)
export const findPayment = (db: ReadDb, id: string): PaymentRow | undefined => paymentById(db).get({ id })

export const findPaymentByNumber = (db: ReadDb, number: string): PaymentRow | undefined =>
  db.read.select().from(payment).where(eq(payment.number, number)).get()

const partsById = reading((q) =>
  q
    .select()
    .from(paymentPart)
    .where(eq(paymentPart.paymentId, sql.placeholder('id')))
    .orderBy(asc(paymentPart.id))
    .prepare(),
)
export const partsOf = (db: ReadDb, id: string): PartRow[] => partsById(db).all({ id })

const allocationsById = reading((q) =>
  q
    .select({ invoiceId: paymentAllocation.invoiceId, amount: paymentAllocation.amount })
    .from(paymentAllocation)
    .where(eq(paymentAllocation.paymentId, sql.placeholder('id')))
    .orderBy(asc(paymentAllocation.invoiceId))
    .prepare(),
)
export const allocationsOf = (db: ReadDb, id: string) => allocationsById(db).all({ id })

const reversalById = reading((q) =>
  q
    .select()
    .from(paymentReversal)
    .where(eq(paymentReversal.paymentId, sql.placeholder('id')))
    .prepare(),
)
export const findReversal = (db: ReadDb, id: string): ReversalRow | undefined => reversalById(db).get({ id })

const othersOfBill = reading((q) =>
  q
    .select({ amount: sql<number>`coalesce(sum(${paymentAllocation.amount}), 0)` })
    .from(paymentAllocation)
    .innerJoin(payment, eq(payment.id, paymentAllocation.paymentId))
    .where(
      and(
        eq(paymentAllocation.invoiceId, sql.placeholder('invoiceId')),
        sql`(${payment.at} > ${sql.placeholder('at')} or (${payment.at} = ${sql.placeholder('at')} and ${payment.id} > ${sql.placeholder('id')}))`,
        sql`not exists (select 1 from payment_reversal r where r.payment_id = ${payment.id})`,
      ),
    )
    .prepare(),
)
/** Rupiah that later payments gave to a bill: what was open of it after this one is open now plus that. */
export const paidLater = (db: ReadDb, invoiceId: number, { id, at }: Pick<PaymentRow, 'id' | 'at'>): number =>
  othersOfBill(db).get({ invoiceId, id, at })?.amount ?? 0

export interface PaymentFilter {
  readonly before: { readonly at: number; readonly id: string } | null
  readonly limit: number
  readonly day: string | null
  readonly cashierId: string | null
  readonly method: PayMethod | null
  /** Null = of everybody. */
  readonly customerIds: readonly string[] | null
}

/** Newest first, a keyset page. */
export const listPayments = (db: ReadDb, filter: PaymentFilter): PaymentRow[] => {
  const { before, day, cashierId, method, customerIds } = filter
  return db.read
    .select()
    .from(payment)
    .where(
      and(
        before ? sql`(${payment.at}, ${payment.id}) < (${before.at}, ${before.id})` : undefined,
        day === null ? undefined : eq(payment.businessDay, day),
        cashierId === null ? undefined : eq(payment.cashierId, cashierId),
        method === null
          ? undefined
          : sql`exists (select 1 from payment_part p where p.payment_id = ${payment.id} and p.method = ${method})`,
        customerIds === null
          ? undefined
          : sql`${payment.customerId} in (select value from json_each(${JSON.stringify(customerIds)}))`,
      ),
    )
    .orderBy(sql`${payment.at} desc`, sql`${payment.id} desc`)
    .limit(filter.limit)
    .all()
}

export interface MethodSum {
  readonly method: PayMethod
  readonly count: number
  readonly amount: number
}

const sumsOfDay = plain<{ day: string }, MethodSum>(
  `select p.method, count(*) as count, sum(p.amount) as amount from payment_part p join payment y on y.id = p.payment_id
   where y.business_day = :day group by p.method`,
)
export const methodSums = (db: Connected, day: string): MethodSum[] => sumsOfDay(db).all({ day })

// Saldo is money that came in on another day; what was given back before the day was over has not come in.
const countOfDay = plain<{ day: string }, { count: number; cameIn: number; total: number; reversed: number }>(
  `select (select count(*) from payment where business_day = :day) as count,
          (select count(*) from payment y where y.business_day = :day
           and exists (select 1 from payment_part p where p.payment_id = y.id and p.method <> 'balance')
           and not exists (select 1 from payment_reversal r where r.payment_id = y.id and r.business_day = :day)
          ) as cameIn,
          (select coalesce(sum(p.amount), 0) from payment_part p join payment y on y.id = p.payment_id
           where y.business_day = :day and p.method <> 'balance') as total,
          (select coalesce(sum(p.amount), 0) from payment_reversal r join payment_part p on p.payment_id = r.payment_id
           where r.business_day = :day and p.method <> 'balance') as reversed`,
)
export const dayCount = (db: Connected, day: string) =>
  countOfDay(db).get({ day }) ?? { count: 0, cameIn: 0, total: 0, reversed: 0 }
