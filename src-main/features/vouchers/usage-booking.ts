// Owns: writing down what routers said: counters, first logins, states, what is missing; and asking for what is over to be removed.
// Must never: judge from an older row than the one in the books, or touch a voucher of another router.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { type BatchRow, findBatch } from './batch-store'
import { enqueueRevoke } from './commands'
import { changeState, findVoucher, setFirstLogin, setRouterState, type VoucherRow } from './store'
import { judge, type RouterTime, type SeenVoucher } from './usage-judgement'
import { sessionsOf, type UsageReading, type UserSeen } from './usage-reading'
import { findUsage, saveUsage, setEndedAt, type VoucherOnRouter, vouchersByCode } from './usage-store'

/** Vouchers written in one transaction: some ten milliseconds of the main loop when each has news. */
const SLICE = 25

export interface ReadingOf {
  readonly routerId: string
  readonly reading: UsageReading
  readonly time: RouterTime
  /** Who was online at the round before, and when that was. */
  readonly wasOnline: ReadonlySet<string>
  readonly wasOnlineAt: number | null
}

export interface Booked {
  /** Vouchers whose figures or state changed. */
  readonly changed: number
  /** In the books as there, and not in a whole reading: to be asked for by name before they are called missing. */
  readonly unseen: readonly string[]
}

/** `expected`: of a whole reading, what the books said was there before it began. */
export async function bookReading(
  db: Db,
  context: () => CommandContext,
  of: ReadingOf,
  expected: readonly VoucherOnRouter[],
): Promise<Booked> {
  const { reading } = of
  // One in use tells something also by having nothing on it any more: its router forgot.
  const told = expected.filter(({ state, routerState }) => routerState === 'missing' || state === 'active')
  const names = namesWithNews(reading, new Set(told.map(({ id }) => id)))
  let changed = 0
  for (let at = 0; at < names.length; at += SLICE) {
    if (at > 0) await nextTurn()
    changed += db.transact((tx) => bookSlice(tx, context(), of, names.slice(at, at + SLICE)))
  }
  if (!reading.isWhole) return { changed, unseen: [] }
  const there = new Set(reading.users.map(({ name, mark }) => `${name} ${mark.id}`))
  const unseen = expected.filter(
    ({ id, code, routerState }) => routerState === 'present' && !there.has(`${code} ${id}`),
  )
  return { changed, unseen: unseen.map(({ code }) => code) }
}

/** Of a whole table only what somebody uses can tell us anything; of names asked for, also that they are gone. */
function namesWithNews(reading: UsageReading, told: ReadonlySet<number>): readonly string[] {
  if (!reading.isWhole) return reading.names
  const online = new Set(reading.sessions.map(({ user }) => user))
  const hasNews = ({ name, mark, isDisabled, uptime, bytesIn, bytesOut }: UserSeen) =>
    isDisabled ||
    mark.firstLogin > 0 ||
    uptime !== 0 ||
    bytesIn !== 0 ||
    bytesOut !== 0 ||
    online.has(name) ||
    told.has(mark.id)
  return reading.users.filter(hasNews).map(({ name }) => name)
}

function bookSlice(tx: Tx, ctx: CommandContext, of: ReadingOf, names: readonly string[]): number {
  const { routerId, reading, time, wasOnline, wasOnlineAt } = of
  const vouchers = vouchersByCode(tx, routerId, names)
  const batches = new Map<string, BatchRow | undefined>()
  const batchOf = (row: VoucherRow) => {
    if (!batches.has(row.batchId)) batches.set(row.batchId, findBatch(tx, row.batchId))
    return batches.get(row.batchId)
  }
  const usersByName = Map.groupBy(reading.users, ({ name }) => name)
  const over: number[] = []
  let changed = 0
  for (const voucher of vouchers.values()) {
    const batch = batchOf(voucher)
    if (!batch) continue
    const user =
      usersByName.get(voucher.code)?.find(({ mark }) => mark.id === voucher.id && mark.tag === batch.tag) ?? null
    // Somebody else's user of that name is no answer about ours, except when ours was asked for by name.
    if (!user && reading.isWhole) continue
    const seen: SeenVoucher = {
      user,
      sessions: user ? sessionsOf(user, reading) : [],
      isMoving: reading.moving.has(voucher.code),
      lastSeenAt: wasOnline.has(voucher.code) ? wasOnlineAt : null,
    }
    if (apply(tx, ctx, voucher, { batch, seen, time })) over.push(voucher.id)
    changed += 1
  }
  enqueueRevoke(tx, ctx, routerId, over)
  return changed
}

interface Subject {
  readonly batch: BatchRow
  readonly seen: SeenVoucher
  readonly time: RouterTime
}

/** True when it is over and still on the router. */
function apply(tx: Tx, ctx: CommandContext, voucher: VoucherRow, { batch, seen, time }: Subject): boolean {
  const verdict = judge({ voucher, terms: batch.terms, usage: findUsage(tx, voucher.id) }, seen, time)
  if (verdict.usage) saveUsage(tx, verdict.usage)
  if (verdict.firstLogin) {
    const { firstLoginAt, expiresAt } = verdict.firstLogin
    setFirstLogin(tx, voucher.id, { firstLoginAt, expiresAt })
    tx.publish('vouchers')
  }
  if (verdict.routerState) {
    setRouterState(tx, [voucher.id], verdict.routerState)
    tx.publish('vouchers', 'batches')
  }
  let { state } = voucher
  for (const { to, reason } of verdict.steps) {
    changeState(tx, ctx, { ids: [voucher.id], from: [state], to, reason })
    state = to
  }
  if (verdict.endedAt !== null) setEndedAt(tx, voucher.id, verdict.endedAt)
  return state === 'finished' && voucher.state !== 'finished' && seen.user !== null
}

/** Of vouchers that are over and leave the router now: what they used in all. */
export function bookFinalCounters(tx: Tx, routerId: string, reading: UsageReading, now: number): void {
  const vouchers = vouchersByCode(tx, routerId, reading.names)
  for (const user of reading.users) {
    const voucher = vouchers.get(user.name)
    const batch = voucher && findBatch(tx, voucher.batchId)
    if (!voucher || user.mark.id !== voucher.id || user.mark.tag !== batch?.tag) continue
    const seen = { user, sessions: sessionsOf(user, reading), isMoving: false, lastSeenAt: null }
    const known = { voucher, terms: batch.terms, usage: findUsage(tx, voucher.id) }
    // As after a restart: whatever the router forgot, used is used.
    const { usage } = judge(known, seen, { now, expiryNow: now, bootedAt: now })
    if (usage && (voucher.state === 'finished' || voucher.state === 'void')) saveUsage(tx, usage)
  }
}

/**
 * A router that is away for long does not keep a voucher alive: its time was stamped and is over. The revoke waits in the
 * router's lane, and reads the last counters before it takes the user away.
 */
export function finishByClock(tx: Tx, ctx: CommandContext, routerId: string, codes: readonly string[]): void {
  const vouchers = [...vouchersByCode(tx, routerId, codes).values()]
  const reason = 'Masa aktif habis, router tidak tersambung'
  const over = changeState(tx, ctx, { ids: vouchers.map(({ id }) => id), from: ['active'], to: 'finished', reason })
  for (const id of over) {
    const expiresAt = findVoucher(tx, id)?.expiresAt
    if (expiresAt) setEndedAt(tx, id, expiresAt)
  }
  enqueueRevoke(tx, ctx, routerId, over)
}
