// Owns: what staff may ask about orders: the list, one order, a new one at the counter, finishing, giving up, cancelling.
// Must never: mark an order paid; money comes through payments.
import * as z from 'zod'
import { command, Done, Id, Line, Nothing, Page, PageRequest, query, Rupiah } from '../../shared/contract'
import { OrderMethod, OrderPolicy } from '../../shared/order-policy'
import { EVERYONE, MANAGERS, OWNER } from '../../shared/roles'
import { Buyer, Cart, Offer, OrderDetail, OrderRow, OrderState, PromoCode, Quote } from './shapes'

export const StaffOrderRow = OrderRow.extend({
  customerId: Id,
  customerName: z.string(),
  channel: z.enum(['portal', 'counter']),
  /** A confirmation of payment waits for a look. */
  isClaimed: z.boolean(),
  /** Paid, and staff have to fill in something. */
  needsPerson: z.boolean(),
})
export type StaffOrderRow = z.infer<typeof StaffOrderRow>

export const ordersContract = {
  list: query(
    EVERYONE,
    z.object({
      ...PageRequest,
      state: z
        .enum(['attention', ...OrderState.options])
        .nullable()
        .default(null),
      search: Line(60).default(''),
      /** Of one customer; null = everybody's. */
      customerId: Id.nullable().default(null),
    }),
    Page(StaffOrderRow),
  ),
  /** attention = claims to look at, items that need a person. */
  counts: query(
    EVERYONE,
    Nothing,
    z.object({
      attention: z.int(),
      unpaid: z.int(),
      processing: z.int(),
      /** Of those from the portal the one that was paid last. */
      newestPaid: z
        .object({
          id: Id,
          buyerName: z.string(),
          title: z.string(),
          paidAt: z.int(),
          /** Who of the shop took the payment that made it Lunas; null = nobody: saldo, gateway, nothing to pay. */
          paidBy: Id.nullable(),
        })
        .nullable(),
    }),
  ),
  get: query(
    EVERYONE,
    z.object({ id: Id }),
    OrderDetail.extend({
      customerId: Id,
      customerNumber: z.string(),
      channel: z.enum(['portal', 'counter']),
      placedBy: z.string(),
    }),
  ),
  /** Privat packages too. */
  offers: query(EVERYONE, Nothing, z.array(Offer)),
  /** Every way of paying; why one is not offered is for staff. */
  methods: query(
    EVERYONE,
    Nothing,
    z.array(
      z.object({ id: OrderMethod, label: z.string(), note: z.string(), isOffered: z.boolean(), hint: z.string() }),
    ),
  ),
  quote: query(EVERYONE, z.object({ items: Cart, promoCode: PromoCode, customerId: Id.nullable() }), Quote),
  /** At the counter: for a known customer, or for a new one who is made with it. The bill is paid at the pay desk right after. */
  place: command(
    EVERYONE,
    z.object({
      customerId: Id.nullable(),
      /** Of the new customer, or the billing address of a known one. */
      buyer: Buyer,
      items: Cart,
      promoCode: PromoCode,
      method: OrderMethod,
      notes: Line(500),
      /** The customer was shown the terms and agreed. */
      termsVersion: z.int().positive('Pelanggan perlu menyetujui Ketentuan Layanan dulu.'),
      shownTotal: Rupiah,
    }),
    z.object({ orderId: Id, customerId: Id, invoiceId: z.int(), total: Rupiah }),
  ),
  cancel: command(EVERYONE, z.object({ id: Id, reason: Line(120, 3) }), Done),
  /** Fills in what an item waits for and makes it: router, address of an IP Statis, a name for the login. */
  finishItem: command(
    MANAGERS,
    z.object({
      itemId: Id,
      routerId: Id.nullable(),
      /** No blanks, and nothing that a command line would read; empty or null = made by itself. */
      username: Line(40)
        .pipe(z.string().regex(/^[^\s"\\$;?]*$/, 'Tanpa spasi dan tanda baca " \\ $ ; ?'))
        .nullable(),
      address: Line(40).nullable(),
    }),
    Done,
  ),
  /** What can never be made of a paid order: its money (`toSaldo` of the item) becomes the customer's saldo. */
  giveUpItem: command(MANAGERS, z.object({ itemId: Id, reason: Line(120, 3) }), z.object({ toSaldo: Rupiah })),
  policy: query(EVERYONE, Nothing, OrderPolicy),
  savePolicy: command(OWNER, OrderPolicy, Done),
}
