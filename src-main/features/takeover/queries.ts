// Owns: what the take-over screens read: the preview of a draft, its rows, and how far each take-over is.
// Must never: change anything, or show a password.
import type { Db, ReadDb } from '../../platform/db/open'
import { findOpenJob, listOpenJobs } from '../../platform/outbox/queries'
import { businessDay, type ShopZone } from '../../shared/calendar-date'
import { formatDuration } from '../../shared/duration'
import { DomainError } from '../../shared/errors'
import { findPackage } from '../catalog'
import { findExpiry } from '../expiry'
import { findRouter, routerLane } from '../routers'
import { findUser } from '../users'
import {
  type Choices,
  FoundKind,
  type FoundRow,
  Outcome,
  type OutcomeCount,
  type Preview,
  type TakeoverItem,
  type Warning,
} from './contract'
import type { Drafts } from './gather'
import { pageOfHistory } from './history'
import { type JudgedRow, judgeInTurns, type Reading } from './judge'
import { JOB, subjectOf } from './kinds'
import { pppFacts, presetFacts, profileFacts, propose } from './proposal'
import { isClockSane } from './scan'
import {
  countNewSales,
  countStates,
  findTakeover,
  type ItemRow,
  listItems,
  planOf,
  type TakeoverRow,
  takeoversOf,
} from './store'
import { textOfMany, textOfOne, warningOf } from './texts'

const CLOCK_APART_SECONDS = 300

export async function previewOf(
  db: Db,
  drafts: Drafts,
  { id, choices: given }: { readonly id: string; readonly choices: Choices | null },
  zone: ShopZone,
): Promise<Preview> {
  const gathered = drafts.gather(db, id)
  const { row, reading, catalogue } = gathered
  const choices = given ?? propose(reading, catalogue)
  const rows = await judgeInTurns(reading, choices, gathered.known, zone)
  const warnings = warningsOf(db, row.routerId, reading, choices)
  const sales = rows.flatMap(({ sale }) => sale ?? [])
  const days = sales.map(({ soldAt }) => businessDay(soldAt, zone)).sort()
  return {
    id,
    routerId: row.routerId,
    routerName: findRouter(db, row.routerId)?.name ?? '',
    scannedAt: row.scannedAt,
    choices,
    profiles: profileFacts(reading, choices, catalogue.packages),
    presets: presetFacts(reading, catalogue),
    ppp: pppFacts(reading),
    counts: countRows(rows),
    warnings,
    sales: {
      count: sales.length,
      total: sales.reduce((sum, { price }) => sum + price, 0),
      firstDay: days[0] ?? null,
      lastDay: days.at(-1) ?? null,
    },
    isReady: !warnings.some(({ level }) => level === 'bad') && rows.some(({ outcome }) => outcome === 'new'),
  }
}

function countRows(rows: readonly JudgedRow[]): OutcomeCount[] {
  const counts = new Map<string, OutcomeCount>()
  for (const { kind, outcome, reason } of rows) {
    const key = `${kind} ${outcome} ${reason}`
    const known = counts.get(key) ?? { kind, outcome, reason, text: textOfMany(reason), count: 0 }
    counts.set(key, { ...known, count: known.count + 1 })
  }
  return [...counts.values()]
}

function warningsOf(db: ReadDb, routerId: string, { scan, facts }: Reading, choices: Choices): Warning[] {
  const past = facts.filter(({ fact }) => fact.kind === 'past').length
  const apart = scan.clock.epoch === null ? 0 : Math.abs(scan.clock.epoch - Math.floor(scan.at / 1000))
  const isSane = isClockSane(scan)
  return [
    ...(isSane ? [] : [warningOf('clock')]),
    ...(isSane && apart > CLOCK_APART_SECONDS ? [warningOf('clock-off', { apart: formatDuration(apart, 2) })] : []),
    ...(past > 0 && !choices.stopsPast ? [warningOf('past', { count: past })] : []),
    ...(!scan.seesPasswords && facts.some(({ user }) => /^up/.test(user.comment)) ? [warningOf('passwords')] : []),
    ...(isUnguarded(db, routerId) ? [warningOf('engine')] : []),
    ...scan.refused.map((refused) => warningOf('refused', refused)),
  ]
}

/** The guard puts itself on the router with our first profile, unless the router would not have it or the owner took it off. */
function isUnguarded(db: ReadDb, routerId: string): boolean {
  const guard = findExpiry(db, routerId)
  return guard !== undefined && (!guard.isWanted || guard.state === 'refused' || guard.state === 'unkept')
}

export interface RowQuery {
  readonly id: string
  readonly choices: Choices | null
  readonly kind: FoundKind | null
  readonly outcome: Outcome | null
  readonly reason: string | null
  readonly after: string | null
  readonly limit: number
}

