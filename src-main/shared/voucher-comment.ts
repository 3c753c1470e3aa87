// Owns: the comment that marks a hotspot user as ours: fixed positions that the router's own scripts read (routeros.md §3.3).
// Must never: change a position: x stands at 6-16, f at 19-29, v begins at 32. Vouchers out there live by them.

export interface VoucherMark {
  /** Tag of the batch and id of the voucher: together they say whose user it is. */
  readonly tag: string
  readonly id: number
}

export interface VoucherComment extends VoucherMark {
  /** Seconds from the first login; 0 = no end by the wall clock. */
  readonly activeSeconds: number
  /** UTC seconds; 0 = keeps for ever. */
  readonly useBefore: number
  /** UTC seconds, stamped by the router at the first login; 0 = never logged in. */
  readonly firstLogin: number
  /** UTC seconds, stamped with it. */
  readonly expires: number
}

const tenDigits = (seconds: number): string => String(seconds).padStart(10, '0')

interface Written {
  readonly activeSeconds: number | null
  /** Epoch ms, as the books have it; null = keeps for ever. */
  readonly useBefore: number | null
  readonly tag: string
  readonly id: number
}

/** The comment of a voucher that was never used. */
export const unusedComment = (voucher: Written): string => stampedComment(voucher, { firstLogin: 0, expires: 0 })

/** Of one that may have been stamped already; UTC seconds, 0 = not. */
export function stampedComment(
  voucher: Written,
  { firstLogin, expires }: Pick<VoucherComment, 'firstLogin' | 'expires'>,
): string {
  const useBefore = voucher.useBefore === null ? 0 : Math.floor(voucher.useBefore / 1000)
  return `lk1;x=${tenDigits(expires)};f=${tenDigits(firstLogin)};v=${voucher.activeSeconds ?? 0};h=${tenDigits(useBefore)};b=${voucher.tag};i=${voucher.id};`
}

const SHAPE = /^lk1;x=(\d{10});f=(\d{10});v=(\d+);h=(\d{10});b=([A-Z0-9]+);i=(\d+);/

/** Null: not one of ours (or somebody edited it), so hands off. */
export function readVoucherComment(comment: string | undefined): VoucherComment | null {
  const match = SHAPE.exec(comment ?? '')
  if (!match) return null
  const [, expires, firstLogin, activeSeconds, useBefore, tag = '', id] = match
  return {
    expires: Number(expires),
    firstLogin: Number(firstLogin),
    activeSeconds: Number(activeSeconds),
    useBefore: Number(useBefore),
    tag,
    id: Number(id),
  }
}

export function isMarkedAs(comment: string | undefined, mark: VoucherMark): boolean {
  const read = readVoucherComment(comment)
  return read !== null && read.tag === mark.tag && read.id === mark.id
}
