// Owns: what screens and the counter read of a router's health.
// Must never: ask the router.
import type { ReadDb } from '../../platform/db/open'
import { findRouter, listRouters } from '../routers'
import { clockWarning } from './clock'
import type { CareItem } from './contract'
import { type CareRow, clockOf, findCare, listCare } from './store'

const DAY_MS = 86_400_000

export function careItems(db: ReadDb): CareItem[] {
  const rows = new Map(listCare(db).map((row) => [row.routerId, row]))
  return listRouters(db).map(({ id, name }) => {
    const row = rows.get(id)
    const clock = clockOf(row)
    return {
      routerId: id,
      clock,
      clockWarning: clockWarning(clock, name),
      bootedAt: row?.bootedAt ?? null,
      rebootNoticedAt: row?.rebootNoticedAt ?? null,
      flash: row ? flashItem(row) : null,
    }
  })
}

function flashItem(row: CareRow): NonNullable<CareItem['flash']> {
  const { freeBytes, totalBytes, badBlocks, sectors, firstSectors, firstSectorsAt, seenAt } = row
  const days = firstSectorsAt === null || seenAt === null ? 0 : (seenAt - firstSectorsAt) / DAY_MS
  const sectorsPerDay =
    days < 1 || sectors === null || firstSectors === null ? null : Math.round((sectors - firstSectors) / days)
  return { freeBytes, totalBytes, badBlocks, sectors, sectorsPerDay }
}

/** For the counter: why selling by time warns on this router now. */
export const clockWarningOf = (db: ReadDb, routerId: string): string | null =>
  clockWarning(clockOf(findCare(db, routerId)), findRouter(db, routerId)?.name ?? '')
