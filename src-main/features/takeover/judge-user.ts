// Owns: what one hotspot user of a Mikhmon router is, and what becomes of it under the choices a person made.
// Must never: ask a clock (the scan holds the router's), or take a user whose end it cannot be sure of.
import { routerEpochSeconds } from '../../platform/routeros/values'
import { formatDate, formatInstant, type ShopZone, startOfDay } from '../../shared/calendar-date'
import { formatDuration, parseRouterOsDuration } from '../../shared/duration'
import type { ProfileChoice } from './contract'
import { readUserComment, type UserComment } from './mikhmon-comment'
import { readBytes, readLimit } from './mikhmon-preset'
import type { MikhmonProfile } from './mikhmon-profile'
import type { RouterScan, ScannedUser } from './scan'
import type { ReasonCode } from './texts'

/** What the router says of a user, whatever anybody chooses. Seconds are UTC. */
export type UserFact =
  | { readonly kind: 'built-in' | 'ours' | 'unprintable' | 'twin' | 'spent' | 'disabled' | 'broken-stamp' }
  | { readonly kind: 'tool'; readonly tool: string }
  /** Not Mikhmon's: somebody's lasting account. */
  | { readonly kind: 'plain'; readonly isUsed: boolean }
  | { readonly kind: 'unused'; readonly madeOn: UnusedComment['madeOn'] }
  /** Used, and Mikhmon, which should have, wrote no end (a power cut in its ten seconds). */
  | { readonly kind: 'unstamped' }
  /** Used, and has no end by the wall clock. */
  | { readonly kind: 'open' }
  | { readonly kind: 'running'; readonly expires: number }
  /** Its end has passed, and it still works. */
  | { readonly kind: 'past'; readonly expires: number }

type UnusedComment = Extract<UserComment, { kind: 'unused' }>

export interface UserContext {
  readonly scan: RouterScan
  /** Of the profile; null: Mikhmon knows nothing of it. */
  readonly mikhmon: MikhmonProfile | null
  readonly isTwin: boolean
}

/** The router's own now; ours where it cannot say (then nothing is taken anyway). */
export const routerNow = (scan: RouterScan): number => scan.clock.epoch ?? Math.floor(scan.at / 1000)

const LONGEST_NAME = 64

export function factOf(user: ScannedUser, { scan, mikhmon, isTwin }: UserContext): UserFact {
  const comment = readUserComment(user.comment)
  if (user.isBuiltIn) return { kind: 'built-in' }
  if (comment.kind === 'ours') return { kind: 'ours' }
  if (user.name === '' || user.name.length > LONGEST_NAME || /\p{Cc}/u.test(user.name)) return { kind: 'unprintable' }
  if (isTwin) return { kind: 'twin' }
  if (comment.kind === 'tool') return { kind: 'tool', tool: comment.name }
  if (parseRouterOsDuration(user.limitUptime) === 1) return { kind: 'spent' }
  if (user.isDisabled) return { kind: 'disabled' }
  const isUsed = user.wasUsed || user.isOnline
  switch (comment.kind) {
    case 'stamped': {
      const expires = routerEpochSeconds(comment.at, scan.clock.gmtOffset)
      return { kind: expires > routerNow(scan) ? 'running' : 'past', expires }
    }
    case 'broken-stamp':
      return { kind: 'broken-stamp' }
    case 'unused':
      return asVoucher(isUsed, mikhmon, comment.madeOn)
    case 'empty':
      // Mikhmon's script treats an empty comment like `vc`: its own "Reset" leaves one.
      return mikhmon && mikhmon.mode !== 'none' ? asVoucher(isUsed, mikhmon, null) : { kind: 'plain', isUsed }
    case 'other':
      return { kind: 'plain', isUsed }
  }
}

function asVoucher(isUsed: boolean, mikhmon: MikhmonProfile | null, madeOn: UnusedComment['madeOn']): UserFact {
  if (!isUsed) return { kind: 'unused', madeOn }
  return { kind: mikhmon?.activeSeconds == null ? 'open' : 'unstamped' }
}

