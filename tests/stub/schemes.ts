// Owns: custom schemes. Chromium refuses app:// outright (net::ERR_ABORTED before any interception), so app://loket/x is
// really https://loket.app.stand-in.invalid/x, answered from memory by the same protocol.handle handler; nothing listens anywhere.
// Must never: let the app see the difference: getURL, senderFrame.url, navigation events and handlers speak of app://.
// What it cannot hide is the page's own `location`, which shows the https address.

const SUFFIX = 'stand-in.invalid'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

interface Privileged {
  readonly scheme: string
  readonly privileges?: { readonly standard?: boolean; readonly secure?: boolean }
}

const privileged = new Set<string>()
let isLocked = false

export const lockSchemes = (): void => {
  isLocked = true
}

export function registerSchemesAsPrivileged(schemes: readonly Privileged[]): void {
  if (isLocked) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
  if (privileged.size > 0) throw new Error('registerSchemesAsPrivileged replaces the earlier list: call it once')
  for (const { scheme, privileges } of schemes) {
    if (!privileges?.standard || !privileges.secure)
      throw new Error(`the stand-in only models standard, secure schemes; ${scheme} is not`)
    privileged.add(scheme)
  }
}

export function toChromium(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([a-z0-9-]+)(\/.*)?$/i.exec(url)
  return match && privileged.has(match[1] ?? '') ? `https://${match[2]}.${match[1]}.${SUFFIX}${match[3] ?? '/'}` : url
}

export function fromChromium(url: string): string {
  const match = new RegExp(`^(blob:)?https://([a-z0-9-]+)\\.([a-z0-9+-]+)\\.${SUFFIX.replace('.', '\\.')}(/.*)?$`).exec(
    url,
  )
  return match ? `${match[1] ?? ''}${match[3]}://${match[2]}${match[4] ?? '/'}` : url
}

export const isMapped = (chromiumUrl: string): boolean => fromChromium(chromiumUrl) !== chromiumUrl

/** One session's handlers, as session.protocol. */
export class Protocol {
  private readonly handlers = new Map<string, SchemeHandler>()
  handle(scheme: string, handler: SchemeHandler): void {
    if (!isLocked) throw new Error('protocol.handle can only be used after app is ready')
    if (!privileged.has(scheme))
      throw new Error(`the stand-in serves privileged schemes only; ${scheme} was not registered`)
    if (this.handlers.has(scheme)) throw new Error(`the scheme ${scheme} is already handled`)
    this.handlers.set(scheme, handler)
  }
  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme)
  }
  handlerFor(url: string): SchemeHandler | undefined {
    return this.handlers.get(new URL(url).protocol.slice(0, -1))
  }
}
