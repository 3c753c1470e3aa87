// Owns: every security decision of the Electron door, as pure functions: who may navigate, open, ask, connect.
// Must never: import electron or do anything; window.ts and ports.ts act on the answers. Tables: tests/electron/policy.test.ts.

export const APP_SCHEME = 'app'
export const APP_HOST = 'loket'
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`

/** ShellExecute on Windows takes about 2,081 characters; longer would be cut in the middle of a customer's message. */
const LONGEST_EXTERNAL_URL = 2000

/** The vite server of `npm run dev`; undefined in everything that is shipped. */
export type DevOrigin = string | undefined

export function isAppUrl(text: string, dev?: DevOrigin): boolean {
  const url = parse(text)
  if (url === undefined || url.username !== '' || url.password !== '') return false
  if (dev !== undefined && url.origin === dev) return true
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}

/** What the system's own browser, telephone or WhatsApp may be handed: https:, tel:, and wa.me (which is https). */
export function isExternalAllowed(text: string): boolean {
  if (text.length > LONGEST_EXTERNAL_URL) return false
  const url = parse(text)
  if (url === undefined) return false
  // `https://wa.me@evil.example/` reads as WhatsApp to a person and is not.
  if (url.protocol === 'https:') return url.username === '' && url.password === ''
  return url.protocol === 'tel:' && /^tel:\+?[\d-]{3,20}$/.test(text)
}

export type Verdict = 'stay' | 'external' | 'deny'

/** A link or a script leads the page somewhere. `stay` is a reload or our own page. */
export function decideNavigation(url: string, dev?: DevOrigin): Verdict {
  if (isAppUrl(url, dev)) return 'stay'
  return isExternalAllowed(url) ? 'external' : 'deny'
}

/** A frame inside the page: only previews that the page made itself. The CSP says the same; this stands when it is forgotten. */
export function isFrameAllowed(url: string, dev?: DevOrigin): boolean {
  return isAppUrl(url, dev) || url === 'about:blank' || url === 'about:srcdoc' || /^(blob|data):/.test(url)
}

/** No second window, ever: a link that may leave goes to the system's browser, all else is refused. */
export function decideWindowOpen(url: string): 'external' | 'deny' {
  return isExternalAllowed(url) ? 'external' : 'deny'
}

/** "Salin" is the only thing the page may ask the machine for; Electron's name for it is clipboard-sanitized-write. */
export function isPermissionGranted(permission: string, askedBy: string, dev?: DevOrigin): boolean {
  return permission === 'clipboard-sanitized-write' && isAppUrl(askedBy, dev)
}

export interface Sender {
  readonly url: string
  readonly isMainFrame: boolean
  /** One of the windows that window.ts made, not a print window or something unforeseen. */
  readonly isShopWindow: boolean
}

/** May this frame hold a port into the core? `null`: the frame went away before its message was read. */
export function mayConnect(sender: Sender | null, dev?: DevOrigin): boolean {
  return sender?.isMainFrame === true && sender.isShopWindow && isAppUrl(sender.url, dev)
}

function parse(text: string): URL | undefined {
  return URL.parse(text) ?? undefined
}
