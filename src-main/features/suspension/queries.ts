// Owns: what screens read of isolir.
// Must never: read the whole shop for one page.
import type { Db, ReadDb } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { CalendarDate } from '../../shared/calendar-date'
import { findCustomer, fold } from '../customers'
import { getSetting } from '../settings'
import { findSubscription, type SubscriptionView } from '../subscriptions'
import { findUser } from '../users'
import type { IsolatedItem, Run, RunItem } from './contract'
import { isClosedDay } from './domain'
import { lateOf, type Now } from './late'
import { countDecidedLeft, findIsolation, listItems, listOpenRuns, listRuns, type RunRow, sumItems } from './store'

type Reading = Pick<Db, 'connection'> & ReadDb

/** Isolated, or opened again and not confirmed by the router. */
const SHUT = `(s.state = 'suspended' or (s.state = 'active' and s.actual_access = 'isolated'))`

const counts = plain<object, { isolated: number; waiting: number; failed: number }>(`
  select coalesce(sum(s.state = 'suspended'), 0) as isolated,
    coalesce(sum(s.provision = 'waiting'), 0) as waiting,
    coalesce(sum(s.provision in ('failed', 'missing')), 0) as failed
  from subscription s where ${SHUT}`)

export function readStatus(db: Reading, day: CalendarDate) {
  const policy = getSetting(db, 'suspension')
  const sums = counts(db).get({}) ?? { isolated: 0, waiting: 0, failed: 0 }
  const [waiting] = listOpenRuns(db)
  return {
    mode: policy.mode,
    waiting: waiting ? runView(db, waiting) : null,
    underWay: countDecidedLeft(db),
    isolated: sums.isolated,
    waitingRouter: sums.waiting,
    failedRouter: sums.failed,
    isClosedToday: isClosedDay(policy, day),
  }
}

export const readRuns = (db: ReadDb, limit: number): Run[] => listRuns(db, limit).map((row) => runView(db, row))

export function runView(db: ReadDb, row: RunRow): Run {
  const sums = sumItems(db, row.id)
  const of = (state: string) => sums.find((sum) => sum.state === state)
  return {
    id: row.id,
    day: row.day,
    at: row.at,
    state: row.state,
    caution: row.caution,
    activeCount: row.activeCount,
    proposed: of('proposed')?.count ?? 0,
    cut: of('cut')?.count ?? 0,
    spared: of('spared')?.count ?? 0,
    arrears: (of('proposed')?.arrears ?? 0) + (of('cut')?.arrears ?? 0),
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy === null ? null : (findUser(db, row.decidedBy)?.name ?? ''),
  }
}

export function readItems(
  db: ReadDb,
  input: { readonly runId: string; readonly after: string | null; readonly limit: number },
): { rows: RunItem[]; next: string | null } {
  const after = input.after === null ? null : splitMark(input.after)
  const items = listItems(db, input.runId, { after, limit: input.limit })
  const last = items.at(-1)
  return {
    rows: items.flatMap(({ subscriptionId, arrears, oldestDueDay, state, note }) => {
      const found = findSubscription(db, subscriptionId)
      return found ? [{ ...whoOf(db, found), arrears, oldestDueDay, state, note }] : []
    }),
    next: last && items.length === input.limit ? `${last.oldestDueDay} ${last.subscriptionId}` : null,
  }
}

const splitMark = (mark: string): [string, string] => {
  const [first = '', second = ''] = mark.split(' ')
  return [first, second]
}

interface Finding {
  pattern: string
  at: number
  id: string
  limit: number
}

const FOUND = `from subscription s join customer c on c.id = s.customer_id
  where ${SHUT} and (:pattern = '' or c.search_key like :pattern escape '\\')`
const findIsolated = plain<Finding, { id: string; at: number }>(`
  select s.id, s.state_since as at ${FOUND} and (s.state_since, s.id) < (:at, :id)
  order by s.state_since desc, s.id desc limit :limit`)
const countIsolated = plain<Pick<Finding, 'pattern'>, { count: number }>(`select count(*) as count ${FOUND}`)

export function readIsolated(
  db: Reading,
  input: { readonly search: string; readonly after: string | null; readonly limit: number },
  now: Now,
): { rows: IsolatedItem[]; next: string | null; total: number } {
  const words = fold(input.search).replace(/[\\%_]/g, '\\$&')
  const pattern = words === '' ? '' : `%${words}%`
  const [at, id] = input.after === null ? ['9007199254740991', '~'] : splitMark(input.after)
  const found = findIsolated(db).all({ pattern, at: Number(at), id, limit: input.limit })
  const last = found.at(-1)
  return {
    rows: found.flatMap((row) => {
      const subscription = findSubscription(db, row.id)
      return subscription ? [isolatedItem(db, subscription, now)] : []
    }),
    next: last && found.length === input.limit ? `${last.at} ${last.id}` : null,
    total: countIsolated(db).get({ pattern })?.count ?? 0,
  }
}

function isolatedItem(db: ReadDb, row: SubscriptionView, now: Now): IsolatedItem {
  const late = lateOf(db, row, now)
  return {
    ...whoOf(db, row),
    state: row.state === 'suspended' ? 'suspended' : 'active',
    reason: row.stateReason,
    since: row.stateSince,
    arrears: late?.arrears ?? 0,
    oldestDueDay: late?.oldestDueDay ?? null,
    opensWhenPaid: findIsolation(db, row.id)?.opensWhenPaid ?? true,
    isPrepaid: row.paidUntil !== null,
  }
}

function whoOf(db: ReadDb, row: SubscriptionView) {
  const customer = findCustomer(db, row.customerId)
  return {
    subscriptionId: row.id,
    customerId: row.customerId,
    customerNumber: customer?.number ?? '',
    customerName: row.customerName,
    phone: customer?.phone ?? '',
    packageName: row.label === '' ? row.packageName : `${row.packageName} (${row.label})`,
    routerName: row.routerName,
    access: row.actualAccess,
    provision: row.provision,
    provisionError: row.provisionError,
  }
}
