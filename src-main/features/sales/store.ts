// Owns: SQL of sales and refunds.
// Must never: update or delete a sale.
import { and, asc, desc, eq, lt, or, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import { refund, sale, saleLine, salePayment, saleVoucher } from './tables'

export type SaleRow = typeof sale.$inferSelect
export type SaleLineRow = typeof saleLine.$inferSelect
export type SalePaymentRow = typeof salePayment.$inferSelect
export type RefundRow = typeof refund.$inferSelect

const insertSaleRow = writing((q) =>
  q
    .insert(sale)
    .values({
      id: sql.placeholder('id'),
      receiptNumber: sql.placeholder('receiptNumber'),
      outletId: sql.placeholder('outletId'),
      deviceId: sql.placeholder('deviceId'),
      at: sql.placeholder('at'),
      businessDay: sql.placeholder('businessDay'),
      cashierId: sql.placeholder('cashierId'),
      shiftId: sql.placeholder('shiftId'),
      total: sql.placeholder('total'),
    })
    .prepare(),
)
export const insertSale = (tx: Tx, row: Omit<SaleRow, 'discount'>): void => {
  insertSaleRow(tx).run(row)
}

const insertLineRow = writing((q) =>
  q
    .insert(saleLine)
    .values({
      id: sql.placeholder('id'),
      saleId: sql.placeholder('saleId'),
      lineNumber: sql.placeholder('lineNumber'),
      packageId: sql.placeholder('packageId'),
      packageName: sql.placeholder('packageName'),
      quantity: sql.placeholder('quantity'),
      unitPrice: sql.placeholder('unitPrice'),
      operatorPrice: sql.placeholder('operatorPrice'),
      amount: sql.placeholder('amount'),
      terms: sql.placeholder('terms'),
    })
    .prepare(),
)
export const insertLine = (tx: Tx, row: SaleLineRow): void => {
  insertLineRow(tx).run(row)
}

const insertPaymentRow = writing((q) =>
  q
    .insert(salePayment)
    .values({
      id: sql.placeholder('id'),
      saleId: sql.placeholder('saleId'),
      method: sql.placeholder('method'),
      amount: sql.placeholder('amount'),
      received: sql.placeholder('received'),
      reference: sql.placeholder('reference'),
    })
    .prepare(),
)
export const insertPayment = (tx: Tx, row: SalePaymentRow): void => {
  insertPaymentRow(tx).run(row)
}

const insertVoucherRow = writing((q) =>
  q
    .insert(saleVoucher)
    .values({
      voucherId: sql.placeholder('voucherId'),
      saleId: sql.placeholder('saleId'),
      lineId: sql.placeholder('lineId'),
    })
    .prepare(),
)
export const insertSaleVoucher = (tx: Tx, row: typeof saleVoucher.$inferSelect): void => {
  insertVoucherRow(tx).run(row)
}

export const insertRefund = (tx: Tx, row: RefundRow): void => {
  tx.write.insert(refund).values(row).run()
}

const saleById = reading((q) =>
  q
    .select()
    .from(sale)
    .where(eq(sale.id, sql.placeholder('id')))
    .prepare(),
)
export const findSale = (db: ReadDb, id: string): SaleRow | undefined => saleById(db).get({ id })

const linesById = reading((q) =>
  q
    .select()
    .from(saleLine)
    .where(eq(saleLine.saleId, sql.placeholder('saleId')))
    .orderBy(asc(saleLine.lineNumber))
    .prepare(),
)
export const linesOf = (db: ReadDb, saleId: string): SaleLineRow[] => linesById(db).all({ saleId })

const paymentsById = reading((q) =>
  q
    .select()
    .from(salePayment)
    .where(eq(salePayment.saleId, sql.placeholder('saleId')))
    .orderBy(sql`${salePayment}.rowid`)
    .prepare(),
)
export const paymentsOf = (db: ReadDb, saleId: string): SalePaymentRow[] => paymentsById(db).all({ saleId })

const vouchersById = reading((q) =>
  q
    .select({ voucherId: saleVoucher.voucherId, lineId: saleVoucher.lineId })
    .from(saleVoucher)
    .where(eq(saleVoucher.saleId, sql.placeholder('saleId')))
    .orderBy(asc(saleVoucher.voucherId))
    .prepare(),
)
export const vouchersOf = (db: ReadDb, saleId: string) => vouchersById(db).all({ saleId })

export const saleOfVoucher = (db: ReadDb, voucherId: number) =>
  db.read.select().from(saleVoucher).where(eq(saleVoucher.voucherId, voucherId)).get()

export const findLine = (db: ReadDb, id: string): SaleLineRow | undefined =>
  db.read.select().from(saleLine).where(eq(saleLine.id, id)).get()

const refundsById = reading((q) =>
  q
    .select()
    .from(refund)
    .where(eq(refund.saleId, sql.placeholder('saleId')))
    .prepare(),
)
export const refundsOf = (db: ReadDb, saleId: string): RefundRow[] => refundsById(db).all({ saleId })

export const findByReceiptNumber = (db: ReadDb, receiptNumber: string): SaleRow | undefined =>
  db.read.select().from(sale).where(eq(sale.receiptNumber, receiptNumber)).get()

export interface SaleFilter {
  readonly day: string | null
  readonly before: { readonly at: number; readonly id: string } | null
  readonly limit: number
}

/** Newest first, a keyset page. */
export function listSales(db: ReadDb, filter: SaleFilter): SaleRow[] {
  const { before } = filter
  const older = before ? or(lt(sale.at, before.at), and(eq(sale.at, before.at), lt(sale.id, before.id))) : undefined
  return db.read
    .select()
    .from(sale)
    .where(and(filter.day ? eq(sale.businessDay, filter.day) : undefined, older))
    .orderBy(desc(sale.at), desc(sale.id))
    .limit(filter.limit)
    .all()
}
