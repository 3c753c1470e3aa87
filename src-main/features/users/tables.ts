// Owns: the people of the shop.
// Must never: store a PIN or password that can be read back.
import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ROLES } from '../../shared/roles'

export const user = sqliteTable(
  'user',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Lower-cased, for finding and uniqueness. */
    nameKey: text().notNull().unique(),
    role: text({ enum: ROLES }).notNull(),
    secretHash: text().notNull(),
    isActive: integer({ mode: 'boolean' }).notNull().default(true),
    failedTries: integer().notNull().default(0),
    lockedUntil: integer().notNull().default(0),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [check('user_role', sql`${t.role} in ('owner', 'admin', 'cashier')`)],
)
