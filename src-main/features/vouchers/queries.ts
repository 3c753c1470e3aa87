// Owns: what the voucher screens read: rows with their names, the history of one, batches and how far they are.
// Must never: hand an unsold code to somebody who may not see it.
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { findOpenJob, listOpenJobs } from '../../platform/outbox/queries'
import { DomainError } from '../../shared/errors'
import { HIDDEN_CODE } from '../../shared/voucher-code'
import { findPackage, listPackages } from '../catalog'
import { findRouter, listRouters, routerLane } from '../routers'
import { findUser, listUsers } from '../users'
import { type BatchFilter, type BatchRow, findBatch, listBatches, progressOf, sliceOf, statesOf } from './batch-store'
import { canResend } from './bringing'
import type { BatchDetail, BatchItem, BatchJob, Choices, VoucherDetail, VoucherItem } from './contract'
import { isSecret, mayBecome, useBeforeOf } from './domain'
import { JOB } from './kinds'
import type { Viewer } from './list'
import { eventsOf, findVoucher, outstandingOn, type VoucherRow } from './store'

// By name, not by table: resellers know vouchers, not the other way round.
const resellerNames = reading((q) =>
  q
    .select({ name: sql<string>`name` })
    .from(sql`reseller`)
    .where(sql`id = ${sql.placeholder('id')}`)
    .prepare(),
)
const resellerName = (db: ReadDb, id: string): string | undefined => {
  const found = resellerNames(db).get({ id })
  return found && `${found.name} (reseller)`
}

/** Each name is looked up once a page. */
function namesOf(db: ReadDb) {
  const once = (find: (id: string) => string | undefined, unknown: string) => {
    const known = new Map<string, string>()
    return (id: string): string => {
      const name = known.get(id) ?? find(id) ?? unknown
      known.set(id, name)
      return name
    }
  }
  return {
    package: once((id) => findPackage(db, id)?.name, '(paket dihapus)'),
    router: once((id) => findRouter(db, id)?.name, '(router dihapus)'),
    person: once((id) => findUser(db, id)?.name ?? resellerName(db, id), '(pengguna dihapus)'),
  }
}

type Names = ReturnType<typeof namesOf>

const whoDid = (names: Names, id: string | null): string => (id === null ? 'LoketNet' : names.person(id))

export const voucherItems = (db: ReadDb, rows: readonly VoucherRow[], viewer: Viewer): VoucherItem[] => {
  const names = namesOf(db)
  return rows.map((row) => toItem(row, names, viewer))
}

function toItem(row: VoucherRow, names: Names, viewer: Viewer): VoucherItem {
  const isHidden = isSecret(row) && !viewer.seesUnsold
  return {
    id: row.id,
    code: isHidden ? HIDDEN_CODE : row.code,
    isHidden,
    password: isHidden ? null : row.password,
    batchId: row.batchId,
    packageId: row.packageId,
    packageName: names.package(row.packageId),
    routerName: names.router(row.routerId),
    state: row.state,
    routerState: row.routerState,
    routerError: row.routerError,
    madeAt: row.madeAt,
    useBefore: row.useBefore,
    soldAt: row.soldAt,
    sellerName: row.soldBy === null ? null : names.person(row.soldBy),
    saleId: row.saleId,
  }
}

export function voucherDetail(db: ReadDb, id: number, viewer: Viewer): VoucherDetail {
  const row = findVoucher(db, id)
  if (!row) throw new DomainError('VOUCHER_NOT_FOUND')
  const names = namesOf(db)
  const batch = findBatch(db, row.batchId)
  return {
    ...toItem(row, names, viewer),
    batchTag: batch?.tag ?? '',
    makerName: whoDid(names, batch?.createdBy ?? null),
    firstLoginAt: row.firstLoginAt,
    expiresAt: row.expiresAt,
    endedAt: row.endedAt,
    events: eventsOf(db, id).map((event) => ({
      at: event.at,
      actorName: whoDid(names, event.actorId),
      fromState: event.fromState,
      toState: event.toState,
      reason: event.reason,
    })),
    canResend: canResend(row, batch),
    canVoid: viewer.seesUnsold && row.state === 'stock' && mayBecome(row.state, 'void'),
  }
}

