// Owns: what follows from what a router says about one voucher: its counters, its first login, its next state. Pure.
// Must never: cut a customer off for what is uncertain, or make used time disappear because a router forgot it.
import type { RouterState, VoucherState } from './contract'
import type { BatchTerms } from './domain'
import type { VoucherRow } from './store'
import type { SessionSeen, UserSeen } from './usage-reading'
import { type UsageRow, unusedYet } from './usage-store'

export interface KnownVoucher {
  readonly voucher: VoucherRow
  readonly terms: BatchTerms
  readonly usage: UsageRow | undefined
}

export interface SeenVoucher {
  /** Null: asked for by its name, and the router does not have it. */
  readonly user: UserSeen | null
  readonly sessions: readonly SessionSeen[]
  /** Sessions came or went while we read: the counters do not fit together this time. */
  readonly isMoving: boolean
  /** It was online when we looked the last time, at this instant; null = it was not. */
  readonly lastSeenAt: number | null
}

export interface RouterTime {
  readonly now: number
  /** What expiry is judged by: see expiryClock. */
  readonly expiryNow: number
  /** When the router started, by our clock; null = it did not say. */
  readonly bootedAt: number | null
}

export interface Step {
  readonly to: VoucherState
  readonly reason: string
}

export interface Verdict {
  /** Null = nothing to write. */
  readonly usage: UsageRow | null
  readonly routerState: RouterState | null
  readonly firstLogin: { readonly firstLoginAt: number; readonly expiresAt: number | null } | null
  /** In this order. */
  readonly steps: readonly Step[]
  readonly endedAt: number | null
}

export const USAGE_REASONS = {
  login: 'Login pertama menurut router',
  loginByApp: 'Login pertama, dihitung LoketNet',
  unsold: 'Dipakai tanpa terjual',
  expired: 'Masa aktif habis',
  uptime: 'Kuota waktu habis',
  volume: 'Kuota data habis',
} as const

/** 1 November 2026: below it a router's clock was never set, and its own scripts wait (resources/router-scripts). */
const SANE_SINCE = 1_793_491_200_000
const SANE_OFFSET_MS = 300_000
const SANE_AHEAD_MS = 900_000

/**
 * The clock that decides whether an active period is over. The router stamped it, so its clock rules while it is about
 * right; a clock that is far off ends nobody's time early, and one without a date is no clock.
 */
export function expiryClock(now: number, offsetSeconds: number | null): number {
  const router = now + (offsetSeconds ?? 0) * 1000
  if (router < SANE_SINCE) return now
  return Math.abs(router - now) <= SANE_OFFSET_MS ? router : Math.min(router, now)
}

const OPEN: readonly VoucherState[] = ['stock', 'sold', 'active']

export function judge(known: KnownVoucher, seen: SeenVoucher, time: RouterTime): Verdict {
  const { voucher } = known
  if (!seen.user) return judgeMissing(known, time)
  const counted = countUsage(known, seen.user, seen, time)
  const hasUse =
    voucher.state === 'active' || seen.sessions.length > 0 || seen.user.mark.firstLogin > 0 || counted.isUsed
  const routerState = voucher.routerState === 'missing' ? 'present' : null
  if (!OPEN.includes(voucher.state) || !hasUse) {
    const isNews = hasUse || seen.user.isDisabled !== (known.usage?.isDisabled ?? false)
    return {
      usage: isNews ? changedOnly(known, counted.row) : null,
      routerState,
      firstLogin: null,
      steps: [],
      endedAt: null,
    }
  }
  const firstLogin = firstLoginOf(known, seen.user, counted.row, time)
  const by = firstLogin.by ?? counted.row.firstLoginBy
  const isUnsold = voucher.state === 'stock' && voucher.soldAt === null
  const usage = { ...counted.row, firstLoginBy: by, unsoldAt: isUnsold ? time.now : counted.row.unsoldAt }
  const loginReason = isUnsold ? USAGE_REASONS.unsold : by === 'app' ? USAGE_REASONS.loginByApp : USAGE_REASONS.login
  const begun: Step[] = voucher.state === 'active' ? [] : [{ to: 'active', reason: loginReason }]
  const end = endOf(known.terms, usage, seen, { expiresAt: firstLogin.expiresAt, by }, time)
  return {
    usage: changedOnly(known, usage),
    routerState,
    firstLogin: isSameLogin(voucher, firstLogin) ? null : firstLogin,
    steps: end ? [...begun, { to: 'finished', reason: end.reason }] : begun,
    endedAt: end?.at ?? null,
  }
}

/** Gone from the router: over if its time is over, else missed. */
function judgeMissing({ voucher }: KnownVoucher, { expiryNow }: RouterTime): Verdict {
  const nothing = { usage: null, firstLogin: null, steps: [], endedAt: null }
  const { state, expiresAt, routerState } = voucher
  if (state === 'active' && expiresAt !== null && expiresAt <= expiryNow)
    return {
      ...nothing,
      routerState: 'removed',
      steps: [{ to: 'finished', reason: USAGE_REASONS.expired }],
      endedAt: expiresAt,
    }
  return { ...nothing, routerState: OPEN.includes(state) && routerState === 'present' ? 'missing' : null }
}