/** A user that becomes a voucher. Instants are epoch ms; `expires`, `firstLogin` UTC seconds for its comment, 0 = none. */
export interface UserTake {
  readonly code: string
  /** Null = the same as the code. */
  readonly password: string | null
  readonly state: 'stock' | 'sold' | 'active' | 'finished'
  readonly madeAt: number
  readonly firstLoginAt: number | null
  readonly expiresAt: number | null
  readonly expires: number
  readonly firstLogin: number
  readonly activeSeconds: number | null
  readonly uptimeQuotaSeconds: number | null
  readonly volumeQuotaBytes: number | null
  /** Its time is over: it stops working. */
  readonly isStopped: boolean
  /** A voucher of the books that was given back before and is taken again. */
  readonly reviveId: number | null
  readonly user: ScannedUser
}

export interface UserVerdict {
  readonly outcome: 'new' | 'known' | 'conflict' | 'skipped'
  readonly reason: ReasonCode
  readonly data: Readonly<Record<string, string | number>>
  readonly take?: UserTake
}

export interface VerdictContext {
  readonly scan: RouterScan
  readonly zone: ShopZone
  readonly mikhmon: MikhmonProfile | null
  readonly hasProfile: boolean
  readonly choice: ProfileChoice | undefined
  /** Name and active period of the package that the choice names. */
  readonly packageName: string
  readonly packageActiveSeconds: number | null
  /** `free`: given back before; `taken`: by an earlier take-over of this router; `other`: a code of LoketNet's own. */
  readonly known: { readonly id: number; readonly standing: 'free' | 'taken' | 'other' } | undefined
  /** UTC seconds of the first login as Mikhmon's sales tell it. */
  readonly soldAt: number | undefined
  /** Servers of the users of this name. */
  readonly servers: readonly string[]
}

const left = (reason: ReasonCode, data: UserVerdict['data'] = {}): UserVerdict => ({ outcome: 'skipped', reason, data })
const conflict = (reason: ReasonCode, data: UserVerdict['data'] = {}): UserVerdict => ({
  outcome: 'conflict',
  reason,
  data,
})

export function judgeUser(user: ScannedUser, fact: UserFact, context: VerdictContext): UserVerdict {
  const { scan, choice, known } = context
  switch (fact.kind) {
    case 'built-in':
      return left('built-in')
    case 'ours':
      return { outcome: 'known', reason: 'ours', data: {} }
    case 'unprintable':
      return conflict('name-unprintable')
    case 'twin':
      return conflict('twin', { servers: context.servers.join(' dan ') })
    case 'tool':
      return left('tool', { tool: fact.tool })
    case 'spent':
      return left('spent')
    case 'disabled':
      return left('disabled')
    case 'broken-stamp':
      return conflict('stamp-unreadable', { comment: user.comment })
  }
  if (known?.standing === 'taken') return { outcome: 'known', reason: 'taken', data: {} }
  if (known?.standing === 'other') return conflict('code-known')
  if (fact.kind === 'plain' && (choice?.plain !== 'voucher' || choice.target.kind === 'leave'))
    return left('member', { comment: user.comment || 'tanpa komentar' })
  if (!context.hasProfile) return left('profile-gone', { profile: user.profile })
  if (!choice || choice.target.kind === 'leave') return left('profile-left', { profile: user.profile })
  const needsPassword = fact.kind === 'plain' || /^up/.test(user.comment)
  if (!scan.seesPasswords && needsPassword) return conflict('no-password')
  return take(user, plainAsVoucher(fact), choice, context)
}

type Takeable = Extract<UserFact, { kind: 'unused' | 'unstamped' | 'open' | 'running' | 'past' }>

