// Owns: making batches, giving them up, and taking single vouchers back.
// Must never: talk to a router; it leaves wishes in the outbox.
import { type CommandContext, requireSeller } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { findOpenJob } from '../../platform/outbox/queries'
import { enqueue, makeDue } from '../../platform/outbox/store'
import { randomText } from '../../platform/random'
import { DomainError, fieldError } from '../../shared/errors'
import { CODE_ALPHABET, type CodeShape, guessOdds, nameSpace, oddsText } from '../../shared/voucher-code'
import { recordAudit } from '../audit'
import { type CodeFormat, findPackage, type PackageView } from '../catalog'
import { findRouter, listRouters, routerLane } from '../routers'
import { type BatchRow, changeBatchState, findBatch, insertBatch, vouchersOfBatch } from './batch-store'
import { BULK_PRIORITY, enqueueGiveUp, enqueueGrant, enqueueMaking, enqueueSold } from './bringing'
import { assertVoidable, isSoldOn, REASONS, termsOf } from './domain'
import { JOB } from './kinds'
import { drawCodes, makeVouchers } from './making'
import { noteSold, type VoucherTaken } from './stock'
import { changeState, countVouchers, findVoucher, outstandingOn, type VoucherRow } from './store'

/** What one command makes by itself: a few milliseconds also beside a million old codes. The rest follows in slices. */
export const FIRST_SLICE = 250

export interface NewBatchInput {
  readonly packageId: string
  readonly routerId: string
  readonly quantity: number
  /** Default: the package's own. */
  readonly codeFormat?: CodeFormat
  readonly reason?: string
  /** Of the job that brings it to the router: 0 = somebody waits at the counter. Default 9. */
  readonly priority?: number
}

/** CODE_SPACE_SMALL beside the length when the codes out there would be guessed within a year at one try a second. */
export function assertHardToGuess(
  db: ReadDb,
  shape: CodeShape,
  routerId: string,
  quantity: number,
  field: string,
): void {
  const odds = guessOdds(shape, outstandingOn(db, routerId) + quantity)
  if (odds.isTooEasy) throw fieldError(field, 'CODE_SPACE_SMALL', { odds: oddsText(odds) })
}

/**
 * A batch with its first codes; the others are made right after it, in slices between which the till stays quick, and then
 * all of them go to the router. Not asked here: whether the codes are hard to guess (assertHardToGuess), because a sale
 * must not stop for a PIN.
 */
export function createBatch(tx: Tx, ctx: CommandContext, input: NewBatchInput): BatchRow {
  const batch = openBatch(tx, ctx, input, 'made')
  makeVouchers(tx, ctx.random, batch, drawCodes(ctx.random, batch.codeFormat, Math.min(batch.quantity, FIRST_SLICE)))
  const priority = input.priority ?? BULK_PRIORITY
  if (batch.quantity > FIRST_SLICE) enqueueMaking(tx, ctx, batch, priority)
  else enqueueGrant(tx, ctx, batch, priority)
  return batch
}

