// Owns: one row a setting; the shape of each value is a zod schema in domain.ts.
// Must never: hold a secret in the clear.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const setting = sqliteTable('setting', {
  key: text().primaryKey(),
  value: text().notNull(),
  updatedAt: integer().notNull(),
})
