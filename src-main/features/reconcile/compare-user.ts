// Owns: what differs between a voucher in the books and its user on the router. Pure.
// Must never: call a difference what the router's own scripts or a person of the shop made on purpose.
import type { RouterRow } from '../../platform/routeros'
import { parseCount, parseFlag, parseRouterOsDuration } from '../../platform/routeros/values'
import { readVoucherComment } from '../../shared/voucher-comment'
import { readVoucherEnd, withTailOf } from '../expiry'
import { type BatchRow, forgottenOf, type KeptVoucher, wantedUser } from '../vouchers'
import type { RowChange } from './contract'
import { sayValue } from './texts'

export interface UserSubject {
  readonly voucher: KeptVoucher
  readonly batch: Pick<BatchRow, 'tag' | 'terms'>
  /** Hotspot server that vouchers are bound to here; `all` = any. */
  readonly server: string
  /** Epoch ms. */
  readonly now: number
}

export interface UserChange extends RowChange {
  /** What `/ip/hotspot/user/set` is given. */
  readonly value: string
}

/** What a power cut forgot is worked out from polls a few seconds apart. */
const SLACK = { seconds: 120, bytes: 1_048_576 }

/** Empty: as it should be. `actual` carries the voucher's mark, or at least its name. */
export function compareUser(subject: UserSubject, actual: RouterRow): UserChange[] {
  const { voucher, batch, server, now } = subject
  const wanted = wantedUser(voucher, batch, forgottenOf(voucher))
  const changes: UserChange[] = []
  const differ = (property: string, value: string, said: string, found: string) =>
    changes.push({ property, wanted: said, actual: found, value })

  if (actual.name !== wanted.name) differ('name', wanted.name, wanted.name, actual.name ?? '')
  if ((actual.profile ?? 'default') !== wanted.profile)
    differ('profile', wanted.profile, wanted.profile, actual.profile ?? 'default')
  const boundTo = actual.server === undefined || actual.server === '' ? 'all' : actual.server
  // Bound to any server it works on ours too.
  if (boundTo !== 'all' && boundTo !== server) differ('server', server, server, boundTo)
  compareLimit('limit-uptime', wanted.limitUptime, secondsIn(actual['limit-uptime']), SLACK.seconds)
  compareLimit('limit-bytes-total', wanted.limitBytes, parseCount(actual['limit-bytes-total'] ?? '0'), SLACK.bytes)
  const password = voucher.password ?? voucher.code
  // Left out where the API user may not see passwords.
  if (actual.password !== undefined && actual.password !== password) differ('password', password, 'tersimpan', 'lain')
  if (isWronglyOff(subject, actual)) differ('disabled', 'no', 'menyala', 'dimatikan')
  const comment = wantedComment(wanted.comment, actual.comment)
  if (comment !== actual.comment) differ('comment', comment, comment, actual.comment ?? '')
  return changes

  function compareLimit(property: string, limit: number, found: number | null | undefined, slack: number) {
    const isClose = found != null && Math.abs(found - limit) <= (isPartly(property) ? slack : 0)
    if (isClose && (found === 0) === (limit === 0)) return
    const value = property === 'limit-uptime' ? `${limit}s` : String(limit)
    differ(property, value, sayValue(property, limit), found == null ? 'tidak terbaca' : sayValue(property, found))
  }

  function isPartly(property: string): boolean {
    return (property === 'limit-uptime' ? voucher.lostSeconds : voucher.lostBytes) > 0
  }

  /** Over by time, the sweep may have been faster than we are. */
  function isOverByTime(): boolean {
    const end = voucher.state === 'active' ? voucher.expiresAt : voucher.useBefore
    return end !== null && end <= now
  }

  function isWronglyOff({ voucher: { blockedAt } }: UserSubject, row: RouterRow): boolean {
    if (!parseFlag(row.disabled) || blockedAt !== null || isOverByTime()) return false
    // What the sweep closed is the outage doctor's: perhaps its clock was wrong.
    return readVoucherEnd(row.comment) === null
  }
}

const secondsIn = (text: string | undefined): number | null => (text === undefined ? 0 : parseRouterOsDuration(text))

/**
 * The stamps and what the scripts added at the end stay as the router has them: the outage doctor looks after those. A
 * comment without our mark is written anew from the books.
 */
function wantedComment(wanted: string, actual: string | undefined): string {
  const found = readVoucherComment(actual)
  const own = readVoucherComment(wanted)
  if (actual === undefined || !found || !own || found.tag !== own.tag || found.id !== own.id) return wanted
  return withTailOf(actual.slice(0, 29) + wanted.slice(29), actual)
}
