// Owns: what screens read of the comparisons.
// Must never: compare.
import type { ReadDb } from '../../platform/db/open'
import { countLanes } from '../../platform/outbox/queries'
import { listRouters, routerLane } from '../routers'
import type { ReconcileRow, ReconcileSummary, RowKind, RowObject } from './contract'
import type { Reports } from './reports'
import { listRuns } from './store'

export function summaries(db: ReadDb, reports: Reports, isOnline: (routerId: string) => boolean): ReconcileSummary[] {
  const runs = new Map(listRuns(db).map((run) => [run.routerId, run]))
  const lanes = new Map(countLanes(db).map(({ lane, open }) => [lane, open]))
  return listRouters(db).map(({ id, name }) => {
    const run = runs.get(id)
    return {
      routerId: id,
      routerName: name,
      isOnline: isOnline(id),
      at: run?.at ?? null,
      counts: run?.counts ?? null,
      trouble: run?.trouble ?? null,
      isRunning: reports.isRunning(id),
      hasRows: reports.find(id) !== undefined,
      openRepairs: lanes.get(routerLane(id)) ?? 0,
    }
  })
}

export interface RowsWanted {
  readonly routerId: string
  readonly kind: RowKind | null
  readonly object: RowObject | null
  readonly search: string
  readonly after: string | null
  readonly limit: number
}

export function pageOfRows(reports: Reports, wanted: RowsWanted) {
  const report = reports.find(wanted.routerId)
  const text = wanted.search.trim().toLocaleLowerCase('id')
  const fits = ({ kind, object, name, label }: ReconcileRow) =>
    (wanted.kind === null || kind === wanted.kind) &&
    (wanted.object === null || object === wanted.object) &&
    (text === '' || `${name} ${label}`.toLocaleLowerCase('id').includes(text))
  const rows = report?.rows.filter(fits) ?? []
  const from = Number(wanted.after ?? 0)
  const page = rows.slice(from, from + wanted.limit)
  const next = from + page.length
  return { rows: page, next: next < rows.length ? String(next) : null, total: rows.length, at: report?.at ?? null }
}
