// Owns: which reminder of which bill was sent by whom.
// Must never: send anything; a person clicks and WhatsApp opens.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { invoice } from '../invoices/tables'

export const reminderSent = sqliteTable(
  'reminder_sent',
  {
    invoiceId: integer()
      .notNull()
      .references(() => invoice.id, { onDelete: 'restrict' }),
    /** Days before the due day: 7, 3, 1, -1 (after). */
    step: integer().notNull(),
    at: integer().notNull(),
    actorId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.invoiceId, t.step] }), index('reminder_sent_at').on(t.at)],
)
