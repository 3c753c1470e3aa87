// Owns: what a power cut or a wrong clock did to one voucher, and what would put it right. Pure; tested as a table.
// Must never: take time from a customer on a guess: where two moments are possible, the later first login counts.

import type { RouterRow } from '../../platform/routeros'
import { parseCount, parseFlag, parseRouterOsDuration } from '../../platform/routeros/values'
import { readVoucherComment, type VoucherComment } from '../../shared/voucher-comment'
import { readVoucherEnd, withoutEnd, withTailOf } from '../expiry'
import { type BatchRow, commentOf, forgottenOf, type KeptVoucher, wantedUser } from '../vouchers'
import type { CaseKind } from './contract'

export interface Subject {
  readonly voucher: KeptVoucher
  readonly batch: Pick<BatchRow, 'tag' | 'terms'>
  /** `/ip/hotspot/user` of the voucher; null = the router has none. */
  readonly user: RouterRow | null
  /** Its sessions: seconds each has lasted. */
  readonly sessions: readonly { readonly uptime: number | null }[]
  /** When LoketNet noticed the first use; null = never. */
  readonly noticedAt: number | null
  /** Epoch ms, of the computer. */
  readonly now: number
  /** When the router started; null = unknown. */
  readonly bootedAt: number | null
  /** Its clock is right and the sweep runs: it stamps by itself what is not stamped yet. */
  readonly healsItself: boolean
}

/** What `/ip/hotspot/user/set` would get, and what the books would say. */
export interface Plan {
  readonly comment?: string
  /** Seconds, bytes. */
  readonly limitUptime?: number
  readonly limitBytes?: number
  readonly enable?: true
  /** The session ends: the voucher is over. */
  readonly kick?: true
  /** The user is put there again. */
  readonly grant?: true
  /** Epoch ms, for the books. */
  readonly firstLoginAt?: number
  readonly expiresAt?: number | null
  /** Seconds that the router forgot. */
  readonly lostSeconds?: number
}

export interface Case {
  readonly kind: CaseKind
  readonly plan: Plan
  /** Figures for the sentences. */
  readonly figures: {
    readonly from?: number
    readonly to?: number
    readonly why?: 'books' | 'noticed' | 'session' | 'now'
  }
}

const MINUTE = 60_000
/** A router that is a little ahead stamps a little into the future. */
const AHEAD_MS = 15 * MINUTE
/** Rounds are seconds apart. */
const SLACK = { seconds: 120, bytes: 1_048_576 }

/** At most one case a kind; a wrong stamp swallows what follows from it. */
export function judgeVoucher(subject: Subject): Case[] {
  const { user, voucher, sessions } = subject
  if (!user) return sessions.length > 0 ? [sessionCase(voucher)] : []
  const mark = readVoucherComment(user.comment)
  const isLive = voucher.state === 'stock' || voucher.state === 'sold' || voucher.state === 'active'
  if (!mark || !isLive || voucher.blockedAt !== null) return []
  const stamp = stampCase(subject, mark)
  const off = stamp?.plan.enable ? null : offCase(subject, mark)
  return [stamp, off, rolledBackCase(subject)].filter((found) => found !== null)
}

const sessionCase = ({ state }: KeptVoucher): Case => ({
  kind: 'session-without-user',
  plan: state === 'sold' || state === 'active' ? { grant: true } : { kick: true },
  figures: {},
})

function stampCase(subject: Subject, mark: VoucherComment): Case | null {
  const { voucher, healsItself } = subject
  if (mark.activeSeconds === 0) return null
  if (mark.firstLogin === 0) {
    const known = voucher.firstLoginAt
    if (known !== null && voucher.firstLoginBy === 'router' && isPlausible(known, subject))
      return stampPlan('lost-stamp', subject, known, 'books')
    if (!isUsed(subject) || healsItself) return null
    return known !== null && isPlausible(known, subject)
      ? stampPlan('unstamped', subject, known, 'books')
      : stampPlan('unstamped', subject, ...bestGuess(subject))
  }
  const at = mark.firstLogin * 1000
  if (isPlausible(at, subject)) return null
  // The books may have believed the router: its own word is no witness against itself.
  const known = voucher.firstLoginAt
  if (known !== null && known !== at && isPlausible(known, subject))
    return stampPlan('bad-stamp', subject, known, 'books')
  return stampPlan('bad-stamp', subject, ...bestGuess(subject))
}

/** Between the making of the voucher and now. Not by a date: what was taken over from Mikhmon may be older than LoketNet. */
const isPlausible = (at: number, { voucher, now }: Subject): boolean =>
  at >= voucher.madeAt - AHEAD_MS && at <= now + AHEAD_MS

