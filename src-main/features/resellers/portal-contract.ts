// Owns: what a reseller may ask and do from his phone. Everything is his own: the session says who he is, no input does.
// Must never: take the id of a reseller to act as.
import * as z from 'zod'
import { Done, Id, Instant, Line, Nothing, Page, Rupiah } from '../../shared/contract'
import { portalCommand, portalQuery, RESELLER } from '../../shared/portal-contract'
import { CardPurchase } from '../cards/contract'
import { DepositItem, DepositMethod, PriceItem, SaleItem, StatementItem } from './contract'

const Price = Rupiah.max(100_000_000, 'Paling banyak Rp100.000.000.')
const ById = z.object({ id: Id })

export const ForSale = z.object({
  packageId: Id,
  name: z.string(),
  durationText: z.string(),
  operatorPrice: z.int(),
  customerPrice: z.int(),
  /** Rupiah that stay with him of 1, 2, 3 ... sold at once, commission with it. */
  margins: z.array(z.int()),
  /** Where its codes work; more than one = he chooses. */
  routers: z.array(z.object({ id: Id, name: z.string(), stock: z.int() })),
})
export type ForSale = z.infer<typeof ForSale>

export const SoldVouchers = SaleItem.extend({
  /** Empty until the sale is confirmed. */
  vouchers: z.array(z.object({ code: z.string(), password: z.string().nullable(), useBefore: Instant.nullable() })),
  unitCustomerPrice: z.int(),
  durationText: z.string(),
  wifiName: z.string(),
  shopName: z.string(),
})
export type SoldVouchers = z.infer<typeof SoldVouchers>

export const OwnCustomer = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  services: z.array(
    z.object({
      subscriptionId: Id,
      packageName: z.string(),
      state: z.enum(['active', 'suspended', 'paused', 'stopped']),
      paidUntil: Instant.nullable(),
      /** What he can pay for now. */
      renewals: z.array(
        z.object({
          invoiceId: z.int().nullable(),
          title: z.string(),
          dueDay: z.string().nullable(),
          /** The customer pays him. */
          price: z.int(),
          /** Leaves his saldo. */
          cost: z.int(),
          /** Stays with him, commission with it. */
          margin: z.int(),
        }),
      ),
    }),
  ),
})
export type OwnCustomer = z.infer<typeof OwnCustomer>

export const Activatable = z.object({
  packageId: Id,
  name: z.string(),
  /** Asks for a username and a password. */
  hasLogin: z.boolean(),
  /** IP Statis: asks for the address. */
  hasAddress: z.boolean(),
  /** Of the first month's bill, PPN with it: what leaves his saldo, what the customer pays, what stays with him with his commission. */
  operatorPrice: z.int(),
  customerPrice: z.int(),
  margin: z.int(),
  /** More than one = he chooses. */
  routers: z.array(
    z.object({
      id: Id,
      name: z.string(),
      /** IP Statis: the next ones that nobody has. */
      freeAddresses: z.array(z.string()),
    }),
  ),
})
export type Activatable = z.infer<typeof Activatable>

export type OwnCards = z.infer<typeof CardPurchase>

export const resellerPortalContract = {
  home: portalQuery(
    RESELLER,
    Nothing,
    z.object({
      number: z.string(),
      name: z.string(),
      balance: z.int(),
      held: z.int(),
      creditLimit: z.int(),
      available: z.int(),
      today: z.object({ quantity: z.int(), amount: z.int(), margin: z.int(), shares: z.int() }),
      children: z.int(),
      customers: z.int(),
      openDeposits: z.int(),
    }),
  ),
  packages: portalQuery(RESELLER, Nothing, z.array(ForSale)),
  sell: portalCommand(
    RESELLER,
    z.object({
      packageId: Id,
      quantity: z.int().min(1, 'Paling sedikit 1.').max(20, 'Paling banyak 20.'),
      shownPrice: z.int(),
      routerId: Id.nullable(),
    }),
    z.object({ saleId: Id, isHeld: z.boolean() }),
  ),
  sale: portalQuery(RESELLER, ById, SoldVouchers),
  /** Only while it waits for the router. */
  cancelSale: portalCommand(RESELLER, ById, Done),
  sales: portalQuery(RESELLER, z.object({ after: z.string().max(80).nullable().default(null) }), Page(SaleItem)),
  statement: portalQuery(RESELLER, z.object({ before: z.int().nullable().default(null) }), z.array(StatementItem)),
  deposits: portalQuery(RESELLER, Nothing, z.array(DepositItem)),
  /** Where a deposit is sent. */
  payTo: portalQuery(
    RESELLER,
    Nothing,
    z.object({
      payTo: z.string(),
      /** The shop's own code: the amount is typed into the paying app. */
      qris: z.object({ merchant: z.string(), path: z.string(), size: z.int() }).nullable(),
    }),
  ),
  requestDeposit: portalCommand(
    RESELLER,
    z.object({
      method: DepositMethod,
      amount: Rupiah.min(1000, 'Paling sedikit Rp1.000.'),
      reference: Line(80),
      note: Line(120),
      /** A picture of the proof. */
      fileId: Id.nullable().default(null),
    }),
    Done,
  ),
  customers: portalQuery(RESELLER, Nothing, z.array(OwnCustomer)),
  renew: portalCommand(
    RESELLER,
    z.object({ subscriptionId: Id, invoiceId: z.int().nullable(), shownPrice: z.int() }),
    z.object({ number: z.string() }),
  ),
  /** Monthly packages of his list that he may start for a new customer. */
  services: portalQuery(RESELLER, Nothing, z.array(Activatable)),
  activate: portalCommand(
    RESELLER,
    z.object({
      packageId: Id,
      routerId: Id.nullable(),
      name: Line(80, 2),
      phone: Line(20),
      address: Line(200),
      username: Line(40),
      /** Typed into the customer's modem; not kept in the clear. Empty: one is made. */
      password: z.string().max(60),
      /** Of an IP Statis. */
      ipAddress: Line(40).default(''),
      shownPrice: z.int(),
    }),
    z.object({
      number: z.string(),
      customerNumber: z.string(),
      cost: z.int(),
      /** Shown once, to be typed into the modem; null where there is none. */
      login: z.object({ username: z.string(), password: z.string() }).nullable(),
    }),
  ),
  /** Recharge cards that he bought from the shop to sell them on, newest first. */
  cards: portalQuery(RESELLER, Nothing, z.array(CardPurchase)),
  children: portalQuery(
    RESELLER,
    Nothing,
    z.array(z.object({ id: Id, number: z.string(), name: z.string(), prices: z.array(PriceItem) })),
  ),
  saveChildPrice: portalCommand(
    RESELLER,
    z.object({
      childId: Id,
      packageId: Id,
      price: z.object({ operatorPrice: Price, customerPrice: Price }).nullable(),
    }),
    Done,
  ),
  /** Saldo for one right below him; never past his own limit. */
  sendSaldo: portalCommand(
    RESELLER,
    z.object({
      childId: Id,
      amount: Rupiah.min(1000, 'Paling sedikit Rp1.000.').max(100_000_000, 'Paling banyak Rp100.000.000.'),
      note: Line(60),
    }),
    z.object({ number: z.string(), available: z.int() }),
  ),
}
