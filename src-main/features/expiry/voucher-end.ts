// Owns: what the router's scripts have written into a voucher's comment: closed by the router, and why; locked to a device.
// Must never: decide by the clock of the PC what only the router has done.
import { readVoucherComment } from '../../shared/voucher-comment'

/** Stands at the end of the comment: the script pins the device of whoever logs in while none is pinned. */
const LOCK = 'm=1;'
const TAIL = /^lk1;x=\d{10};f=\d{10};v=\d+;h=\d{10};b=[A-Z0-9]+;i=\d+;(?<lock>m=1;)?(?:z=(?<ended>\d{10});)?$/

export interface VoucherEnd {
  /** `habis`: its active period is over. `hangus`: never used, past its shelf life. */
  readonly why: 'habis' | 'hangus'
  /** Epoch ms of the sweep that closed it. */
  readonly at: number
}

/** Null: the router has not closed it. A voucher that a person disabled has no end of its own. */
export function readVoucherEnd(comment: string | undefined): VoucherEnd | null {
  const ended = TAIL.exec(comment ?? '')?.groups?.ended
  const voucher = readVoucherComment(comment)
  if (ended === undefined || !voucher) return null
  return { why: voucher.expires === 0 ? 'hangus' : 'habis', at: Number(ended) * 1000 }
}

export const isLockedToDevice = (comment: string | undefined): boolean =>
  TAIL.exec(comment ?? '')?.groups?.lock !== undefined

/** Behind the mark: what the scripts and the lock have added. */
const tailOf = (comment: string): string => comment.slice(markLength(comment))

const markLength = (comment: string): number => comment.indexOf(';', comment.indexOf(';i=') + 3) + 1

/**
 * The mark of `wanted` with what the scripts have added to `actual`. Both are comments of ours. A lock that `wanted` has is
 * put back, wherever a person may have pushed it or lost it.
 */
export function withTailOf(wanted: string, actual: string): string {
  const mark = wanted.slice(0, markLength(wanted))
  const tail = tailOf(actual)
  return isLockedToDevice(wanted) && !tail.includes(LOCK) ? lockedComment(mark) + tail : mark + tail
}

/** A comment of shared/voucher-comment.ts, for a voucher that only its first device may use. */
export const lockedComment = (comment: string): string => comment + LOCK

/** For extending or reopening: without the end, or the next sweep would take it for closed. */
export const withoutEnd = (comment: string): string => comment.replace(/z=\d{10};$/, '')
