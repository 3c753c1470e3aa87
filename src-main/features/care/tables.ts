// Owns: what was last noticed about a router's health: its clock, its last start, the wear of its flash.
// Must never: hold a setting of the shop; everything here can be read from the router again.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { router } from '../routers/tables'

export const routerCare = sqliteTable('router_care', {
  routerId: text()
    .primaryKey()
    .references(() => router.id, { onDelete: 'restrict' }),
  /** JSON ClockReading. */
  clock: text(),
  /** Seconds the router had run at `seenAt`: less than before means that it was off in between. */
  uptimeSeconds: integer(),
  seenAt: integer(),
  /** When it started last, by this computer's clock. */
  bootedAt: integer(),
  /** When LoketNet noticed that; null while no restart was ever seen. */
  rebootNoticedAt: integer(),
  /** Flash wear: sectors written, the first time they were counted and now. */
  firstSectors: integer(),
  firstSectorsAt: integer(),
  sectors: integer(),
  freeBytes: integer(),
  totalBytes: integer(),
  badBlocks: integer(),
})
