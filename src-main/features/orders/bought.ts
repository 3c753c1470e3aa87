// Owns: the vouchers that a customer's paid orders brought him.
// Must never: list one of an order that is not paid, or of another customer.
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { voucherPriceOf } from './refunding'

export interface OrderedVoucher {
  readonly orderId: string
  readonly orderNumber: string
  readonly paidAt: number
  readonly packageName: string
  /** Rupiah of one, as it stands in the order: before a promo and PPN. */
  readonly price: number
  readonly voucherId: number
}

// The bills' table by its name: it is not ours to import.
const bought = plain<{ customerId: string; limit: number }, Omit<OrderedVoucher, 'price'> & ListedItem>(`
  select o.id as orderId, o.number as orderNumber, o.paid_at as paidAt, i.package_name as packageName,
         i.lines, i.quantity, v.voucher_id as voucherId
  from service_order o
  join invoice b on b.id = o.invoice_id and b.state = 'paid'
  join order_item i on i.order_id = o.id and i.state = 'active'
  join order_item_voucher v on v.item_id = i.id
  where o.customer_id = :customerId and o.paid_at is not null
  order by o.placed_at desc, i.position, v.voucher_id
  limit :limit`)

type ListedItem = Parameters<typeof voucherPriceOf>[0]

/** Newest order first. */
export const orderedVouchersOf = (
  db: ReadDb & Pick<Tx, 'connection'>,
  customerId: string,
  limit: number,
): OrderedVoucher[] =>
  bought(db)
    .all({ customerId, limit })
    .map(({ lines, quantity, ...row }) => ({ ...row, price: voucherPriceOf({ lines, quantity }) }))
