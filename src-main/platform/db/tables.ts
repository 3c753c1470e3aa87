// Owns: the tables of the machinery: answered requests, leases, series of numbers.
// Must never: hold anything of the shop.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A requestId that was answered: the same click gets the same answer, for 30 days. */
export const requestLog = sqliteTable(
  'request_log',
  {
    requestId: text().primaryKey(),
    command: text().notNull(),
    actorId: text(),
    inputHash: text().notNull(),
    answer: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('request_log_at').on(t.at)],
)

/** Who does the background work: one process at a time, told by a heartbeat. */
export const lease = sqliteTable('lease', {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: integer().notNull(),
})

/** Next number of a series, e.g. `VC-261121`, `INV-2611`, `P`; taken inside the caller's transaction, so it has no gaps. */
export const numberSeries = sqliteTable('number_series', {
  series: text().primaryKey(),
  next: integer().notNull(),
})
