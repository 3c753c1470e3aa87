// Owns: every version of the Ketentuan Layanan that customers were shown.
// Must never: change or lose a version; somebody agreed to it.
import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { user } from '../users/tables'

export const termsVersion = sqliteTable(
  'terms_version',
  {
    version: integer().primaryKey(),
    text: text().notNull(),
    at: integer().notNull(),
    /** Null: the text that LoketNet came with. */
    actorId: text().references(() => user.id, { onDelete: 'restrict' }),
  },
  (t) => [check('terms_version_text', sql`${t.version} > 0 and length(${t.text}) > 0`)],
)
