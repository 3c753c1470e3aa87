// Owns: what is known of the expiry engine on each router between two looks, and whether the shop wants it there.
// Must never: be taken for the router itself; every look replaces it.
import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { router } from '../routers/tables'
import { EXPIRY_STATES } from './states'

export const routerExpiry = sqliteTable(
  'router_expiry',
  {
    routerId: text()
      .primaryKey()
      .references(() => router.id, { onDelete: 'restrict' }),
    /** False after "Lepas dari router": nothing is put there by itself until somebody switches it on again. */
    isWanted: integer({ mode: 'boolean' }).notNull().default(true),
    state: text({ enum: EXPIRY_STATES }).notNull().default('unseen'),
    /** Of the sweep on the router. */
    version: integer(),
    /** JSON list: what differs now, in sentences. */
    differences: text().notNull().default('[]'),
    /** JSON list: names of scripts of a newer LoketNet. */
    newer: text().notNull().default('[]'),
    /** JSON ExpiryDeed: the last install or detach. */
    report: text(),
    /** JSON Heartbeat of the last look. */
    beat: text(),
    pulse: text({ enum: ['running', 'refused', 'stopped', 'unknown'] })
      .notNull()
      .default('unknown'),
    /** When the sweep was last seen to have run. */
    pulseAt: integer(),
    checkedAt: integer(),
    /** JSON TrialReport of the last "Uji di router ini". */
    trial: text(),
    /** A trial began and nobody has cleaned up after it. */
    isTrialOpen: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    check('router_expiry_state', sql`${t.state} in ('unseen', 'installed', 'missing', 'drifted', 'refused', 'unkept')`),
  ],
)
