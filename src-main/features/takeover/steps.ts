// Owns: what has to be written on the router for one user, judged by what stands there this moment.
// Must never: overwrite what somebody changed since the look, or write what is already right.
import { parseFlag, routerEpochSeconds } from '../../platform/routeros/values'
import { readVoucherComment, stampedComment } from '../../shared/voucher-comment'
import { lockedComment } from '../expiry'
import { readUserComment } from './mikhmon-comment'
import type { FoundUser, WantedUser } from './plan'

/** A hotspot user as the router shows it now. */
export type LiveUser = Readonly<Record<string, string>>

export type Step =
  /** Properties to set; `stamp`: Mikhmon wrote an end since the look, and it is kept. */
  | { readonly kind: 'write'; readonly values: Readonly<Record<string, string>>; readonly stamp: Stamp | null }
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed' }

export interface Stamp {
  /** UTC seconds. */
  readonly firstLogin: number
  readonly expires: number
}

export interface RouterTime {
  /** UTC seconds by the router. */
  readonly now: number
  readonly gmtOffset: number
}

export function commentOf(wanted: WantedUser, stamp: Stamp = wanted): string {
  const comment = stampedComment(
    { activeSeconds: wanted.activeSeconds, useBefore: null, tag: wanted.tag, id: wanted.voucherId },
    { firstLogin: stamp.firstLogin, expires: stamp.expires },
  )
  return wanted.isLocked ? lockedComment(comment) : comment
}

const isMine = (wanted: WantedUser, comment: string | undefined): boolean => {
  const mark = readVoucherComment(comment)
  return mark !== null && mark.tag === wanted.tag && mark.id === wanted.voucherId
}

/** `rows`: everything of this name; two of them are nobody's certain voucher. */
export function takeStep(found: FoundUser, wanted: WantedUser, rows: readonly LiveUser[], time: RouterTime): Step {
  const [row] = rows
  if (!row) return { kind: 'gone' }
  if (rows.length > 1) return { kind: 'changed' }
  const rest = restOf(wanted, row)
  if (isMine(wanted, row.comment))
    return Object.keys(rest).length === 0 ? { kind: 'done' } : { kind: 'write', values: rest, stamp: null }
  // Ours already where Mikhmon's script, still running, wrote its moment over our mark.
  if (row.profile !== found.profile && row.profile !== wanted.profile) return { kind: 'changed' }
  if ((row.comment ?? '') === found.comment)
    return { kind: 'write', values: { ...rest, comment: commentOf(wanted) }, stamp: null }
  const comment = readUserComment(row.comment ?? '')
  if (comment.kind !== 'stamped') return { kind: 'changed' }
  // It was used between the look and now: Mikhmon's own script wrote when it ends.
  const expires = routerEpochSeconds(comment.at, time.gmtOffset)
  const firstLogin = Math.min(time.now, wanted.promisedSeconds === null ? time.now : expires - wanted.promisedSeconds)
  const stamp = { firstLogin, expires }
  return { kind: 'write', values: { ...rest, comment: commentOf(wanted, stamp) }, stamp }
}

/** Beside the comment: our profile, and the end of one whose time is over. */
function restOf(wanted: WantedUser, row: LiveUser): Record<string, string> {
  return {
    ...(row.profile === wanted.profile ? {} : { profile: wanted.profile }),
    ...(wanted.isStopped && !parseFlag(row.disabled) ? { disabled: 'yes' } : {}),
  }
}

export type BackStep =
  | { readonly kind: 'write'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'restored' }
  | { readonly kind: 'gone' }
  /** Used, sold or changed since: it stays LoketNet's. */
  | { readonly kind: 'kept' }

export interface BackContext {
  /** Sold at the till, or void: what the books did with it since. */
  readonly isTouched: boolean
  readonly isOnline: boolean
}

/** Gives a user back as it was found, where nothing was used since. */
export function giveBackStep(
  found: FoundUser,
  wanted: WantedUser,
  rows: readonly LiveUser[],
  { isTouched, isOnline }: BackContext,
): BackStep {
  const [row] = rows
  if (!row) return { kind: 'gone' }
  if (rows.length > 1) return { kind: 'kept' }
  if ((row.comment ?? '') === found.comment && row.profile === found.profile) return { kind: 'restored' }
  const mark = readVoucherComment(row.comment)
  if (!mark || !isMine(wanted, row.comment) || isTouched) return { kind: 'kept' }
  const isAsWritten = mark.expires === wanted.expires && mark.firstLogin === wanted.firstLogin
  // One that had no end yet must not have been used: Mikhmon would count its time from anew.
  const hasBegun = wanted.expires === 0 && wanted.activeSeconds !== null && (isOnline || row.uptime !== found.uptime)
  if (!isAsWritten || hasBegun) return { kind: 'kept' }
  const disabled = found.isDisabled ? 'yes' : 'no'
  const isSame = parseFlag(row.disabled) === found.isDisabled
  return {
    kind: 'write',
    values: { comment: found.comment, profile: found.profile, ...(isSame ? {} : { disabled }) },
  }
}
