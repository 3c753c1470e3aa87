// Owns: how the mark of a voucher reads after its active period was made longer.
// Must never: move a position or touch what stands behind the period: the router's scripts read it (voucher-comment.ts).
import { readVoucherComment } from '../../shared/voucher-comment'

const EXPIRES_AT = 6
const FIRST_LOGIN_FROM = 16
const ACTIVE_FROM = 32
/** The sweep's note that it ended the voucher; an extended one has not ended. */
const ENDED = /;z=\d+;/

/** Done twice it changes nothing more. A comment that is not ours comes back as it is. */
export function withActivePeriod(comment: string, activeSeconds: number): string {
  const mark = readVoucherComment(comment)
  if (!mark || mark.activeSeconds === activeSeconds) return comment
  const expires = mark.expires > 0 ? mark.expires + activeSeconds - mark.activeSeconds : 0
  const behind = comment.slice(comment.indexOf(';', ACTIVE_FROM))
  return [
    comment.slice(0, EXPIRES_AT),
    String(expires).padStart(10, '0'),
    comment.slice(FIRST_LOGIN_FROM, ACTIVE_FROM),
    activeSeconds,
    mark.firstLogin > 0 ? behind.replace(ENDED, ';') : behind,
  ].join('')
}
