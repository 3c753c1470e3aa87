// Owns: the routers of the shop and what is known of the profiles on them.
// Must never: hold a password in the clear.
import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const router = sqliteTable(
  'router',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull(),
    host: text().notNull(),
    port: integer().notNull(),
    useTls: integer({ mode: 'boolean' }).notNull(),
    /** SHA-256 fingerprint seen at the first connection. */
    pinSha256: text(),
    username: text().notNull(),
    sealedPassword: text().notNull(),
    /** Hotspot server vouchers are bound to; `all` = any. */
    hotspotServer: text().notNull().default('all'),
    /** What the struk prints: the WiFi name and the address of the login page. */
    wifiName: text().notNull().default(''),
    loginHost: text().notNull().default(''),
    /** JSON RouterFacts of the last look: identity, version, board, serial, pools, clock offset ... */
    facts: text(),
    lastSeenAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    archivedAt: integer(),
  },
  (t) => [
    uniqueIndex('router_name').on(t.nameKey).where(sql`archived_at is null`),
    check('router_port', sql`${t.port} between 1 and 65535`),
  ],
)

export const PROFILE_STATES = ['waiting', 'ok', 'drift', 'failed'] as const

/** Is the profile of a master on this router as the catalogue says? `masterId` is kept by value: routers know no catalogue. */
export const routerProfile = sqliteTable(
  'router_profile',
  {
    routerId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
    masterId: text().notNull(),
    profileName: text().notNull(),
    state: text({ enum: PROFILE_STATES }).notNull(),
    /** JSON list {property, wanted, actual}. */
    drift: text().notNull().default('[]'),
    error: text(),
    checkedAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.routerId, t.masterId] }),
    check('router_profile_state', sql`${t.state} in ('waiting', 'ok', 'drift', 'failed')`),
  ],
)
