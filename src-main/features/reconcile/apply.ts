// Owns: turning chosen rows into jobs in the outbox.
// Must never: touch a router, or believe the row: each job looks again before it acts.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { enqueue } from '../../platform/outbox/store'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { ensureProfile, findRouter, routerLane } from '../routers'
import { batchesOf, keptVouchers, setRouterState } from '../vouchers'
import type { ReconcileRow, RowKind } from './contract'
import type { ReconcileKind } from './kind'
import { JOB } from './kinds'
import type { Report } from './reports'

export interface Choice {
  readonly keys: readonly string[]
  readonly kinds: readonly RowKind[]
}

export function rowsChosen(report: Report, { keys, kinds }: Choice): ReconcileRow[] {
  const chosen = new Set(keys)
  return report.rows.filter((row) => row.action !== null && (chosen.has(row.key) || kinds.includes(row.kind)))
}

/** Bulk, behind whoever waits at the counter. */
const PRIORITY = 7

export interface Applied {
  readonly queued: number
}

export interface Menders {
  /** The guards of the active period have their own job. */
  readonly enqueueExpiry: (tx: Tx, ctx: CommandContext, routerId: string) => void
  readonly kinds: readonly ReconcileKind[]
}

export function applyRows(
  tx: Tx,
  ctx: CommandContext,
  routerId: string,
  chosen: readonly ReconcileRow[],
  { enqueueExpiry, kinds }: Menders,
): Applied {
  const router = findRouter(tx, routerId)
  if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
  if (chosen.length === 0) throw new DomainError('RECONCILE_NOTHING')
  const brought = kinds.map((kind) => ({ kind, rows: chosen.filter(({ key }) => key.startsWith(kind.prefix)) }))
  const others = new Set(brought.flatMap(({ rows }) => rows))
  const rows = chosen.filter((row) => !others.has(row))
  const of = (action: ReconcileRow['action']) => rows.filter((row) => row.action === action)
  for (const { key } of of('profile')) ensureProfile(tx, ctx, routerId, key.slice(2))
  const grants = voucherIdsOf(of('grant'))
  if (grants.length > 0) enqueueRegrant(tx, ctx, routerId, grants)
  const fixes = voucherIdsOf(of('fix'))
  if (fixes.length > 0) put(tx, ctx, routerId, JOB.fix, { routerId, voucherIds: fixes })
  const leftovers = of('revoke').map(({ key, name }) => ({ key, name }))
  if (leftovers.length > 0) put(tx, ctx, routerId, JOB.clear, { routerId, leftovers })
  if (of('expiry').length > 0) enqueueExpiry(tx, ctx, routerId)
  for (const { kind, rows: some } of brought) if (some.length > 0) kind.fix(tx, ctx, routerId, some)
  recordAudit(tx, ctx, {
    action: 'router.reconcile',
    subjectType: 'router',
    subjectId: routerId,
    detail: {
      name: router.name,
      granted: grants.length,
      fixed: fixes.length,
      revoked: leftovers.length,
      profiles: of('profile').length,
      guards: of('expiry').length,
      others: others.size,
    },
  })
  tx.publish('vouchers', 'batches', 'care')
  return { queued: chosen.length }
}

/** The profiles first, then the vouchers, in the router's lane; from now on they are "Belum di router". */
export function enqueueRegrant(tx: Tx, ctx: CommandContext, routerId: string, voucherIds: readonly number[]): void {
  const batchOf = batchesOf(tx)
  const masters = new Set(keptVouchers(tx, voucherIds).flatMap((row) => batchOf(row.batchId)?.terms.masterId ?? []))
  for (const masterId of masters) ensureProfile(tx, ctx, routerId, masterId)
  setRouterState(tx, voucherIds, 'waiting')
  put(tx, ctx, routerId, JOB.regrant, { routerId, voucherIds })
}

const forgetCounters = plain<{ routerId: string; now: number }>(`
  update voucher_usage
  set lost_seconds = uptime_seconds, lost_bytes_in = bytes_in, lost_bytes_out = bytes_out, updated_at = :now
  where voucher_id in (select id from voucher where state = 'active' and router_id = :routerId)`)

const liveIds = plain<{ routerId: string; now: number }, { id: number }>(`
  select id from voucher
  where state in ('stock', 'sold', 'active') and router_id = :routerId and router_state in ('present', 'missing')
    and (state <> 'active' or expires_at is null or expires_at > :now)
  order by id`)

/**
 * Another machine stands there now: everything that may let somebody in goes to it, with the time that is left. Its counters
 * begin at zero, so what was used is taken off the quotas. Returns how many.
 */
export function regrantAll(tx: Tx, ctx: CommandContext, routerId: string): number {
  forgetCounters(tx).run({ routerId, now: ctx.now })
  const ids = liveIds(tx)
    .all({ routerId, now: ctx.now })
    .map(({ id }) => id)
  if (ids.length > 0) enqueueRegrant(tx, ctx, routerId, ids)
  tx.publish('vouchers', 'batches', 'care')
  return ids.length
}

const voucherIdsOf = (rows: readonly ReconcileRow[]): number[] =>
  rows.flatMap(({ key }) => (key.startsWith('u:') ? Number(key.slice(2)) : []))

const put = (tx: Tx, ctx: CommandContext, routerId: string, kind: string, payload: unknown): void =>
  enqueue(tx, {
    lane: routerLane(routerId),
    kind,
    subject: `${kind}:${routerId}`,
    payload,
    priority: PRIORITY,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
