// Owns: what was asked of a payment gateway: one row per QR or VA number that a customer may pay a bill with.
// Must never: hold a server key, or be updated once its money is in the books (but for the second look).
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { CHARGE_METHODS, CHARGE_STATES, GATEWAY_PLACES } from '../../shared/gateway'
import { customer } from '../customers/tables'
import { invoice } from '../invoices/tables'
import { payment } from '../payments/tables'

export const gatewayCharge = sqliteTable(
  'gateway_charge',
  {
    id: text().primaryKey(),
    /** Our order_id at the gateway: `INV-2611-00042-1-K7F3QX`. Its tail is random: a restored copy never asks for an old one. */
    ref: text().notNull().unique(),
    /** Where it was made; its key answers for it, also after the settings changed. */
    place: text({ enum: GATEWAY_PLACES }).notNull(),
    invoiceId: integer()
      .notNull()
      .references(() => invoice.id, { onDelete: 'restrict' }),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    method: text({ enum: CHARGE_METHODS }).notNull(),
    /** Rupiah: the rest of the bill when it was asked. */
    amount: integer().notNull(),
    state: text({ enum: CHARGE_STATES }).notNull().default('new'),
    /** The bill needs it no more: it is taken back at the gateway. */
    isEnding: integer({ mode: 'boolean' }).notNull().default(false),
    expiryMinutes: integer().notNull(),
    createdAt: integer().notNull(),
    /** Set before the first request goes out: from then on the gateway is asked before anything is asked of it again. */
    sentAt: integer(),
    transactionId: text(),
    vaNumber: text(),
    qrText: text(),
    expiresAt: integer(),
    checkedAt: integer(),
    /** Epoch ms of the next look; null = nobody looks any more. */
    nextCheckAt: integer(),
    /** Code of the catalogue; empty = none. */
    lastError: text().notNull().default(''),
    /** For staff: why it went another way than usual. */
    note: text().notNull().default(''),
    endedAt: integer(),
    paymentId: text().references(() => payment.id, { onDelete: 'restrict' }),
    /** A person has dealt with a mismatch. */
    handledAt: integer(),
    handledBy: text(),
  },
  (t) => [
    uniqueIndex('gateway_charge_open')
      .on(t.invoiceId, t.method)
      .where(sql`state in ('new', 'pending') and is_ending = 0`),
    index('gateway_charge_invoice').on(t.invoiceId, t.createdAt),
    index('gateway_charge_customer').on(t.customerId, t.createdAt),
    index('gateway_charge_watched').on(t.nextCheckAt).where(sql`next_check_at is not null`),
    index('gateway_charge_running').on(t.createdAt).where(sql`state in ('new', 'pending')`),
    index('gateway_charge_trouble').on(t.createdAt).where(sql`state = 'mismatch' and handled_at is null`),
    check('gateway_charge_amount', sql`${t.amount} > 0`),
    check('gateway_charge_state', sql`${t.state} in ('new', 'pending', 'paid', 'expired', 'failed', 'mismatch')`),
    check('gateway_charge_paid', sql`${t.state} <> 'paid' or ${t.paymentId} is not null`),
  ],
)
