// Owns: the shapes of an order that the counter and the portal share: what is chosen, what it costs, how far it is.
// Must never: take a price from whoever orders; `shownTotal` is only compared.
import * as z from 'zod'
import { Id, Instant, Line, Rupiah } from '../../shared/contract'
import { OrderMethod } from '../../shared/order-policy'
import { CycleMonths, OrderOption } from '../catalog/ordering-contract'

/** new = to be registered; transfer = brought from another registrar; own = stays where it is. */
export const DOMAIN_KINDS = ['new', 'transfer', 'own'] as const
/** In lower case. */
export const DOMAIN_NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/
export const ChosenDomain = z.object({
  kind: z.enum(DOMAIN_KINDS),
  name: Line(253, 1).pipe(z.string().toLowerCase().regex(DOMAIN_NAME, 'Tulis seperti namatoko.id.')),
})

export const ChosenOption = z.object({
  optionId: Id,
  /** Id of the choice, a number, 'ya' or 'tidak', or the text. */
  value: Line(200),
})

/** One line of the cart, as it is kept on the phone or at the counter. */
export const CartItem = z.object({
  packageId: Id,
  /** 1 for Harian and vouchers. */
  cycleMonths: CycleMonths,
  /** Vouchers: 1-50; anything else 1. */
  quantity: z.int().min(1, 'Paling sedikit 1.').max(50, 'Paling banyak 50.'),
  domain: ChosenDomain.nullable(),
  /** Router (Lokasi), where the package is sold on more than one; null = the only one, or none. */
  placeId: Id.nullable(),
  options: z.array(ChosenOption).max(20),
})
export type CartItem = z.infer<typeof CartItem>

export const Cart = z
  .array(CartItem)
  .min(1, 'Keranjang masih kosong.')
  .max(10, 'Paling banyak 10 layanan sekali pesan.')
export const PromoCode = Line(30)

/** What the configuration page of one package needs. */
export const Offer = z.object({
  packageId: Id,
  name: z.string(),
  serviceType: z.enum(['hotspot', 'pppoe', 'static', 'other']),
  billingType: z.enum(['daily', 'monthly']),
  /** Rupiah a month, a voucher, or a prepaid period. */
  price: Rupiah,
  /** "3 jam sejak login pertama", "30 hari", "per bulan". */
  durationText: z.string(),
  /** "2M/10M", upload/download; empty = not limited. */
  rateText: z.string(),
  asksDomain: z.boolean(),
  installFee: Rupiah,
  /** Monthly packages; empty for the others. `saving`: rupiah less than month by month. */
  cycles: z.array(z.object({ months: CycleMonths, price: Rupiah, saving: Rupiah })),
  options: z.array(OrderOption),
  /** More than one = the customer says where he is. */
  places: z.array(z.object({ id: Id, name: z.string() })),
})
export type Offer = z.infer<typeof Offer>

export const QuotedItem = z.object({
  packageId: Id,
  packageName: z.string(),
  serviceType: z.enum(['hotspot', 'pppoe', 'static', 'other']),
  cycleMonths: CycleMonths,
  quantity: z.int(),
  /** "namatoko.id (domain baru)", or empty. */
  domainText: z.string(),
  placeName: z.string(),
  /** Every line adds up to `total`: the service, options, installing. */
  lines: z.array(z.object({ text: z.string(), amount: z.int() })),
  total: Rupiah,
  /** Rupiah of the next bill of it, before PPN; 0 for vouchers and prepaid. */
  next: Rupiah,
})
export type QuotedItem = z.infer<typeof QuotedItem>

export const Quote = z.object({
  items: z.array(QuotedItem),
  subtotal: Rupiah,
  promo: z.object({ code: z.string(), name: z.string(), discount: Rupiah }).nullable(),
  /** PPN; 0 when there is none or the prices hold it. */
  tax: Rupiah,
  total: Rupiah,
})
export type Quote = z.infer<typeof Quote>

/** Belum dibayar / Sedang diaktifkan (paid, something waits for a person or the router) / Aktif / Batal / Kedaluwarsa. */
export const ORDER_STATES = ['unpaid', 'processing', 'active', 'cancelled', 'lapsed'] as const
export const OrderState = z.enum(ORDER_STATES)
export type OrderState = z.infer<typeof OrderState>

/** waiting = for the money; person = paid, but staff have to fill in something (`need`); active = made (the router may still be on its way). */
export const ITEM_STATES = ['waiting', 'person', 'active', 'cancelled'] as const

export const Buyer = z.object({
  name: Line(80, 1),
  phone: Line(20, 1),
  /** Alamat penagihan. */
  address: Line(200, 1),
})
export type Buyer = z.infer<typeof Buyer>

/** What the customer and the staff see of an item of an order. */
export const OrderedItem = QuotedItem.extend({
  id: Id,
  state: z.enum(ITEM_STATES),
  /** Why a person is needed, in Indonesian; of one that was given up after it was paid: why; empty otherwise. */
  need: z.string(),
  options: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Rupiah that become saldo when it is given up now (state person), or that became it; 0 otherwise. */
  toSaldo: Rupiah,
  subscriptionId: Id.nullable(),
  /** Does the router have it? none = nothing to do with a router. */
  router: z.enum(['none', 'waiting', 'present', 'failed']),
  /** Login of a PPPoE service or member, for staff and its owner; never its password. */
  username: z.string(),
  vouchers: z.array(
    z.object({
      code: z.string(),
      password: z.string().nullable(),
      /** Of the place where it works; empty = not known. */
      wifiName: z.string(),
      /** Null: no end, or it was used already. */
      useBefore: Instant.nullable(),
      isVoid: z.boolean(),
    }),
  ),
})
export type OrderedItem = z.infer<typeof OrderedItem>

export const OrderDetail = z.object({
  id: Id,
  number: z.string(),
  state: OrderState,
  placedAt: Instant,
  /** Unpaid orders lapse then; null once paid. */
  lapsesAt: Instant.nullable(),
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  invoiceState: z.enum(['unpaid', 'pending', 'paid', 'cancelled']),
  total: Rupiah,
  /** Still to pay. */
  rest: Rupiah,
  lines: z.array(z.object({ text: z.string(), amount: z.int() })),
  promoCode: z.string(),
  method: OrderMethod,
  buyer: Buyer,
  notes: z.string(),
  termsVersion: z.int(),
  termsAt: Instant,
  cancelReason: z.string(),
  /** Rupiah of it that became saldo: services that were given up, vouchers that were taken back. */
  toSaldo: Rupiah,
  items: z.array(OrderedItem),
})
export type OrderDetail = z.infer<typeof OrderDetail>

export const OrderRow = z.object({
  id: Id,
  number: z.string(),
  state: OrderState,
  invoiceId: z.int(),
  invoiceState: z.enum(['unpaid', 'pending', 'paid', 'cancelled']),
  placedAt: Instant,
  lapsesAt: Instant.nullable(),
  /** "Cloud Hosting, Rumahan 10 Mbps" */
  title: z.string(),
  total: Rupiah,
})
export type OrderRow = z.infer<typeof OrderRow>
