// Owns: what a customer does with his saldo from his phone: fills it with a card, buys, pays a bill, renews, goes up a package.
// Must never: take whose saldo it is from the input; the session says it.
import * as z from 'zod'
import { Done, Id, Instant, Line, Nothing, Rupiah } from '../../shared/contract'
import { CUSTOMER, portalCommand, portalQuery } from '../../shared/portal-contract'

export const OnSale = z.object({
  packageId: Id,
  price: Rupiah,
  /** Where it works; more than one = the customer says where he is. */
  places: z.array(z.object({ routerId: Id, name: z.string(), inStock: z.boolean() })),
})
export type OnSale = z.infer<typeof OnSale>

export const Bought = z.object({
  /** Of a purchase; of a voucher out of an order `<order>-<voucher>`. */
  id: z.string(),
  /** Of the purchase, or of the order. */
  number: z.string(),
  at: Instant,
  /** order = a voucher that a paid order brought. */
  kind: z.enum(['voucher', 'renewal', 'order']),
  orderId: Id.nullable(),
  packageName: z.string(),
  amount: Rupiah,
  /** Of a voucher. */
  code: z.string().nullable(),
  password: z.string().nullable(),
  wifiName: z.string(),
  loginUrl: z.string().nullable(),
  /** Null: no end, or it was used already. */
  useBefore: Instant.nullable(),
  isVoid: z.boolean(),
})
export type Bought = z.infer<typeof Bought>

/** What the next bills ask: whole cycles of so many months. */
const NextBill = z.object({
  cycleMonths: z.int(),
  cyclePrice: Rupiah,
  /** Rupiah off the next bill. */
  discount: Rupiah,
  /** PPN comes on top of it. */
  isTaxAdded: z.boolean(),
})

/** Paid beside the package every month; stays when the package changes. */
const Extras = z.array(z.object({ label: z.string(), monthlyAmount: Rupiah }))

export const UpgradeItem = z.object({
  packageId: Id,
  name: z.string(),
  rateText: z.string(),
  /** Of the next whole cycle, with what is paid beside the package. */
  cyclePrice: Rupiah,
})

export const UpgradeQuote = z.object({
  oldName: z.string(),
  newName: z.string(),
  next: NextBill,
  extras: Extras,
  /** Days that were paid already and are served at the new price. */
  days: z.int(),
  lines: z.array(z.object({ kind: z.enum(['credit', 'charge']), text: z.string(), amount: Rupiah })),
  /** Rupiah taken from the saldo now. */
  net: z.int(),
  balance: z.int(),
})
export type UpgradeQuote = z.infer<typeof UpgradeQuote>

const Upgrade = z.object({ subscriptionId: Id, packageId: Id })

export const saldoContract = {
  redeem: portalCommand(CUSTOMER, z.object({ code: Line(40, 1) }), z.object({ value: Rupiah, balance: z.int() })),
  /** Publik hotspot packages, and the saldo. */
  onSale: portalQuery(CUSTOMER, Nothing, z.object({ balance: z.int(), packages: z.array(OnSale) })),
  buyVoucher: portalCommand(
    CUSTOMER,
    z.object({ packageId: Id, routerId: Id.nullable(), shownPrice: Rupiah }),
    z.object({ id: Id }),
  ),
  /** What was bought from the saldo, and the vouchers of paid orders; newest first. */
  purchases: portalQuery(CUSTOMER, Nothing, z.array(Bought)),
  /** The whole rest of an own bill. */
  payBill: portalCommand(
    CUSTOMER,
    z.object({ invoiceId: z.int().positive(), shownRest: Rupiah }),
    z.object({ number: z.string() }),
  ),
  /** Prepaid: the next days of an own service. */
  renew: portalCommand(
    CUSTOMER,
    z.object({ subscriptionId: Id, shownPrice: Rupiah }),
    z.object({ paidUntil: Instant }),
  ),
  /** What may be done with the own services: dearer Publik packages of the same kind of internet, and renewing. */
  services: portalQuery(
    CUSTOMER,
    Nothing,
    z.object({
      balance: z.int(),
      services: z.array(
        z.object({
          subscriptionId: Id,
          packageName: z.string(),
          serviceType: z.enum(['hotspot', 'pppoe', 'static', 'other']),
          price: Rupiah,
          ...NextBill.shape,
          extras: Extras,
          /** Prepaid: served until. */
          paidUntil: Instant.nullable(),
          canRenew: z.boolean(),
          /** A hotspot member: has a login of his own for the WiFi. */
          isMember: z.boolean(),
          upgrades: z.array(UpgradeItem),
        }),
      ),
    }),
  ),
  previewUpgrade: portalQuery(CUSTOMER, Upgrade, UpgradeQuote),
  upgrade: portalCommand(CUSTOMER, Upgrade.extend({ shownNet: z.int() }), Done),
}