function openBatch(tx: Tx, ctx: CommandContext, input: NewBatchInput, origin: 'made' | 'sale'): BatchRow {
  const pack = sellablePackage(tx, input.packageId)
  const router = findRouter(tx, input.routerId)
  if (!router || router.isArchived) throw fieldError('routerId', 'ROUTER_NOT_FOUND')
  if (!isSoldOn(pack, router.id))
    throw fieldError('routerId', 'PACKAGE_NOT_ON_ROUTER', { package: pack.name, router: router.name })
  const codeFormat = input.codeFormat ?? pack.codeFormat
  assertRoom(tx, codeFormat, input.quantity)
  const batch: BatchRow = {
    id: ctx.newId(),
    tag: randomText(ctx.random, CODE_ALPHABET, 8),
    packageId: pack.id,
    routerId: router.id,
    quantity: input.quantity,
    codeFormat,
    terms: termsOf(pack),
    state: 'running',
    cancelledCount: 0,
    reason: input.reason ?? '',
    origin,
    sentAt: null,
    createdBy: ctx.actor?.id ?? null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  insertBatch(tx, batch)
  recordAudit(tx, ctx, {
    action: 'batch.create',
    subjectType: 'batch',
    subjectId: batch.id,
    detail: {
      tag: batch.tag,
      package: pack.name,
      router: router.name,
      quantity: batch.quantity,
      length: codeFormat.length,
      reason: batch.reason,
    },
  })
  tx.publish('batches', 'vouchers')
  return batch
}

function sellablePackage(db: ReadDb, packageId: string): PackageView {
  const pack = findPackage(db, packageId)
  if (pack?.master.serviceType !== 'hotspot') throw fieldError('packageId', 'PACKAGE_NOT_FOUND')
  if (pack.isArchived) throw fieldError('packageId', 'PACKAGE_ARCHIVED', { name: pack.name })
  return pack
}

/** A space that old codes fill to a half gives no more; counted only where it can matter. */
function assertRoom(db: ReadDb, shape: CodeShape, quantity: number): void {
  const half = nameSpace(shape) / 2
  if (countVouchers(db, {}) + quantity > half)
    throw fieldError('codeFormat.length', 'CODE_SPACE_FULL', { length: shape.length })
}

export interface MakeForSale {
  readonly packageId: string
  readonly routerId?: string | null
  readonly quantity: number
  readonly saleId: string
}

/** Vouchers that are sold before the router knows them: "aktif setelah router tersambung". */
export function makeForSale(tx: Tx, ctx: CommandContext, input: MakeForSale): VoucherTaken[] {
  const actor = requireSeller(ctx)
  const { packageId, quantity, saleId } = input
  const routerId = input.routerId ?? onlyRouterOf(tx, packageId)
  const batch = openBatch(tx, ctx, { packageId, routerId, quantity, reason: REASONS.madeForSale }, 'sale')
  const drawn = drawCodes(ctx.random, batch.codeFormat, quantity)
  makeVouchers(tx, ctx.random, batch, drawn, { saleId, soldBy: actor.id, soldAt: ctx.now })
  const made = vouchersOfBatch(tx, batch.id)
  const voucherIds = made.map(({ id }) => id)
  noteSold(tx, ctx, voucherIds, REASONS.madeForSale)
  enqueueSold(tx, ctx, batch, voucherIds)
  return made.map(({ id, code, password, useBefore }) => ({
    id,
    code,
    password,
    packageId,
    routerId,
    useBefore,
    isOnRouter: false,
  }))
}

/** A sale that names no router is one of a shop with one router. */
function onlyRouterOf(db: ReadDb, packageId: string): string {
  const pack = sellablePackage(db, packageId)
  const [router, another] = listRouters(db).filter(({ id }) => isSoldOn(pack, id))
  if (!router) throw new DomainError('ROUTER_NOT_FOUND')
  if (another) throw fieldError('routerId', 'ROUTER_NOT_CHOSEN', { package: pack.name })
  return router.id
}

/** Gives up what is not on the router yet; the sweep makes sure that nothing of it stays there unseen. */
export function cancelBatch(
  tx: Tx,
  ctx: CommandContext,
  input: { readonly id: string; readonly reason: string },
): void {
  const batch = findBatch(tx, input.id)
  if (!batch) throw new DomainError('BATCH_NOT_FOUND')
  if (!changeBatchState(tx, batch.id, 'running', 'cancelled', ctx.now)) throw new DomainError('BATCH_NOT_RUNNING')
  enqueueGiveUp(tx, ctx, batch, input.reason)
  recordAudit(tx, ctx, {
    action: 'batch.cancel',
    subjectType: 'batch',
    subjectId: batch.id,
    detail: { tag: batch.tag, reason: input.reason },
  })
}

export interface VoidVoucher {
  readonly voucherId: number
  readonly reason: string
}

/** From stock or sold to void, and off the router. For a sold one the caller has asked the router that it was never used. */
export function voidVoucher(tx: Tx, ctx: CommandContext, input: VoidVoucher): VoucherRow {
  const row = findVoucher(tx, input.voucherId)
  if (!row) throw new DomainError('VOUCHER_NOT_FOUND')
  assertVoidable(row)
  changeState(tx, ctx, { ids: [row.id], from: ['stock', 'sold'], to: 'void', reason: input.reason })
  // A job that still tries to bring it there has nothing left to do: it ends now, not at its next try.
  const bringing = findOpenJob(tx, JOB.grantSold, `batch:${row.batchId}`)
  if (bringing) makeDue(tx, ctx.now, { id: bringing.id })
  enqueueRevoke(tx, ctx, row.routerId, [row.id])
  return row
}

/** One job for many: a whole batch can lapse in the same minute. */
export function enqueueRevoke(tx: Tx, ctx: CommandContext, routerId: string, ids: readonly number[]): void {
  const [first] = ids
  if (first === undefined) return
  enqueue(tx, {
    lane: routerLane(routerId),
    kind: JOB.revoke,
    subject: `voucher:${first}`,
    payload: ids.length === 1 ? { voucherId: first } : { voucherIds: ids },
    priority: 3,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
}
