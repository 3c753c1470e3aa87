// Owns: what a person may change about a voucher that is in somebody's hands: a longer active period, closed, open again.
// Must never: talk to a router inside a command, or change what the books say without a word in the voucher's history.
import { type CommandContext, requireActor } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import type { OutboxHandler } from '../../platform/outbox/runner'
import { enqueue } from '../../platform/outbox/store'
import { formatDuration } from '../../shared/duration'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findRouter, routerLane, withRouter } from '../routers'
import { withActivePeriod } from './adjusted-comment'
import { findBatch } from './batch-store'
import { VOUCHER_STATE_NAMES } from './contract'
import type { VoucherJobDeps } from './grant-jobs'
import { endLogins, findUsers, ownUser, setUser } from './hotspot-users'
import { AdjustPayload, JOB } from './kinds'
import { noteOnVouchers } from './on-router'
import { findVoucher, setFirstLogin, type VoucherRow } from './store'
import { findUsage, saveUsage, unusedYet } from './usage-store'

/** In a customer's hands and on its router; anything else cannot be helped from here. */
function adjustable(tx: Tx, voucherId: number): VoucherRow {
  const row = findVoucher(tx, voucherId)
  if (!row) throw new DomainError('VOUCHER_NOT_FOUND')
  const { code, state, routerState } = row
  if (state !== 'active' && state !== 'sold')
    throw new DomainError('VOUCHER_NOT_ADJUSTABLE', { code, state: VOUCHER_STATE_NAMES[state] })
  if (routerState !== 'present')
    throw new DomainError('VOUCHER_NOT_THERE', { code, name: findRouter(tx, row.routerId)?.name ?? '' })
  return row
}

function enqueueAdjust(tx: Tx, ctx: CommandContext, row: VoucherRow, isOpened: boolean): void {
  enqueue(tx, {
    lane: routerLane(row.routerId),
    kind: JOB.adjust,
    subject: `voucher:${row.id}`,
    payload: { voucherId: row.id, isOpened },
    priority: 1,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
}

export interface Extension {
  readonly voucherId: number
  readonly seconds: number
  readonly reason: string
  readonly approverId: string
}

/** "Perpanjang": the customer keeps his code, and has it longer. Returns when it ends now; null = not begun yet. */
export function extendVoucher(tx: Tx, ctx: CommandContext, input: Extension): { readonly expiresAt: number | null } {
  const row = adjustable(tx, input.voucherId)
  if (findBatch(tx, row.batchId)?.terms.activeSeconds == null)
    throw new DomainError('VOUCHER_NO_PERIOD', { code: row.code })
  const usage = findUsage(tx, row.id) ?? unusedYet(row.id, ctx.now)
  saveUsage(tx, { ...usage, extraSeconds: usage.extraSeconds + input.seconds, updatedAt: ctx.now })
  const expiresAt = row.expiresAt === null ? null : row.expiresAt + input.seconds * 1000
  if (row.firstLoginAt !== null) setFirstLogin(tx, row.id, { firstLoginAt: row.firstLoginAt, expiresAt })
  noteOnVouchers(tx, ctx, [row.id], `Diperpanjang ${formatDuration(input.seconds)}: ${input.reason}`)
  recordAudit(tx, ctx, {
    action: 'voucher.extend',
    subjectType: 'voucher',
    subjectId: String(row.id),
    detail: { duration: formatDuration(input.seconds), reason: input.reason, approverId: input.approverId },
  })
  enqueueAdjust(tx, ctx, row, usage.blockedAt === null)
  return { expiresAt }
}

export interface Block {
  readonly voucherId: number
  readonly isBlocked: boolean
  readonly reason: string
}

/** "Nonaktifkan" and "Aktifkan lagi". The time goes on meanwhile. */
export function blockVoucher(tx: Tx, ctx: CommandContext, { voucherId, isBlocked, reason }: Block): void {
  const row = adjustable(tx, voucherId)
  const usage = findUsage(tx, row.id) ?? unusedYet(row.id, ctx.now)
  saveUsage(tx, { ...usage, blockedAt: isBlocked ? ctx.now : null, updatedAt: ctx.now })
  noteOnVouchers(tx, ctx, [row.id], `${isBlocked ? 'Dinonaktifkan' : 'Diaktifkan lagi'}: ${reason}`)
  recordAudit(tx, ctx, {
    action: isBlocked ? 'voucher.block' : 'voucher.unblock',
    subjectType: 'voucher',
    subjectId: String(row.id),
    detail: { reason },
  })
  enqueueAdjust(tx, ctx, row, !isBlocked)
}

/** "Sudah saya periksa": somebody in charge has looked into a voucher that was used without having been sold. */
export function settleUnsold(tx: Tx, ctx: CommandContext, input: { voucherId: number; note: string }): void {
  const usage = findUsage(tx, input.voucherId)
  if (usage?.unsoldAt == null) throw new DomainError('VOUCHER_NOT_FOUND')
  if (usage.unsoldCheckedAt !== null) return
  const actorId = requireActor(ctx).id
  saveUsage(tx, { ...usage, unsoldCheckedAt: ctx.now, unsoldCheckedBy: actorId, unsoldNote: input.note })
  noteOnVouchers(tx, ctx, [input.voucherId], `Diperiksa: ${input.note}`)
  recordAudit(tx, ctx, {
    action: 'voucher.unsold',
    subjectType: 'voucher',
    subjectId: String(input.voucherId),
    detail: { note: input.note },
  })
}

/** Makes the router's user what the books say now; a job that comes late does what is wanted by then. */
export const makeAdjustJob =
  ({ db, links, clock }: VoucherJobDeps): OutboxHandler =>
  async ({ payload }) => {
    const { voucherId, isOpened } = AdjustPayload.parse(payload)
    const row = findVoucher(db, voucherId)
    if (!row || (row.state !== 'sold' && row.state !== 'active')) return { kind: 'done' }
    const wanted = wantedOf(db, row)
    const isDisabled = await withRouter(links, row.routerId, async (connection) => {
      const users = await findUsers(connection, [row.code])
      const user = ownUser(users, { id: row.id, code: row.code, tag: wanted.tag })
      if (!user) return null // the next round of the router says that it is missing
      const was = user.disabled === 'true'
      const is = wanted.isBlocked || (was && !isOpened)
      const comment =
        wanted.activeSeconds === null ? user.comment : withActivePeriod(user.comment ?? '', wanted.activeSeconds)
      await setUser(connection, user, {
        ...(comment === user.comment ? {} : { comment }),
        ...(was === is ? {} : { disabled: is ? 'yes' : 'no' }),
      })
      if (wanted.isBlocked) await endLogins(connection, users, [user])
      return is
    })
    return {
      kind: 'done',
      book(tx) {
        const usage = findUsage(tx, row.id)
        if (usage && isDisabled !== null && usage.isDisabled !== isDisabled)
          saveUsage(tx, { ...usage, isDisabled, updatedAt: clock.now() })
        tx.publish('vouchers')
      },
    }
  }

function wantedOf(db: Db, row: VoucherRow) {
  const batch = findBatch(db, row.batchId)
  const usage = findUsage(db, row.id)
  const active = batch?.terms.activeSeconds ?? null
  return {
    tag: batch?.tag ?? '',
    isBlocked: usage?.blockedAt != null,
    activeSeconds: active === null ? null : active + (usage?.extraSeconds ?? 0),
  }
}
