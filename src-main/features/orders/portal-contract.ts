// Owns: ordering from a phone, in the guide's steps: look, configure, review with a promo code, place, follow, cancel.
// Must never: take a price or a customer from the phone; the session says who, the catalogue what it costs.
import * as z from 'zod'
import { Done, Id, Line, Nothing, Rupiah } from '../../shared/contract'
import { OrderMethod } from '../../shared/order-policy'
import { CUSTOMER, portalCommand, portalQuery } from '../../shared/portal-contract'
import { Buyer, Cart, Offer, OrderDetail, OrderRow, PromoCode, Quote } from './shapes'

export const orderPortalContract = {
  /** Publik and sold now; a Privat one is as unknown as any. */
  offer: portalQuery('guest', z.object({ packageId: Id }), Offer),
  /** Prices the cart. A wrong promo code is refused beside `promoCode`; a wrong choice beside `items.0.options.1` and the like. */
  quote: portalQuery('guest', z.object({ items: Cart, promoCode: PromoCode }), Quote),
  /** Ways of paying that the shop offers now. */
  methods: portalQuery('guest', Nothing, z.array(z.object({ id: OrderMethod, label: z.string(), note: z.string() }))),
  /** Name, phone and address as the shop knows them, to begin the form with; empty where it does not. */
  buyer: portalQuery(CUSTOMER, Nothing, z.object({ name: z.string(), phone: z.string(), address: z.string() })),
  place: portalCommand(
    CUSTOMER,
    z.object({
      items: Cart,
      promoCode: PromoCode,
      buyer: Buyer,
      method: OrderMethod,
      notes: Line(500),
      /** The version that was ticked; another one than the newest is refused beside `termsVersion`. */
      termsVersion: z.int().positive('Centang dulu bahwa Anda menyetujui Ketentuan Layanan.'),
      shownTotal: Rupiah,
    }),
    z.object({ orderId: Id }),
  ),
  list: portalQuery(CUSTOMER, Nothing, z.array(OrderRow)),
  get: portalQuery(CUSTOMER, z.object({ id: Id }), OrderDetail),
  /** Only while nothing is paid and no confirmation waits. */
  cancel: portalCommand(CUSTOMER, z.object({ id: Id }), Done),
}