type Guess = readonly [number, NonNullable<Case['figures']['why']>]

function bestGuess({ noticedAt, sessions, voucher, now }: Subject): Guess {
  if (noticedAt !== null && noticedAt >= voucher.madeAt && noticedAt <= now) return [noticedAt, 'noticed']
  const longest = sessions.reduce((most, { uptime }) => Math.max(most, uptime ?? 0), 0)
  return longest > 0 ? [Math.max(now - longest * 1000, voucher.soldAt ?? voucher.madeAt), 'session'] : [now, 'now']
}

function stampPlan(kind: CaseKind, subject: Subject, firstLoginAt: number, why: Guess[1]): Case | null {
  const { voucher, batch, user, now } = subject
  const active = batch.terms.activeSeconds === null ? null : batch.terms.activeSeconds + voucher.extraSeconds
  if (active === null) return null
  const expiresAt = firstLoginAt + active * 1000
  // Over already: the rounds finish it, and nothing has to be given back.
  if (kind !== 'bad-stamp' && expiresAt <= now) return null
  const isOff = parseFlag(user?.disabled) && readVoucherEnd(user?.comment) !== null
  const isOpen = isOff && expiresAt > now
  const stamped = commentOf({ ...voucher, firstLoginAt, expiresAt }, batch)
  const old = user?.comment ?? ''
  const comment = withTailOf(stamped, old)
  return {
    kind,
    plan: {
      comment: isOpen ? withoutEnd(comment) : comment,
      ...(isOpen ? { enable: true } : {}),
      firstLoginAt,
      expiresAt,
    },
    figures: { from: (readVoucherComment(old)?.firstLogin ?? 0) * 1000, to: firstLoginAt, why },
  }
}

/** Closed by the sweep although its time is not over: the router's clock ran ahead. */
function offCase({ user, now, voucher }: Subject, mark: VoucherComment): Case | null {
  if (!parseFlag(user?.disabled) || readVoucherEnd(user?.comment) === null) return null
  const end = mark.expires > 0 ? mark.expires : mark.useBefore
  const isUnused = mark.expires === 0
  if (end === 0 || end * 1000 <= now + MINUTE) return null
  if (isUnused && voucher.state === 'active') return null
  return {
    kind: 'wrongly-off',
    plan: { enable: true, comment: withoutEnd(user?.comment ?? '') },
    figures: { to: end * 1000 },
  }
}

function rolledBackCase({ voucher, batch, user, sessions, bootedAt }: Subject): Case | null {
  const { uptimeQuotaSeconds, volumeQuotaBytes } = batch.terms
  if (!user || (uptimeQuotaSeconds === null && volumeQuotaBytes === null)) return null
  const counted = secondsOf(user.uptime)
  const online = sessions.reduce<number | null>(
    (sum, { uptime }) => (sum === null || uptime === null ? null : sum + uptime),
    0,
  )
  // What the rounds have booked, or what is plain to see: used more than the router knows of since it started.
  const isSinceBoot = bootedAt !== null && voucher.usageAt !== null && voucher.usageAt < bootedAt
  const fallen = counted === null || online === null || !isSinceBoot ? 0 : voucher.usedSeconds - (counted + online)
  const lostSeconds = Math.max(voucher.lostSeconds, fallen)
  const wanted = wantedUser(voucher, batch, { ...forgottenOf(voucher), seconds: lostSeconds })
  const limitUptime = secondsOf(user['limit-uptime']) ?? 0
  const limitBytes = parseCount(user['limit-bytes-total'] ?? '0') ?? 0
  const isLong = uptimeQuotaSeconds !== null && limitUptime - wanted.limitUptime > SLACK.seconds
  const isLarge = volumeQuotaBytes !== null && limitBytes - wanted.limitBytes > SLACK.bytes
  if (lostSeconds === 0 && voucher.lostBytes === 0) return null
  if (!isLong && !isLarge) return null
  return {
    kind: 'rolled-back',
    plan: {
      ...(isLong ? { limitUptime: wanted.limitUptime, lostSeconds } : {}),
      ...(isLarge ? { limitBytes: wanted.limitBytes } : {}),
    },
    figures: isLong ? { from: limitUptime, to: wanted.limitUptime } : { from: limitBytes, to: wanted.limitBytes },
  }
}

function isUsed({ user, sessions }: Subject): boolean {
  if (sessions.length > 0) return true
  const bytes = (parseCount(user?.['bytes-in']) ?? 0) + (parseCount(user?.['bytes-out']) ?? 0)
  return (secondsOf(user?.uptime) ?? 0) > 0 || bytes > 0
}

const secondsOf = (text: string | undefined): number | null => (text === undefined ? 0 : parseRouterOsDuration(text))