function toBatchItem(db: ReadDb, batch: BatchRow, names: Names): BatchItem {
  return {
    id: batch.id,
    tag: batch.tag,
    packageId: batch.packageId,
    packageName: names.package(batch.packageId),
    routerId: batch.routerId,
    routerName: names.router(batch.routerId),
    quantity: batch.quantity,
    codeFormat: batch.codeFormat,
    state: batch.state,
    cancelledCount: batch.cancelledCount,
    reason: batch.reason,
    makerName: whoDid(names, batch.createdBy),
    createdAt: batch.createdAt,
    progress: batch.state === 'running' ? progressOf(db, batch.id) : null,
  }
}

export function pageOfBatches(db: ReadDb, filter: BatchFilter): { rows: BatchItem[]; next: string | null } {
  const names = namesOf(db)
  const rows = listBatches(db, filter).map((batch) => toBatchItem(db, batch, names))
  return { rows, next: rows.length === filter.limit ? (rows.at(-1)?.id ?? null) : null }
}

const SHOWN_FAILURES = 20

export function batchDetail(db: ReadDb, id: string, viewer: Viewer): BatchDetail {
  const batch = findBatch(db, id)
  if (!batch) throw new DomainError('BATCH_NOT_FOUND')
  const failures = sliceOf(db, { batchId: id, routerState: 'failed', limit: SHOWN_FAILURES })
  const states = statesOf(db, id)
  return {
    ...toBatchItem(db, batch, namesOf(db)),
    progress: progressOf(db, id),
    states: {
      stock: states.stock ?? 0,
      sold: states.sold ?? 0,
      active: states.active ?? 0,
      finished: states.finished ?? 0,
      lapsed: states.lapsed ?? 0,
      void: states.void ?? 0,
    },
    useBefore: useBeforeOf(batch.terms, batch.createdAt),
    job: jobOf(db, batch),
    failures: failures.map((row) => ({
      id: row.id,
      code: isSecret(row) && !viewer.seesUnsold ? HIDDEN_CODE : row.code,
      error: row.routerError ?? '',
    })),
  }
}

function jobOf(db: ReadDb, { id, routerId }: BatchRow): BatchJob | null {
  const subject = `batch:${id}`
  const row = findOpenJob(db, JOB.grant, subject) ?? findOpenJob(db, JOB.make, subject)
  if (!row) return null
  const isRunning = row.state === 'running'
  return {
    isRunning,
    dueAt: row.dueAt,
    attempts: row.attempts,
    needsAttention: row.needsAttention,
    // While a router is away, the first job of its lane says why; the others only stand behind it.
    error: errorOf(row) ?? (isRunning ? null : laneError(db, routerLane(routerId))),
  }
}

const laneError = (db: ReadDb, lane: string): string | null =>
  listOpenJobs(db, { lane, after: 0, limit: 20 })
    .map(errorOf)
    .find((error) => error !== null) ?? null

function errorOf({ lastError }: { readonly lastError: string | null }): string | null {
  const error: unknown = lastError === null ? null : JSON.parse(lastError)
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : null
}

/** For filters and forms. */
export const choices = (db: ReadDb): Choices => ({
  packages: listPackages(db, { serviceType: 'hotspot', includeArchived: true }).map((pack) => ({
    id: pack.id,
    name: pack.name,
    isArchived: pack.isArchived,
    codeFormat: pack.codeFormat,
    routerIds: pack.routerIds,
    refillQuantity: pack.refillQuantity,
  })),
  routers: listRouters(db).map(({ id, name }) => ({ id, name, outstanding: outstandingOn(db, id) })),
  people: listUsers(db).map(({ id, name }) => ({ id, name })),
})
