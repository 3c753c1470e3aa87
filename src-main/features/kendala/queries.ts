// Owns: what the Kendala screen shows, gathered from the outbox, the routers, the printers and the schedule.
// Must never: know a kind of job; each feature describes its own.
import type { ReadDb } from '../../platform/db/open'
import type { JobDescription, JobDescriptions } from '../../platform/outbox/describe'
import { countLanes, listOpenJobs } from '../../platform/outbox/queries'
import type { OutboxRow } from '../../platform/outbox/store'
import type { ScheduleTrouble } from '../../platform/schedule'
import { isErrorCode, sentenceOf } from '../../shared/errors'
import type { Role } from '../../shared/roles'
import { listRouterItems, routerLane, routerOfLane, type ShopRouterLinks } from '../routers'
import type { JobItem, LaneItem, OfficeTrouble, PrintTrouble, RouterTrouble, Trouble } from './contract'
import { KENDALA_TEXTS } from './texts'

export interface KendalaDeps {
  readonly links: ShopRouterLinks
  readonly descriptions: JobDescriptions
  /** Names of lanes that lead to no router. */
  readonly lanes: Readonly<Record<string, string>>
  readonly printTroubles: (db: ReadDb) => readonly PrintTrouble[]
  readonly scheduleTroubles: () => readonly ScheduleTrouble[]
  /** Clock, guards, comparison and doctor of each router. */
  readonly keeperTroubles: (db: ReadDb) => readonly RouterTrouble[]
  /** Isolir lists that wait, copies that fail. */
  readonly officeTroubles: () => readonly OfficeTrouble[]
  readonly wake: (lane: string) => void
}

type RouterItems = ReturnType<typeof listRouterItems>

/** Only what this person can do something about. */
const officeTroublesFor = (role: Role | undefined, { officeTroubles }: KendalaDeps): OfficeTrouble[] =>
  officeTroubles().filter(({ roles }) => role !== undefined && roles.includes(role))

export function readOverview(db: ReadDb, deps: KendalaDeps, role: Role | undefined) {
  const routers = listRouterItems(db, deps.links)
  return {
    lanes: listLanes(db, routers, deps),
    routers: [...routers.flatMap(routerTroubles), ...deps.keeperTroubles(db)],
    prints: [...deps.printTroubles(db)],
    schedules: [...deps.scheduleTroubles()],
    office: officeTroublesFor(role, deps),
  }
}

export function countTroubles(db: ReadDb, deps: KendalaDeps, role: Role | undefined) {
  const routers = listRouterItems(db, deps.links)
  const lanes = listLanes(db, routers, deps)
  // Jobs that only wait for a router that is away are one trouble, and the router is it.
  const jobs = lanes.reduce((sum, lane) => sum + (lane.trouble ? 0 : lane.attention), 0)
  return {
    attention:
      jobs +
      routers.flatMap(routerTroubles).length +
      deps.keeperTroubles(db).length +
      deps.scheduleTroubles().length +
      officeTroublesFor(role, deps).length,
    waiting: lanes.reduce((sum, lane) => sum + lane.open, 0),
  }
}

function listLanes(db: ReadDb, routers: RouterItems, { lanes }: KendalaDeps): LaneItem[] {
  return countLanes(db).map(({ lane, open, attention, since }) => {
    const router = routers.find((one) => routerLane(one.id) === lane)
    return {
      lane,
      title: router?.name ?? lanes[lane] ?? KENDALA_TEXTS.unknownLane,
      routerId: routerOfLane(lane),
      isOnline: router ? router.link.state === 'online' : lane in lanes,
      open,
      attention,
      since,
      trouble: router?.link.trouble ?? null,
    }
  })
}

/** A router that only blinks is no trouble yet. */
function routerTroubles({ id, name, link, profiles, lastSeenAt }: RouterItems[number]): RouterTrouble[] {
  const found: RouterTrouble[] = []
  const state = link.state === 'connecting' ? 'offline' : link.state
  if (state !== 'online' && link.trouble)
    found.push({ routerId: id, name, state, since: lastSeenAt ?? link.since, trouble: link.trouble })
  if (profiles.drift > 0) {
    const trouble = KENDALA_TEXTS.drift(profiles.drift, name)
    found.push({ routerId: id, name, state: 'drift', since: link.since, trouble })
  }
  return found
}

export function listJobs(
  db: ReadDb,
  { descriptions, links }: KendalaDeps,
  { lane, after, limit }: { readonly lane: string; readonly after: string | null; readonly limit: number },
): { rows: JobItem[]; next: string | null } {
  const rows = listOpenJobs(db, { lane, after: Number(after ?? 0), limit })
  const routerId = routerOfLane(lane)
  const name = routerId === null ? '' : links.place(routerId).name
  return {
    rows: rows.map((row) => jobItem(db, row, descriptions[row.kind], name)),
    next: rows.length === limit ? String(rows.at(-1)?.id) : null,
  }
}

function jobItem(db: ReadDb, row: OutboxRow, description: JobDescription | undefined, routerName: string): JobItem {
  const cancel = description?.cancel ?? KENDALA_TEXTS.keepUnknown
  return {
    id: row.id,
    kind: row.kind,
    what: describe(db, row, description),
    isRunning: row.state === 'running',
    needsAttention: row.needsAttention,
    attempts: row.attempts,
    since: row.createdAt,
    dueAt: row.dueAt,
    trouble: row.lastError === null ? null : troubleOf(JSON.parse(row.lastError), row.id, routerName),
    cancel:
      typeof cancel === 'string' ? { isAllowed: false, reason: cancel } : { isAllowed: true, warning: cancel.warning },
  }
}

/** A job whose subject was archived or whose payload is of an older version must not take the whole screen down. */
function describe(db: ReadDb, row: OutboxRow, description: JobDescription | undefined): string {
  if (!description) return KENDALA_TEXTS.unknownJob(row.id)
  try {
    return description.say(db, JSON.parse(row.payload))
  } catch {
    return KENDALA_TEXTS.unknownJob(row.id) // the job itself will fail on it, and that failure is logged
  }
}

function troubleOf({ code, message }: { code: string; message: string }, id: number, routerName: string): Trouble {
  if (!isErrorCode(code)) return { code, ...KENDALA_TEXTS.bug(id) }
  return { code, message, advice: sentenceOf(code, { name: routerName }).advice }
}
