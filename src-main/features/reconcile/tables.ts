// Owns: what the last comparison of books and router said, one line a router.
// Must never: hold the rows; they are compared again whenever somebody looks.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { router } from '../routers/tables'

export const reconcileRun = sqliteTable('reconcile_run', {
  routerId: text()
    .primaryKey()
    .references(() => router.id, { onDelete: 'restrict' }),
  /** When it was last compared to the end. */
  at: integer(),
  /** JSON ReconcileCounts of that time. */
  counts: text(),
  /** JSON Trouble: why the newest attempt did not come to an end; null when it did. */
  trouble: text(),
  triedAt: integer().notNull(),
})
