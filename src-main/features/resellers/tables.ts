// Owns: resellers, their price lists, what they sold, asked for and took on consignment.
// Must never: hold a balance; that is the ledger (account reseller-balance, party = reseller). What was sold never changes.
import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { servicePackage } from '../catalog/tables'
import { customer } from '../customers/tables'
import { voucher } from '../vouchers/tables'

/** held = saldo is reserved and the codes are on their way to the router. */
export const SALE_STATES = ['held', 'confirmed', 'released'] as const
export const SALE_KINDS = ['voucher', 'renewal'] as const
export const DEPOSIT_STATES = ['open', 'approved', 'rejected'] as const
export const DEPOSIT_KINDS = ['deposit', 'withdrawal'] as const
export const DEPOSIT_METHODS = ['cash', 'transfer', 'qris'] as const
/** out = at the reseller's; used = paid for; returned = came back unsold; lapsed = hangus there. */
export const CONSIGNED_STATES = ['out', 'used', 'returned', 'lapsed'] as const
export const SETTLE_METHODS = ['balance', 'cash', 'transfer', 'qris'] as const

export const reseller = sqliteTable(
  'reseller',
  {
    id: text().primaryKey(),
    /** `R-0001`. */
    number: text().notNull().unique(),
    parentId: text().references((): AnySQLiteColumn => reseller.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    /** 62..., or empty. */
    phone: text().notNull().default(''),
    address: text().notNull().default(''),
    notes: text().notNull().default(''),
    /** Rupiah that the saldo may be below zero. */
    creditLimit: integer().notNull().default(0),
    /** Hundredths of a percent of what he pays, given back on every sale; 0 = none. */
    commissionPoints: integer().notNull().default(0),
    isActive: integer({ mode: 'boolean' }).notNull().default(true),
    createdAt: integer().notNull(),
    createdBy: text(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    index('reseller_parent').on(t.parentId).where(sql`parent_id is not null`),
    check('reseller_limit', sql`${t.creditLimit} >= 0`),
    check('reseller_commission', sql`${t.commissionPoints} between 0 and 5000`),
    check('reseller_own_parent', sql`${t.parentId} is null or ${t.parentId} <> ${t.id}`),
  ],
)

/** A package that is not here is not sold by him. */
export const resellerPrice = sqliteTable(
  'reseller_price',
  {
    resellerId: text()
      .notNull()
      .references(() => reseller.id, { onDelete: 'restrict' }),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    /** Rupiah he pays for one. */
    operatorPrice: integer().notNull(),
    /** Rupiah his customer pays. */
    customerPrice: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.resellerId, t.packageId] }),
    index('reseller_price_package').on(t.packageId),
    check('reseller_price_amount', sql`${t.operatorPrice} >= 0 and ${t.customerPrice} >= 0`),
  ],
)

export const resellerSale = sqliteTable(
  'reseller_sale',
  {
    id: text().primaryKey(),
    /** `RS-261122-0007`. */
    number: text().notNull().unique(),
    resellerId: text()
      .notNull()
      .references(() => reseller.id, { onDelete: 'restrict' }),
    kind: text({ enum: SALE_KINDS }).notNull(),
    state: text({ enum: SALE_STATES }).notNull(),
    at: integer().notNull(),
    businessDay: text().notNull(),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    packageName: text().notNull(),
    /** Whose subscription a renewal is for. */
    customerId: text().references(() => customer.id, { onDelete: 'restrict' }),
    quantity: integer().notNull(),
    /** Rupiah, as they were at the moment of the sale. */
    unitPrice: integer().notNull(),
    unitCustomerPrice: integer().notNull(),
    /** Rupiah that leave the saldo. */
    amount: integer().notNull(),
    /** Rupiah that come back as commission. */
    commission: integer().notNull().default(0),
    endedAt: integer(),
    /** Why a reservation was released. */
    endReason: text().notNull().default(''),
  },
  (t) => [
    index('reseller_sale_of').on(t.resellerId, t.at),
    index('reseller_sale_held').on(t.at).where(sql`state = 'held'`),
    index('reseller_sale_day').on(t.businessDay),
    check('reseller_sale_state', sql`${t.state} in ('held', 'confirmed', 'released')`),
    check('reseller_sale_amount', sql`${t.amount} = ${t.quantity} * ${t.unitPrice} and ${t.quantity} > 0`),
    check('reseller_sale_ended', sql`(${t.state} = 'held') = (${t.endedAt} is null)`),
  ],
)

/** What each reseller above earns of a sale: the difference of the two prices. */
export const resellerShare = sqliteTable(
  'reseller_share',
  {
    saleId: text()
      .notNull()
      .references(() => resellerSale.id, { onDelete: 'restrict' }),
    resellerId: text()
      .notNull()
      .references(() => reseller.id, { onDelete: 'restrict' }),
    amount: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.saleId, t.resellerId] }),
    index('reseller_share_of').on(t.resellerId),
    check('reseller_share_amount', sql`${t.amount} > 0`),
  ],
)

