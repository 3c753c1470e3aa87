// Owns: SQL of orders, their items, options and vouchers.
// Must never: change what was ordered; only how far it is.
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { orderItem, orderItemOption, orderItemVoucher, serviceOrder } from './tables'

export type OrderEntry = typeof serviceOrder.$inferSelect
export type ItemEntry = typeof orderItem.$inferSelect
export type OptionEntry = typeof orderItemOption.$inferSelect

export const insertOrder = (tx: Tx, row: OrderEntry): void => {
  tx.write.insert(serviceOrder).values(row).run()
}
export const insertItem = (tx: Tx, row: ItemEntry, options: readonly Omit<OptionEntry, 'itemId'>[]): void => {
  tx.write.insert(orderItem).values(row).run()
  for (const option of options)
    tx.write
      .insert(orderItemOption)
      .values({ ...option, itemId: row.id })
      .run()
}

const orderById = reading((q) =>
  q
    .select()
    .from(serviceOrder)
    .where(eq(serviceOrder.id, sql.placeholder('id')))
    .prepare(),
)
export const findEntry = (db: ReadDb, id: string): OrderEntry | undefined => orderById(db).get({ id })

/** Null = no such order. */
export const orderNumberOf = (db: ReadDb, id: string): string | null => findEntry(db, id)?.number ?? null

const itemsById = reading((q) =>
  q
    .select()
    .from(orderItem)
    .where(eq(orderItem.orderId, sql.placeholder('orderId')))
    .orderBy(asc(orderItem.position))
    .prepare(),
)
export const itemsOf = (db: ReadDb, orderId: string): ItemEntry[] => itemsById(db).all({ orderId })

export const findItem = (db: ReadDb, id: string): ItemEntry | undefined =>
  db.read.select().from(orderItem).where(eq(orderItem.id, id)).get()

const optionsById = reading((q) =>
  q
    .select()
    .from(orderItemOption)
    .where(eq(orderItemOption.itemId, sql.placeholder('itemId')))
    .orderBy(asc(orderItemOption.position))
    .prepare(),
)
export const optionsOf = (db: ReadDb, itemId: string): OptionEntry[] => optionsById(db).all({ itemId })

export const vouchersOf = (db: ReadDb, itemId: string): number[] =>
  db.read
    .select({ voucherId: orderItemVoucher.voucherId })
    .from(orderItemVoucher)
    .where(eq(orderItemVoucher.itemId, itemId))
    .orderBy(asc(orderItemVoucher.voucherId))
    .all()
    .map(({ voucherId }) => voucherId)

/** Undefined: it came of no order. */
export const itemOfVoucher = (db: ReadDb, voucherId: number): string | undefined =>
  db.read
    .select({ itemId: orderItemVoucher.itemId })
    .from(orderItemVoucher)
    .where(eq(orderItemVoucher.voucherId, voucherId))
    .get()?.itemId

export const insertVouchers = (tx: Tx, itemId: string, voucherIds: readonly number[]): void => {
  for (const voucherId of voucherIds) tx.write.insert(orderItemVoucher).values({ itemId, voucherId }).run()
}

type OrderChange = Partial<Pick<OrderEntry, 'state' | 'paidAt' | 'endedAt' | 'cancelReason'>>
export const changeOrder = (tx: Tx, id: string, change: OrderChange): void => {
  tx.write.update(serviceOrder).set(change).where(eq(serviceOrder.id, id)).run()
}

type ItemChange = Partial<
  Pick<ItemEntry, 'state' | 'need' | 'subscriptionId' | 'madeAt' | 'routerId' | 'givenBack' | 'givenBackTax'>
>
export const changeItem = (tx: Tx, id: string, change: ItemChange): void => {
  tx.write.update(orderItem).set(change).where(eq(orderItem.id, id)).run()
}

/** Of an order that is given up: what is not made stays unmade. */
export const cancelItems = (tx: Tx, orderId: string): void => {
  tx.write
    .update(orderItem)
    .set({ state: 'cancelled', need: '' })
    .where(and(eq(orderItem.orderId, orderId), inArray(orderItem.state, ['waiting', 'person'])))
    .run()
}

// The partial index is of both states: without them said, the whole table would be read.
const unpaidCount = reading((q) =>
  q
    .select({ count: sql<number>`count(*)` })
    .from(serviceOrder)
    .where(
      sql`customer_id = ${sql.placeholder('customerId')} and state in ('unpaid', 'processing') and state = 'unpaid'`,
    )
    .prepare(),
)
export const countUnpaid = (db: ReadDb, customerId: string): number => unpaidCount(db).get({ customerId })?.count ?? 0

const portalCount = reading((q) =>
  q
    .select({ count: sql<number>`count(*)` })
    .from(serviceOrder)
    .where(
      sql`customer_id = ${sql.placeholder('customerId')} and placed_at > ${sql.placeholder('since')} and channel = 'portal'`,
    )
    .prepare(),
)
/** Whatever became of them. */
export const countFromPhone = (db: ReadDb, customerId: string, since: number): number =>
  portalCount(db).get({ customerId, since })?.count ?? 0

// The bills' table by its name: it is not ours to import.
const paidUnpaid = plain<{ customerId: string }, { id: string }>(`
  select o.id from service_order o join invoice i on i.id = o.invoice_id
  where o.customer_id = :customerId and o.state in ('unpaid', 'processing') and o.state = 'unpaid' and i.state = 'paid'
  order by o.placed_at, o.id`)
/** Orders of a customer whose bill was paid just now. */
export const paidOrders = (tx: Tx, customerId: string): string[] =>
  paidUnpaid(tx)
    .all({ customerId })
    .map(({ id }) => id)
