// Owns: finding the code in what was typed or scanned.
// Must never: change a code; how it is written is the core's matter.

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
