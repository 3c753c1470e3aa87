// Owns: the one Chromium behind all windows, and every request its pages make.
// Must never: let a page reach anything but the app's own schemes and loopback.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Request as PageRequest, type Route } from 'playwright-core'
import { CHROMIUM_SWITCHES, chromiumPath } from '../support/chromium.ts'
import { fromChromium, isMapped, type Protocol } from './schemes.ts'

/** What a page belongs to; web-contents.ts signs in here. */
export interface PageOwner {
  readonly protocol: Protocol
  /** false: the app prevented it. */
  mayNavigate(request: PageRequest): boolean
}
export const owners = new Map<Page, PageOwner>()

let context: BrowserContext | undefined

export function chromiumContext(): BrowserContext {
  if (context === undefined) throw new Error('Chromium is not running: a window before ready?')
  return context
}

/** Pages that the app asked for. Any other is a popup: nobody may have one (worlds.ts tells the page it got none). */
let making = 0
export async function newPage(): Promise<Page> {
  making++
  try {
    return await chromiumContext().newPage()
  } finally {
    making--
  }
}

/** Resolves to the address a test can attach to. */
export async function launchChromium(userData: string): Promise<string> {
  const profile = join(userData, 'chromium')
  context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    viewport: null,
    args: [...CHROMIUM_SWITCHES, '--remote-debugging-port=0'],
  })
  context.on('page', (page) => {
    if (making === 0) page.close().catch((error: unknown) => console.error('closing a popup', error))
  })
  await context.route('**/*', answer)
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  return `http://127.0.0.1:${port}`
}

export const closeChromium = (): Promise<void> =>
  context?.close().catch((error: unknown) => console.error('closing Chromium', error)) ?? Promise.resolve()

async function answer(route: Route, request: PageRequest): Promise<void> {
  const owner = ownerOf(request)
  if (request.isNavigationRequest() && !owner?.mayNavigate(request)) return route.abort('aborted')
  const url = request.url()
  if (!isMapped(url)) return isLoopback(url) ? route.continue() : route.abort('blockedbyclient')
  const asked = fromChromium(url)
  const handler = owner?.protocol.handlerFor(asked)
  if (handler === undefined) return route.abort('failed')
  const body = request.postDataBuffer()
  const response = await handler(
    new Request(asked, { method: request.method(), headers: request.headers(), body: body && new Uint8Array(body) }),
  )
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

/** A popup asks before it has a frame; playwright then throws. */
function ownerOf(request: PageRequest): PageOwner | undefined {
  try {
    return owners.get(request.frame().page())
  } catch (error) {
    if (request.isNavigationRequest()) return undefined
    throw error
  }
}

const isLoopback = (url: string): boolean => {
  const { protocol, hostname } = new URL(url)
  return !/^(https?|wss?|ftp):$/.test(protocol) || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
