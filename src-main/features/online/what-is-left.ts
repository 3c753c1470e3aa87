// Owns: reckoning what is left of a voucher: the first of all its ends. Pure.
// Must never: promise what nobody could read.
export interface Spent {
  /** Milliseconds; null = no active period, or not begun. */
  readonly expiresIn: number | null
  /** Seconds, as the router says; null = it does not. */
  readonly sessionEndsIn: number | null
  readonly terms: { readonly uptimeQuotaSeconds: number | null; readonly volumeQuotaBytes: number | null }
  /** Used in all; null = not readable. */
  readonly uptime: number | null
  readonly bytes: number | null
}

export function whatIsLeft({ expiresIn, sessionEndsIn, terms, uptime, bytes }: Spent) {
  const quotaLeft = (quota: number | null, spent: number | null) =>
    quota === null || spent === null ? null : Math.max(0, quota - spent)
  const ends = [
    expiresIn === null ? null : Math.max(0, Math.round(expiresIn / 1000)),
    quotaLeft(terms.uptimeQuotaSeconds, uptime),
    sessionEndsIn,
  ].filter((seconds) => seconds !== null)
  return {
    secondsLeft: ends.length > 0 ? Math.min(...ends) : null,
    bytesLeft: quotaLeft(terms.volumeQuotaBytes, bytes),
  }
}

interface Period {
  readonly expiresAt: number | null
  /** As promised, and what was added; null = no active period. */
  readonly activeSeconds: number | null
  readonly extraSeconds: number
}

/** Milliseconds. One that has only just been begun, and is not stamped yet, still has all of it but this session. */
export function periodLeft(period: Period, now: number, sessionSeconds: number | null): number | null {
  const { expiresAt, activeSeconds, extraSeconds } = period
  if (expiresAt !== null) return expiresAt - now
  return activeSeconds === null ? null : (activeSeconds + extraSeconds - (sessionSeconds ?? 0)) * 1000
}

/** A user's own counter and the running session's; null when one of them is not known. */
export const added = (own: number | null | undefined, running: number | null): number | null =>
  own === null || own === undefined || running === null ? null : own + running
