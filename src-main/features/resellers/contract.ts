// Owns: what staff may see and do with resellers.
// Must never: hold what a reseller's phone asks; that is portal-contract.ts.
import * as z from 'zod'
import { command, Done, Id, Instant, Line, Nothing, query, Rupiah } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'
import { StoredPicture } from '../files/contract'

export const DepositMethod = z.enum(['cash', 'transfer', 'qris'])
export type DepositMethod = z.infer<typeof DepositMethod>
export const SettleMethod = z.enum(['balance', 'cash', 'transfer', 'qris'])

const Approval = z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN.').max(100) })
const Price = Rupiah.max(100_000_000, 'Paling banyak Rp100.000.000.')
const Amount = Rupiah.min(1, 'Isi jumlahnya.')

export const ResellerItem = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  /** 62..., or empty. */
  phone: z.string(),
  parentId: Id.nullable(),
  parentName: z.string().nullable(),
  /** 1 = of the shop. */
  level: z.int(),
  isActive: z.boolean(),
  balance: z.int(),
  held: z.int(),
  creditLimit: z.int(),
  available: z.int(),
  packages: z.int(),
  openDeposits: z.int(),
})
export type ResellerItem = z.infer<typeof ResellerItem>

export const ResellerCard = ResellerItem.extend({
  address: z.string(),
  notes: z.string(),
  commissionPoints: z.int(),
  createdAt: Instant,
  /** This month. */
  month: z.object({ quantity: z.int(), amount: z.int(), margin: z.int(), shares: z.int() }),
  children: z.array(z.object({ id: Id, number: z.string(), name: z.string(), balance: z.int() })),
})
export type ResellerCard = z.infer<typeof ResellerCard>

export const ResellerInput = z.object({
  parentId: Id.nullable(),
  name: Line(80, 2),
  phone: Line(20),
  address: Line(160),
  notes: Line(300),
  creditLimit: Price,
  /** Hundredths of a percent. */
  commissionPoints: z.int().min(0, 'Tidak boleh kurang dari nol.').max(5000, 'Paling banyak 50 persen.'),
  isActive: z.boolean(),
})
export type ResellerInput = z.infer<typeof ResellerInput>

export const PriceItem = z.object({
  packageId: Id,
  packageName: z.string(),
  serviceType: z.enum(['hotspot', 'pppoe', 'static', 'other']),
  /** Of the catalogue. */
  shopOperatorPrice: z.int(),
  shopCustomerPrice: z.int(),
  /** What the one above pays; null = he does not sell it, so this one cannot either. */
  lowest: z.int().nullable(),
  /** Null = not assigned. */
  price: z.object({ operatorPrice: z.int(), customerPrice: z.int() }).nullable(),
  /** What he really pays: a price that was raised above him counts. */
  pays: z.int().nullable(),
})
export type PriceItem = z.infer<typeof PriceItem>

export const StatementItem = z.object({
  id: z.int(),
  at: Instant,
  memo: z.string(),
  amount: z.int(),
  balance: z.int(),
})
export type StatementItem = z.infer<typeof StatementItem>

export const DepositItem = z.object({
  id: Id,
  number: z.string(),
  resellerId: Id,
  resellerName: z.string(),
  kind: z.enum(['deposit', 'withdrawal']),
  state: z.enum(['open', 'approved', 'rejected']),
  method: DepositMethod,
  amount: z.int(),
  reference: z.string(),
  note: z.string(),
  at: Instant,
  reason: z.string(),
  /** The proof. */
  pictures: z.array(StoredPicture),
})
export type DepositItem = z.infer<typeof DepositItem>

export const SaleItem = z.object({
  id: Id,
  number: z.string(),
  kind: z.enum(['voucher', 'renewal']),
  state: z.enum(['held', 'confirmed', 'released']),
  at: Instant,
  packageName: z.string(),
  customerName: z.string().nullable(),
  quantity: z.int(),
  amount: z.int(),
  /** Customer price in all. */
  price: z.int(),
  /** Price - amount + commission. */
  margin: z.int(),
  endReason: z.string(),
})
export type SaleItem = z.infer<typeof SaleItem>

export const ConsignmentItem = z.object({
  id: Id,
  number: z.string(),
  packageName: z.string(),
  quantity: z.int(),
  unitPrice: z.int(),
  note: z.string(),
  at: Instant,
  out: z.int(),
  due: z.int(),
  paid: z.int(),
  returned: z.int(),
  lapsed: z.int(),
})
export type ConsignmentItem = z.infer<typeof ConsignmentItem>

const ById = z.object({ id: Id })
const OfReseller = z.object({ resellerId: Id })
const Money = OfReseller.extend({ method: DepositMethod, amount: Amount, reference: Line(80), note: Line(120) })

export const resellersContract = {
  list: query(MANAGERS, Nothing, z.array(ResellerItem)),
  get: query(MANAGERS, ById, ResellerCard),
  save: command(MANAGERS, z.object({ id: Id.nullable(), reseller: ResellerInput }), z.object({ id: Id })),
  prices: query(MANAGERS, OfReseller, z.array(PriceItem)),
  /** `price` null takes the package out of the list. */
  savePrice: command(
    MANAGERS,
    OfReseller.extend({
      packageId: Id,
      price: z.object({ operatorPrice: Price, customerPrice: Price }).nullable(),
    }),
    Done,
  ),
  /** Newest first. */
  statement: query(MANAGERS, OfReseller.extend({ before: z.int().nullable().default(null) }), z.array(StatementItem)),
  sales: query(MANAGERS, OfReseller, z.array(SaleItem)),
  /** Of one reseller; all that wait without one. */
  deposits: query(MANAGERS, z.object({ resellerId: Id.nullable() }), z.array(DepositItem)),
  topUp: command(MANAGERS, Money, z.object({ number: z.string() })),
  withdraw: command(MANAGERS, Money.extend({ approval: Approval }), z.object({ number: z.string() })),
  approveDeposit: command(MANAGERS, ById.extend({ approval: Approval }), Done),
  rejectDeposit: command(MANAGERS, ById.extend({ reason: Line(120, 3) }), Done),
  customers: query(
    MANAGERS,
    OfReseller,
    z.array(z.object({ id: Id, number: z.string(), name: z.string(), phone: z.string() })),
  ),
  assignCustomer: command(MANAGERS, OfReseller.extend({ customerId: Id, isHis: z.boolean() }), Done),
  consignments: query(MANAGERS, OfReseller, z.array(ConsignmentItem)),
  consign: command(
    MANAGERS,
    OfReseller.extend({
      packageId: Id,
      routerId: Id.nullable(),
      quantity: z.int().min(1, 'Paling sedikit 1.').max(500, 'Paling banyak 500.'),
      note: Line(120),
    }),
    z.object({ id: Id, number: z.string() }),
  ),
  /** A4 cards of what is still out and unused, with his price, as a PDF in base64. */
  consignmentSheet: query(
    MANAGERS,
    ById.extend({ layout: z.enum(['hemat', 'standar', 'besar', 'mikhmon']) }),
    z.object({ fileName: z.string(), pdf: z.string(), vouchers: z.int() }),
  ),
  settleConsignment: command(
    MANAGERS,
    ById.extend({ method: SettleMethod, reference: Line(80), takeBack: z.boolean() }),
    z.object({ used: z.int(), returned: z.int(), lapsed: z.int(), amount: z.int() }),
  ),
}