/** A voucher is sold by a reseller once. */
export const resellerSaleVoucher = sqliteTable(
  'reseller_sale_voucher',
  {
    voucherId: integer()
      .primaryKey()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    saleId: text()
      .notNull()
      .references(() => resellerSale.id, { onDelete: 'restrict' }),
  },
  (t) => [index('reseller_sale_voucher_sale').on(t.saleId)],
)

export const resellerDeposit = sqliteTable(
  'reseller_deposit',
  {
    id: text().primaryKey(),
    /** `DEP-261122-0003`. */
    number: text().notNull().unique(),
    resellerId: text()
      .notNull()
      .references(() => reseller.id, { onDelete: 'restrict' }),
    kind: text({ enum: DEPOSIT_KINDS }).notNull(),
    state: text({ enum: DEPOSIT_STATES }).notNull(),
    method: text({ enum: DEPOSIT_METHODS }).notNull(),
    amount: integer().notNull(),
    /** Bank and number of the transfer, as the reseller says. */
    reference: text().notNull().default(''),
    note: text().notNull().default(''),
    at: integer().notNull(),
    businessDay: text().notNull(),
    /** Who of the shop made it; null = the reseller asked from his phone. */
    actorId: text(),
    decidedAt: integer(),
    decidedBy: text(),
    reason: text().notNull().default(''),
  },
  (t) => [
    index('reseller_deposit_of').on(t.resellerId, t.at),
    index('reseller_deposit_open').on(t.at).where(sql`state = 'open'`),
    check('reseller_deposit_amount', sql`${t.amount} > 0`),
    check('reseller_deposit_state', sql`${t.state} in ('open', 'approved', 'rejected')`),
    check('reseller_deposit_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
  ],
)

/** A customer is looked after by one reseller. */
export const resellerCustomer = sqliteTable(
  'reseller_customer',
  {
    customerId: text()
      .primaryKey()
      .references(() => customer.id, { onDelete: 'restrict' }),
    resellerId: text()
      .notNull()
      .references(() => reseller.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
  },
  (t) => [index('reseller_customer_of').on(t.resellerId)],
)

/** Titip jual: vouchers on paper that left the shop and are paid for when they were used. */
export const consignment = sqliteTable(
  'consignment',
  {
    id: text().primaryKey(),
    /** `TJ-261122-0002`. */
    number: text().notNull().unique(),
    resellerId: text()
      .notNull()
      .references(() => reseller.id, { onDelete: 'restrict' }),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    packageName: text().notNull(),
    quantity: integer().notNull(),
    unitPrice: integer().notNull(),
    unitCustomerPrice: integer().notNull(),
    note: text().notNull().default(''),
    at: integer().notNull(),
    businessDay: text().notNull(),
    actorId: text().notNull(),
  },
  (t) => [index('consignment_of').on(t.resellerId, t.at), check('consignment_quantity', sql`${t.quantity} > 0`)],
)

export const consignedVoucher = sqliteTable(
  'consigned_voucher',
  {
    voucherId: integer()
      .primaryKey()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    consignmentId: text()
      .notNull()
      .references(() => consignment.id, { onDelete: 'restrict' }),
    state: text({ enum: CONSIGNED_STATES }).notNull(),
    settlementId: text().references(() => consignmentSettlement.id, { onDelete: 'restrict' }),
  },
  (t) => [
    index('consigned_voucher_of').on(t.consignmentId, t.state),
    check('consigned_voucher_state', sql`${t.state} in ('out', 'used', 'returned', 'lapsed')`),
    check('consigned_voucher_settled', sql`(${t.state} = 'out') = (${t.settlementId} is null)`),
  ],
)

export const consignmentSettlement = sqliteTable(
  'consignment_settlement',
  {
    id: text().primaryKey(),
    consignmentId: text()
      .notNull()
      .references(() => consignment.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
    businessDay: text().notNull(),
    used: integer().notNull(),
    returned: integer().notNull(),
    lapsed: integer().notNull(),
    /** Rupiah that the reseller pays: used x unit price. */
    amount: integer().notNull(),
    method: text({ enum: SETTLE_METHODS }).notNull(),
    reference: text().notNull().default(''),
    actorId: text().notNull(),
  },
  (t) => [
    index('consignment_settlement_of').on(t.consignmentId),
    uniqueIndex('consignment_settlement_at').on(t.consignmentId, t.at),
    check('consignment_settlement_amount', sql`${t.amount} >= 0 and ${t.used} >= 0 and ${t.returned} >= 0`),
  ],
)
