// Owns: the logins of customers and resellers, and who is logged in from the LAN.
// Must never: hold a password or a session token; only what they hash to.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One per customer or reseller; `partyId` is kept by value, as the portal knows neither feature's table. */
export const portalLogin = sqliteTable(
  'portal_login',
  {
    kind: text({ enum: ['customer', 'reseller'] }).notNull(),
    partyId: text().notNull(),
    /** Folded: 62... for a phone, lower case for a name. */
    loginName: text().notNull(),
    secretHash: text().notNull(),
    /** The shop gave it; the person chooses another at the first login. */
    mustChange: integer({ mode: 'boolean' }).notNull(),
    failedTries: integer().notNull().default(0),
    lockedUntil: integer().notNull().default(0),
    lastLoginAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    blockedAt: integer(),
    /** Where the last login that worked came from: strangers who guess do not keep that place out. */
    lastAddress: text(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.partyId] }),
    uniqueIndex('portal_login_name').on(t.kind, t.loginName),
    check('portal_login_kind', sql`${t.kind} in ('customer', 'reseller')`),
  ],
)

export const portalSession = sqliteTable(
  'portal_session',
  {
    /** SHA-256 of the token. */
    tokenHash: text().primaryKey(),
    kind: text({ enum: ['customer', 'reseller'] }).notNull(),
    partyId: text().notNull(),
    address: text().notNull(),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
  },
  (t) => [index('portal_session_party').on(t.kind, t.partyId)],
)