export async function pageOfRows(
  db: Db,
  drafts: Drafts,
  { id, choices, kind, outcome, reason, after, limit }: RowQuery,
  zone: ShopZone,
): Promise<{ rows: FoundRow[]; next: string | null }> {
  const from = Number(after ?? 0)
  if (takeoverOf(db, id).state !== 'draft') {
    const items = listItems(db, { takeoverId: id, kind, outcome, reason, after: from, limit: limit + 1 })
    return pageOf(items.map(itemRow), limit)
  }
  const gathered = drafts.gather(db, id)
  const wanted = choices ?? propose(gathered.reading, gathered.catalogue)
  const judged = await judgeInTurns(gathered.reading, wanted, gathered.known, zone)
  const rows: FoundRow[] = []
  for (const [index, row] of judged.entries()) {
    if (rows.length > limit) break
    const isWanted =
      index >= from &&
      (kind === null || row.kind === kind) &&
      (outcome === null || row.outcome === outcome) &&
      (reason === null || row.reason === reason)
    if (isWanted) rows.push({ ...shown(row), id: index + 1, state: 'none', error: null })
  }
  return pageOf(rows, limit)
}

function pageOf(rows: readonly FoundRow[], limit: number): { rows: FoundRow[]; next: string | null } {
  const shownRows = rows.slice(0, limit)
  return { rows: shownRows, next: rows.length > limit ? String(shownRows.at(-1)?.id) : null }
}

const shown = ({ kind, name, detail, outcome, reason, data }: JudgedRow) => ({
  kind,
  name,
  detail,
  outcome,
  reason,
  text: textOfOne(reason, data),
})

const itemRow = (row: ItemRow): FoundRow => ({
  id: row.id,
  kind: FoundKind.parse(row.kind),
  name: row.name,
  detail: row.detail,
  outcome: Outcome.parse(row.outcome),
  reason: row.reason,
  text: textOfOne(row.reason, JSON.parse(row.data)),
  state: row.state,
  error: row.error,
})

export function takeoverOf(db: ReadDb, id: string): TakeoverRow {
  const row = findTakeover(db, id)
  if (!row) throw new DomainError('TAKEOVER_NOT_FOUND')
  return row
}

export const takeoverItems = (db: ReadDb, routerId: string): TakeoverItem[] =>
  takeoversOf(db, routerId).map((row) => toItem(db, row))

function toItem(db: ReadDb, row: TakeoverRow): TakeoverItem {
  const { id, routerId, state, scannedAt, appliedAt, finishedAt, undoneAt } = row
  const counts = countStates(db, id)
  const waiting = (counts.waiting ?? 0) + (counts.restoring ?? 0)
  const progress = {
    waiting,
    done: counts.done ?? 0,
    gone: counts.gone ?? 0,
    changed: counts.changed ?? 0,
    restored: counts.restored ?? 0,
    kept: counts.kept ?? 0,
  }
  const kind = state === 'undoing' ? JOB.undo : JOB.write
  const job = findOpenJob(db, kind, subjectOf(kind, id))
  return {
    id,
    routerId,
    routerName: findRouter(db, routerId)?.name ?? '',
    state,
    makerName: row.createdBy === null ? 'LoketNet' : (findUser(db, row.createdBy)?.name ?? ''),
    scannedAt,
    appliedAt,
    finishedAt,
    undoneAt,
    progress: { total: Object.values(progress).reduce((sum, count) => sum + count, 0), ...progress },
    packages: planOf(db, id).packages.map(({ packageId, isNew }) => ({
      id: packageId,
      name: findPackage(db, packageId)?.name ?? '(paket dihapus)',
      isNew,
    })),
    sales: state === 'draft' ? 0 : countNewSales(db, id),
    job: job
      ? {
          isRunning: job.state === 'running',
          needsAttention: job.needsAttention,
          // While a router is away, the first job of its lane says why; the others only stand behind it.
          error: messageOf(job.lastError) ?? (job.state === 'running' ? null : laneError(db, routerId)),
        }
      : null,
  }
}

const laneError = (db: ReadDb, routerId: string): string | null =>
  listOpenJobs(db, { lane: routerLane(routerId), after: 0, limit: 20 })
    .map(({ lastError }) => messageOf(lastError))
    .find((error) => error !== null) ?? null

function messageOf(lastError: string | null): string | null {
  const error: unknown = lastError === null ? null : JSON.parse(lastError)
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : null
}

export function historyPage(db: ReadDb, filter: Parameters<typeof pageOfHistory>[1]) {
  const { rows, next } = pageOfHistory(db, filter)
  return {
    rows: rows.map(({ id, soldAt, code, price, profile, validity, routerId }) => ({
      id,
      soldAt,
      code,
      price,
      profile,
      validity,
      routerName: findRouter(db, routerId)?.name ?? '',
    })),
    next,
  }
}
