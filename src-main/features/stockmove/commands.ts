// Owns: beginning a move and giving one up.
// Must never: talk to a router, or take what is sold or promised.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { enqueue, enqueueOnce } from '../../platform/outbox/store'
import { DomainError, fieldError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findPackage } from '../catalog'
import { ensureProfile, findRouter, type RouterView, routerLane } from '../routers'
import { batchesOf, keptVouchers, noteOnVouchers, setRouterState } from '../vouchers'
import { JOB } from './kinds'
import {
  chooseStock,
  findMove,
  insertMove,
  itemsIn,
  type MoveRow,
  openMoveOf,
  putOnTheWay,
  setItems,
  setMoveState,
  takeHome,
} from './store'
import { MOVE_TEXTS } from './texts'

const EVERY_ITEM = 10_000
/** Before bulk, behind the counter. */
const PRIORITY = 6

export interface NewMove {
  readonly packageId: string
  readonly fromRouterId: string
  readonly toRouterId: string
  readonly quantity: number
}

export function startMove(tx: Tx, ctx: CommandContext, wanted: NewMove): MoveRow {
  const { packageId, fromRouterId, toRouterId, quantity } = wanted
  const pack = findPackage(tx, packageId)
  if (pack?.master.serviceType !== 'hotspot') throw fieldError('packageId', 'PACKAGE_NOT_FOUND')
  if (fromRouterId === toRouterId) throw fieldError('toRouterId', 'MOVE_SAME_ROUTER')
  const from = activeRouter(tx, fromRouterId, 'fromRouterId')
  const to = activeRouter(tx, toRouterId, 'toRouterId')
  if (pack.routerIds.length > 0 && !pack.routerIds.includes(toRouterId))
    throw fieldError('toRouterId', 'PACKAGE_NOT_ON_ROUTER', { package: pack.name, router: to.name })
  if (openMoveOf(tx, packageId, fromRouterId))
    throw new DomainError('MOVE_RUNNING', { package: pack.name, from: from.name })
  const ids = chooseStock(tx, { packageId, fromRouterId, now: ctx.now, limit: quantity })
  if (ids.length < quantity)
    throw fieldError('quantity', 'MOVE_NOT_ENOUGH', {
      package: pack.name,
      from: from.name,
      available: ids.length,
      wanted: quantity,
    })
  const move: MoveRow = {
    id: ctx.newId(),
    packageId,
    fromRouterId,
    toRouterId,
    quantity,
    state: 'running',
    createdBy: ctx.actor?.id ?? null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  insertMove(tx, move)
  putOnTheWay(tx, move.id, ids, toRouterId)
  noteOnVouchers(tx, ctx, ids, MOVE_TEXTS.moving(from.name, to.name))
  const batchOf = batchesOf(tx)
  const masters = new Set(keptVouchers(tx, ids).flatMap((row) => batchOf(row.batchId)?.terms.masterId ?? []))
  for (const masterId of masters) ensureProfile(tx, ctx, toRouterId, masterId)
  enqueue(tx, {
    lane: routerLane(toRouterId),
    kind: JOB.bring,
    subject: `move:${move.id}`,
    payload: { moveId: move.id },
    priority: PRIORITY,
    actorId: move.createdBy,
    at: ctx.now,
  })
  recordAudit(tx, ctx, {
    action: 'stock.move',
    subjectType: 'package',
    subjectId: packageId,
    detail: { package: pack.name, from: from.name, to: to.name, quantity },
  })
  return move
}

export function cancelMove(tx: Tx, ctx: CommandContext, moveId: string): void {
  const move = findMove(tx, moveId)
  if (!move) throw new DomainError('MOVE_NOT_FOUND')
  if (move.state !== 'running') throw new DomainError('MOVE_DONE')
  const never = itemsIn(tx, moveId, ['granting'], EVERY_ITEM)
  const perhaps = itemsIn(tx, moveId, ['sending'], EVERY_ITEM)
  if (never.length + perhaps.length === 0) throw new DomainError('MOVE_DONE')
  stayHome(tx, ctx, move, never, MOVE_TEXTS.cancelled)
  setItems(tx, moveId, perhaps, 'recalling')
  setMoveState(tx, moveId, 'cancelling', ctx.now)
  if (perhaps.length > 0) enqueueRecall(tx, ctx, move)
  finishIfDone(tx, ctx, moveId)
  recordAudit(tx, ctx, {
    action: 'stock.move-cancel',
    subjectType: 'package',
    subjectId: move.packageId,
    detail: {
      from: findRouter(tx, move.fromRouterId)?.name ?? '',
      to: findRouter(tx, move.toRouterId)?.name ?? '',
      kept: never.length,
      recalled: perhaps.length,
    },
  })
}

/** What may have reached the new router is taken off there before it is sold on the old one again. */
export const enqueueRecall = (tx: Tx, ctx: CommandContext, move: MoveRow): void =>
  enqueueOnce(tx, {
    lane: routerLane(move.toRouterId),
    kind: JOB.recall,
    subject: `move-recall:${move.id}`,
    payload: { moveId: move.id },
    priority: PRIORITY,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })

export const enqueueLeave = (tx: Tx, ctx: CommandContext, move: MoveRow): void =>
  enqueueOnce(tx, {
    lane: routerLane(move.fromRouterId),
    kind: JOB.leave,
    subject: `move-leave:${move.id}`,
    payload: { moveId: move.id },
    priority: PRIORITY,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })

/** Back to the router they never left; what was voided or lapsed meanwhile has to go from there too. */
export function stayHome(tx: Tx, ctx: CommandContext, move: MoveRow, ids: readonly number[], note: string): void {
  const over = keptVouchers(tx, ids)
    .filter(({ state }) => state !== 'stock')
    .map(({ id }) => id)
  const stay = ids.filter((id) => !over.includes(id))
  setItems(tx, move.id, stay, 'kept', note)
  takeHome(tx, stay, move.fromRouterId)
  if (over.length === 0) return
  setItems(tx, move.id, over, 'leaving')
  enqueueLeave(tx, ctx, move)
}

/** A voucher that somebody took out of the stock on its way has no business on either router. */
export const giveUpPresent = (tx: Tx, ids: readonly number[]): void => setRouterState(tx, ids, 'removed')

export function finishIfDone(tx: Tx, ctx: CommandContext, moveId: string): void {
  if (itemsIn(tx, moveId, ['granting', 'sending', 'leaving', 'recalling'], 1).length === 0)
    setMoveState(tx, moveId, 'done', ctx.now)
}

function activeRouter(tx: Tx, id: string, field: string): RouterView {
  const router = findRouter(tx, id)
  if (!router || router.isArchived) throw fieldError(field, 'ROUTER_NOT_FOUND')
  return router
}
