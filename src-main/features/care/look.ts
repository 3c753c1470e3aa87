// Owns: looking at a router's clock, uptime and flash, and remembering what was seen.
// Must never: write to the router, or take a refusal for an answer.
import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import { type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import { parseCount, parseRouterOsDuration } from '../../platform/routeros/values'
import type { ShopZone } from '../../shared/calendar-date'
import type { ShopRouterLinks } from '../routers'
import { bootOf, isRestarted } from './boot'
import { readClock } from './clock'
import type { ClockReading } from './contract'
import { type CareRow, findCare, keepCare } from './store'

export interface CareDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly clock: Clock
  readonly zone: () => ShopZone
  /** The computer's own clock stands behind the books. */
  readonly isComputerDoubtful: () => boolean
}

export interface CareLook {
  readonly clock: ClockReading
  /** The router started again since the last look. */
  readonly isRebooted: boolean
}

/** Null for a menu that the router will not show; throws RouterError when the link broke. */
async function readOne(connection: RouterConnection, menu: string): Promise<RouterRow | null> {
  try {
    const { rows } = await connection.run(`${menu}/print`)
    return rows[0] ?? null
  } catch (error) {
    if (error instanceof RouterError && error.trap !== undefined) return null
    throw error
  }
}

/** Throws RouterError, or DomainError ROUTER_STRANGER. */
export async function lookAfter(deps: CareDeps, routerId: string): Promise<CareLook> {
  const connection = await deps.links.trusted(routerId)
  const [clock, ntp, resource] = await Promise.all([
    readOne(connection, '/system/clock'),
    readOne(connection, '/system/ntp/client'),
    readOne(connection, '/system/resource'),
  ])
  const now = deps.clock.now()
  const judge = { now, zone: deps.zone(), isComputerDoubtful: deps.isComputerDoubtful() }
  const reading = readClock({ clock, ntp, resource }, judge)
  return deps.db.transact((tx) => {
    const before = findCare(tx, routerId)
    const seen = boot(before, resource, now)
    keepCare(tx, routerId, { clock: JSON.stringify(reading), ...seen.values, ...flashOf(before, resource, now) })
    return { clock: reading, isRebooted: seen.isRebooted }
  })
}

function boot(before: CareRow | undefined, resource: RouterRow | null, now: number) {
  const uptimeSeconds = parseRouterOsDuration(resource?.uptime ?? '')
  if (uptimeSeconds === null) return { isRebooted: false, values: {} }
  const seen = { uptimeSeconds, seenAt: now }
  const last =
    before?.uptimeSeconds != null && before.seenAt !== null
      ? { uptimeSeconds: before.uptimeSeconds, seenAt: before.seenAt }
      : null
  const isRebooted = isRestarted(last, seen)
  return {
    isRebooted,
    values: { ...seen, bootedAt: bootOf(seen), ...(isRebooted ? { rebootNoticedAt: now } : {}) },
  }
}

function flashOf(before: CareRow | undefined, resource: RouterRow | null, now: number): Partial<CareRow> {
  const count = (name: string) => parseCount(resource?.[name]) ?? null
  const sectors = count('write-sect-total')
  // Some boards count since the start only; a figure that went back begins a new count.
  const isContinued = before?.firstSectors != null && sectors !== null && sectors >= (before.sectors ?? 0)
  return {
    sectors,
    firstSectors: isContinued ? before.firstSectors : sectors,
    firstSectorsAt: isContinued ? before.firstSectorsAt : now,
    freeBytes: count('free-hdd-space'),
    totalBytes: count('total-hdd-space'),
    badBlocks: Math.round(Number.parseFloat(resource?.['bad-blocks'] ?? '')) || 0,
  }
}
