// Owns: the people of the shop: name, phone, address, area, where they live, what is noted of them.
// Must never: merge two people by name, or hold money; a balance is read from the ledger.
import { sql } from 'drizzle-orm'
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A street, a kampung, a tower: filters lists and walks of the collector. */
export const area = sqliteTable(
  'area',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull(),
    createdAt: integer().notNull(),
    archivedAt: integer(),
  },
  (t) => [uniqueIndex('area_name').on(t.nameKey).where(sql`archived_at is null`)],
)

export const customer = sqliteTable(
  'customer',
  {
    id: text().primaryKey(),
    /** `P-00042`, what the customer is told and the counter types; of the series `P`. */
    number: text().notNull().unique(),
    name: text().notNull(),
    /** Folded for sorting. */
    nameKey: text().notNull(),
    /** 62..., or empty. Two people may share one. */
    phone: text().notNull().default(''),
    address: text().notNull().default(''),
    areaId: text().references(() => area.id, { onDelete: 'restrict' }),
    latitude: real(),
    longitude: real(),
    notes: text().notNull().default(''),
    /** Folded name, number, phone in both spellings, address and usernames of the subscriptions: what search looks through. */
    searchKey: text().notNull(),
    createdAt: integer().notNull(),
    createdBy: text(),
    updatedAt: integer().notNull(),
    archivedAt: integer(),
  },
  (t) => [
    /** Holds all that a list by name and a search ask, so that they read nothing else until they know whom to show. */
    index('customer_name').on(t.nameKey, t.id, t.archivedAt, t.searchKey),
    index('customer_area').on(t.areaId, t.nameKey, t.id),
    index('customer_phone').on(t.phone).where(sql`phone <> ''`),
    check('customer_place', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
  ],
)