/** Adds a session's share to the user's own, and what a power cut took from both. */
function countUsage(known: KnownVoucher, user: UserSeen, seen: SeenVoucher, time: RouterTime) {
  const { sessions, isMoving, lastSeenAt } = seen
  const row = known.usage ?? unusedYet(known.voucher.id, time.now)
  const sum = (pick: (one: UserSeen | SessionSeen) => number | null): number | null =>
    [user, ...sessions].reduce<number | null>((total, one) => {
      const more = pick(one)
      return total === null || more === null ? null : total + more
    }, 0)
  const uptime = sum((one) => one.uptime)
  const into = sum((one) => one.bytesIn)
  const out = sum((one) => one.bytesOut)
  const isUsed = (uptime ?? 0) > 0 || (into ?? 0) > 0 || (out ?? 0) > 0
  // A figure that fell because the router lost power was used all the same; any other fall is the router's correction.
  const hasRestarted = time.bootedAt !== null && row.updatedAt < time.bootedAt
  const count = (now: number | null, before: number, lost: number) => {
    if (now === null || isMoving) return { total: before, lost }
    const fallen = before - (now + lost)
    const more = fallen > 0 && hasRestarted ? fallen : 0
    return { total: now + lost + more, lost: lost + more }
  }
  const seconds = count(uptime, row.uptimeSeconds, row.lostSeconds)
  const bytesIn = count(into, row.bytesIn, row.lostBytesIn)
  const bytesOut = count(out, row.bytesOut, row.lostBytesOut)
  return {
    isUsed,
    row: {
      ...row,
      uptimeSeconds: seconds.total,
      lostSeconds: seconds.lost,
      bytesIn: bytesIn.total,
      lostBytesIn: bytesIn.lost,
      bytesOut: bytesOut.total,
      lostBytesOut: bytesOut.lost,
      mac: sessions.at(-1)?.mac || row.mac || user.lockedMac,
      lastSeenAt: sessions.length > 0 ? time.now : (lastSeenAt ?? row.lastSeenAt),
      isDisabled: user.isDisabled,
      updatedAt: time.now,
    } satisfies UsageRow,
  }
}

interface FirstLogin {
  readonly firstLoginAt: number
  readonly expiresAt: number | null
  readonly by: UsageRow['firstLoginBy']
}

function firstLoginOf({ voucher, terms }: KnownVoucher, user: UserSeen, usage: UsageRow, time: RouterTime): FirstLogin {
  const { mark } = user
  const active = terms.activeSeconds === null ? null : terms.activeSeconds + usage.extraSeconds
  if (isPlausible(mark.firstLogin * 1000, time.now)) {
    // An extension that has not reached the router yet is not taken back by what still stands there.
    const pending = usage.extraSeconds > 0 && active !== null ? active - mark.activeSeconds : 0
    const expires = mark.expires > 0 ? (mark.expires + pending) * 1000 : null
    return { firstLoginAt: mark.firstLogin * 1000, expiresAt: expires, by: 'router' }
  }
  if (voucher.firstLoginAt !== null)
    return { firstLoginAt: voucher.firstLoginAt, expiresAt: voucher.expiresAt, by: usage.firstLoginBy }
  // Nobody stamped it. It began this long ago at the latest: what is not known counts for the customer.
  const began = Math.max(time.now - usage.uptimeSeconds * 1000, voucher.madeAt)
  return { firstLoginAt: began, expiresAt: active === null ? null : began + active * 1000, by: 'app' }
}

/** A stamp from a clock that was never set, or ran years ahead, is no word about when it began. */
const isPlausible = (stampedAt: number, now: number): boolean =>
  stampedAt >= SANE_SINCE && stampedAt <= now + SANE_AHEAD_MS

const isSameLogin = (voucher: VoucherRow, login: FirstLogin): boolean =>
  voucher.firstLoginAt === login.firstLoginAt && voucher.expiresAt === login.expiresAt

interface End {
  readonly reason: string
  readonly at: number
}

function endOf(
  terms: BatchTerms,
  usage: UsageRow,
  { user, sessions }: SeenVoucher,
  { expiresAt, by }: { readonly expiresAt: number | null; readonly by: UsageRow['firstLoginBy'] },
  { now, expiryNow }: RouterTime,
): End | null {
  // A period that we worked out is judged by our own clock.
  if (expiresAt !== null && expiresAt <= (by === 'router' ? expiryNow : now))
    return { reason: USAGE_REASONS.expired, at: Math.min(expiresAt, now) }
  // The router ends a session at its limit, so a quota is used up by what it booked and by nothing that still runs: if
  // 7.x should count while people are online, nobody is cut off at half (routeros.md §2.2).
  if (!user || sessions.length > 0) return null
  const at = usage.lastSeenAt ?? now
  const isReached = (quota: number | null, counted: number | null, lost: number) =>
    quota !== null && counted !== null && counted + lost >= quota
  if (isReached(terms.uptimeQuotaSeconds, user.uptime, usage.lostSeconds)) return { reason: USAGE_REASONS.uptime, at }
  const bytes = user.bytesIn === null || user.bytesOut === null ? null : user.bytesIn + user.bytesOut
  if (isReached(terms.volumeQuotaBytes, bytes, usage.lostBytesIn + usage.lostBytesOut))
    return { reason: USAGE_REASONS.volume, at }
  return null
}

/** A row that says nothing new is not written again every few minutes. */
function changedOnly({ usage }: KnownVoucher, row: UsageRow): UsageRow | null {
  if (!usage) return row
  const { updatedAt: _, ...was } = usage
  const { updatedAt: __, ...is } = row
  return JSON.stringify(was) === JSON.stringify(is) ? null : row
}
