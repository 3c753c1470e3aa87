// Owns: what a customer sees and does from his phone: his services, bills, payments, saldo, profile; and what a guest may look at.
// Must never: take whose it is from the input; the session says it.
import * as z from 'zod'
import { Done, Id, Instant, Line, Nothing, Rupiah } from '../../shared/contract'
import { CUSTOMER, portalCommand, portalQuery } from '../../shared/portal-contract'
import { PayMethod } from '../payments/shapes'

export const PublicPackage = z.object({
  id: Id,
  name: z.string(),
  serviceType: z.enum(['hotspot', 'pppoe', 'static', 'other']),
  billingType: z.enum(['daily', 'monthly']),
  price: Rupiah,
  /** "3 jam sejak login pertama", "per bulan", or empty. */
  durationText: z.string(),
  /** "2M/10M": upload/download; empty = not limited. */
  rateText: z.string(),
  /** Biaya pasang, once with an order; 0 = none. */
  installFee: Rupiah,
})
export type PublicPackage = z.infer<typeof PublicPackage>

export const BillStatus = z.enum(['unpaid', 'overdue', 'pending', 'paid', 'cancelled'])

export const BillItem = z.object({
  id: z.int(),
  number: z.string(),
  /** "Family 10Mbps, November 2026" */
  title: z.string(),
  issueDay: z.string(),
  dueDay: z.string(),
  total: Rupiah,
  rest: Rupiah,
  status: BillStatus,
  /** Of an order: it lapses on its due day, nobody owes it. */
  isOrder: z.boolean(),
})
export type BillItem = z.infer<typeof BillItem>

export const ServiceItem = z.object({
  id: Id,
  packageName: z.string(),
  label: z.string(),
  serviceType: z.enum(['hotspot', 'pppoe', 'static', 'other']),
  price: Rupiah,
  /** Bulanan: months that are billed at once, and what they cost together. */
  cycleMonths: z.int(),
  cyclePrice: Rupiah,
  /** Rupiah off the next bill. */
  discount: Rupiah,
  /** PPN comes on top of it. */
  isTaxAdded: z.boolean(),
  /** Bulanan: the first day that no bill covers yet. */
  billedUntil: z.string(),
  state: z.enum(['active', 'suspended', 'paused', 'stopped']),
  /** The router has not confirmed the newest change yet. */
  isWaiting: z.boolean(),
  /** Prepaid: served until. */
  paidUntil: Instant.nullable(),
})

export const VoucherLook = z.object({
  /** sold = not used yet. */
  state: z.enum(['sold', 'active', 'finished', 'lapsed', 'void']),
  packageName: z.string(),
  /** Epoch ms; null while it has not been used, or without an end. */
  expiresAt: Instant.nullable(),
  useBefore: Instant.nullable(),
  usedSeconds: z.int(),
  usedBytes: z.int(),
})

export const OwnReceipt = z.object({
  shopName: z.string(),
  number: z.string(),
  at: Instant,
  total: Rupiah,
  methods: z.array(z.object({ method: PayMethod, amount: Rupiah })),
  bills: z.array(
    z.object({
      id: z.int(),
      number: z.string(),
      title: z.string(),
      amount: Rupiah,
      /** Rupiah still open of it after this payment. */
      left: Rupiah,
      /** Afterwards: what was paid of it became saldo. */
      isCancelled: z.boolean(),
    }),
  ),
  /** Rupiah that went to the saldo. */
  toBalance: Rupiah,
  isReversed: z.boolean(),
})
export type OwnReceipt = z.infer<typeof OwnReceipt>

export const selfcareContract = {
  /** Publik packages only. */
  packages: portalQuery('guest', Nothing, z.array(PublicPackage)),
  /** The time left of a voucher code. The same answer for unknown and unsold codes. */
  voucher: portalQuery('guest', z.object({ code: z.string().min(1, 'Ketik kode voucher.').max(40) }), VoucherLook),
  home: portalQuery(
    CUSTOMER,
    Nothing,
    z.object({
      number: z.string(),
      balance: z.int(),
      openTotal: Rupiah,
      promisedUntil: z.string().nullable(),
      services: z.array(ServiceItem),
      openBills: z.array(BillItem),
    }),
  ),
  /** Name and kata sandi of an own member login (hotspot); a PPPoE login belongs in the modem and is never shown here. */
  revealLogin: portalCommand(
    CUSTOMER,
    z.object({ subscriptionId: Id }),
    z.object({ username: z.string(), password: z.string() }),
  ),
  bills: portalQuery(CUSTOMER, Nothing, z.array(BillItem)),
  bill: portalQuery(
    CUSTOMER,
    z.object({ id: z.int().positive() }),
    z.object({
      bill: BillItem,
      lines: z.array(z.object({ description: z.string(), amount: z.int() })),
      paid: Rupiah,
      /** What paid it, newest first; nothing that was taken back. */
      payments: z.array(z.object({ number: z.string(), at: Instant, amount: Rupiah })),
      /** Rupiah of it that became saldo: services of an order that were given up. */
      toSaldo: Rupiah,
      payTo: z.string(),
      /** QRIS over exactly the rest; null when there is none. */
      qris: z.object({ merchant: z.string(), path: z.string(), size: z.int() }).nullable(),
      note: z.string(),
    }),
  ),
  payments: portalQuery(
    CUSTOMER,
    Nothing,
    z.array(
      z.object({
        number: z.string(),
        at: Instant,
        total: Rupiah,
        methods: z.array(PayMethod),
        isReversed: z.boolean(),
      }),
    ),
  ),
  /** One own payment by its number. */
  receipt: portalQuery(CUSTOMER, z.object({ number: z.string().min(1).max(40) }), OwnReceipt),
  /** Movements of the saldo, newest first. */
  statement: portalQuery(
    CUSTOMER,
    z.object({ before: z.int().nullable().default(null) }),
    z.array(z.object({ id: z.int(), at: Instant, memo: z.string(), amount: z.int(), balance: z.int() })),
  ),
  profile: portalQuery(
    CUSTOMER,
    Nothing,
    z.object({ number: z.string(), name: z.string(), phone: z.string(), address: z.string() }),
  ),
  saveProfile: portalCommand(CUSTOMER, z.object({ phone: Line(20), address: Line(120) }), Done),
}
