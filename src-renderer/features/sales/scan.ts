// Owns: telling a scanner from fingers, and finding the code in what it read.
// Must never: take a fast typist for a scanner: a scan is at least four signs, each within a twentieth of a second, and Enter.

export interface Stroke {
  readonly key: string
  /** ms */
  readonly at: number
}

export const SCAN_GAP_MS = 50
const SHORTEST_SCAN = 4

/** The strokes that still belong together with one at `at`. */
export const burstAt = (strokes: readonly Stroke[], at: number): readonly Stroke[] => {
  const last = strokes.at(-1)
  return last && at - last.at <= SCAN_GAP_MS ? strokes : []
}

/** What was scanned when Enter comes at `at`, or null when a person typed. */
export function scanned(strokes: readonly Stroke[], at: number): string | null {
  const burst = burstAt(strokes, at)
  return burst.length >= SHORTEST_SCAN ? burst.map(({ key }) => key).join('') : null
}

/** The QR on a struk holds a login link; its code is the user name. Anything else is taken as it stands. */
export function codeOf(text: string): string {
  const trimmed = text.trim()
  const match = /[?&]username=([^&\s]+)/i.exec(trimmed)
  if (!match?.[1]) return trimmed.slice(0, 40)
  try {
    return decodeURIComponent(match[1]).slice(0, 40)
  } catch {
    return match[1].slice(0, 40) // a broken escape is searched as it was read
  }
}