/** Nobody knows when a lasting account began: used ones go on without an end, new ones get the package's period. */
const plainAsVoucher = (fact: Takeable | Extract<UserFact, { kind: 'plain' }>): Takeable =>
  fact.kind !== 'plain' ? fact : fact.isUsed ? { kind: 'open' } : { kind: 'unused', madeOn: null }

function take(user: ScannedUser, fact: Takeable, choice: ProfileChoice, context: VerdictContext): UserVerdict {
  const { scan, mikhmon, known, zone, soldAt } = context
  const now = routerNow(scan)
  const activeSeconds = mikhmon ? mikhmon.activeSeconds : fact.kind === 'unused' ? context.packageActiveSeconds : null
  const base = {
    code: user.name,
    password: passwordOf(user, scan),
    uptimeQuotaSeconds: readLimit(user.limitUptime),
    volumeQuotaBytes: readBytes(user.limitBytes) ?? null,
    activeSeconds,
    reviveId: known?.id ?? null,
    isStopped: false,
    firstLoginAt: null,
    expiresAt: null,
    expires: 0,
    firstLogin: 0,
    user,
  } as const
  const data = { package: context.packageName }
  const taken = (reason: ReasonCode, rest: Pick<UserTake, 'state' | 'madeAt'> & Partial<UserTake>): UserVerdict => ({
    outcome: 'new',
    reason,
    data,
    take: { ...base, ...rest },
  })
  switch (fact.kind) {
    case 'unused': {
      const madeAt = Math.min(scan.at, fact.madeOn ? startOfDay(fact.madeOn, zone) : scan.at)
      return choice.unused === 'stock'
        ? taken('unused-stock', { state: 'stock', madeAt })
        : taken('unused-sold', { state: 'sold', madeAt })
    }
    case 'unstamped':
      return taken('unstamped', { state: 'sold', madeAt: scan.at })
    case 'open': {
      const firstLogin = soldAt !== undefined && soldAt <= now ? soldAt : 0
      const firstLoginAt = firstLogin === 0 ? null : firstLogin * 1000
      return taken('endless', {
        state: 'active',
        madeAt: firstLoginAt ?? scan.at,
        firstLoginAt,
        firstLogin,
        activeSeconds: null,
      })
    }
    case 'running':
    case 'past': {
      const { expires } = fact
      // x = f + v as our own script would have written it; where the period is unknown, the sale or at the latest now.
      const firstLogin = Math.min(
        now,
        mikhmon?.activeSeconds != null ? expires - mikhmon.activeSeconds : (soldAt ?? now),
      )
      const times = { firstLogin, firstLoginAt: firstLogin * 1000, expires, expiresAt: expires * 1000 }
      if (fact.kind === 'running') {
        const verdict = taken('running', { state: 'active', madeAt: times.firstLoginAt, ...times })
        return { ...verdict, data: { ...data, left: formatDuration(expires - now, 2) } }
      }
      const verdict = taken('past-stop', { state: 'finished', madeAt: times.firstLoginAt, isStopped: true, ...times })
      return { ...verdict, data: { ...data, ago: formatDuration(now - expires, 1) } }
    }
  }
}

/** `up-` users have one of their own; hidden ones are taken for the code itself, which is what Mikhmon's `vc` does. */
function passwordOf(user: ScannedUser, scan: RouterScan): string | null {
  if (!scan.seesPasswords || user.password === user.name) return null
  return user.password ?? ''
}

/** "profil 1HARI · sampai 22/11/2026 10:05 WIB". */
export function detailOf(user: ScannedUser, fact: UserFact, zone: ShopZone): string {
  const parts = [`profil ${user.profile}`]
  if (user.server !== null) parts.push(`server ${user.server}`)
  if (fact.kind === 'running' || fact.kind === 'past') parts.push(`sampai ${formatInstant(fact.expires * 1000, zone)}`)
  if (fact.kind === 'unused' && fact.madeOn) parts.push(`dibuat ${formatDate(fact.madeOn)}`)
  if (user.isOnline) parts.push('sedang online')
  return parts.join(' · ')
}
