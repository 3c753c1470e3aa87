// Owns: the books. A posting is a set of transfers, each from one account to another: it balances by construction.
// Must never: be updated or deleted (triggers forbid it); a correction is a reversal.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const ledgerAccount = sqliteTable('ledger_account', {
  code: text().primaryKey(),
  name: text().notNull(),
})

export const ledgerPosting = sqliteTable(
  'ledger_posting',
  {
    /** Gap-free per device: the feed a head office could take one day. */
    seq: integer().primaryKey(),
    id: text().notNull().unique(),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    at: integer().notNull(),
    businessDay: text().notNull(),
    sourceType: text().notNull(),
    sourceId: text().notNull(),
    memo: text().notNull(),
    actorId: text(),
    reversesId: text(),
    /** The cashier's shift it belongs to; null outside of shifts. */
    shiftId: text(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('ledger_posting_source').on(t.sourceType, t.sourceId),
    index('ledger_posting_day').on(t.businessDay),
    index('ledger_posting_reverses').on(t.reversesId).where(sql`reverses_id is not null`),
    index('ledger_posting_shift').on(t.shiftId).where(sql`shift_id is not null`),
  ],
)

export const ledgerTransfer = sqliteTable(
  'ledger_transfer',
  {
    id: integer().primaryKey(),
    postingSeq: integer()
      .notNull()
      .references(() => ledgerPosting.seq, { onDelete: 'restrict' }),
    debitAccount: text()
      .notNull()
      .references(() => ledgerAccount.code, { onDelete: 'restrict' }),
    creditAccount: text()
      .notNull()
      .references(() => ledgerAccount.code, { onDelete: 'restrict' }),
    /** Rupiah. */
    amount: integer().notNull(),
    /** The customer or reseller whose receivable or balance it moves: their statement is these rows. */
    partyId: text(),
  },
  (t) => [
    index('ledger_transfer_posting').on(t.postingSeq),
    index('ledger_transfer_party').on(t.partyId, t.id).where(sql`party_id is not null`),
    check('ledger_transfer_amount', sql`${t.amount} > 0`),
    check('ledger_transfer_accounts', sql`${t.debitAccount} <> ${t.creditAccount}`),
  ],
)

/**
 * What moved on each account on each business day: kept by a trigger on `ledger_transfer` (0001_guards.sql), so that a balance
 * of five years is a sum over days and not over a million transfers.
 */
export const ledgerDay = sqliteTable(
  'ledger_day',
  {
    businessDay: text().notNull(),
    accountCode: text()
      .notNull()
      .references(() => ledgerAccount.code, { onDelete: 'restrict' }),
    debit: integer().notNull(),
    credit: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessDay, t.accountCode] }),
    index('ledger_day_account').on(t.accountCode, t.businessDay, t.debit, t.credit),
  ],
)

/** A business day that was closed for good: nothing more is posted on it. */
export const dayLock = sqliteTable('day_lock', {
  businessDay: text().primaryKey(),
  at: integer().notNull(),
  actorId: text().notNull(),
})
