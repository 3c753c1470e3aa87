// Owns: webContents: one Chromium page with the preload in a real isolated world, its ports, its navigation, its PDF.
// Must never: give the page a way to the main process that the preload did not open.
import { readFileSync } from 'node:fs'
import type { CDPSession, Page, Request as PageRequest } from 'playwright-core'
import { app } from './app.ts'
import { chromiumContext, newPage, owners } from './chromium.ts'
import { ipcMain } from './ipc-main.ts'
import { checkOptions, LoudEmitter, loud, preventable } from './loud.ts'
import { type Packed, PortMain } from './ports.ts'
import { fromChromium, isMapped, toChromium } from './schemes.ts'
import type { Session } from './session.ts'
import { BINDING, DELIVER, isolatedWorldSource, mainWorldSource, WORLD } from './worlds.ts'

const HEARD = [
  'destroyed',
  'dom-ready',
  'did-finish-load',
  'did-navigate',
  'will-navigate',
  'will-frame-navigate',
  'console-message',
  'render-process-gone',
  'preload-error',
]
const SILENT = [
  'will-redirect',
  'will-attach-webview',
  'did-fail-load',
  'unresponsive',
  'responsive',
  'did-start-navigation',
]

type FromPage =
  | {
      type: 'send' | 'invoke' | 'post'
      id: number
      channel: string
      args?: unknown[]
      message?: unknown
      ports?: number[]
    }
  | ({ type: 'port'; id: number } & Packed)
  | { type: 'preload-error'; message: string }

export interface FrameMain {
  readonly url: string
  readonly parent: FrameMain | null
}
type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => {
  action: string
}

let count = 0

export class WebContents extends LoudEmitter {
  readonly id = ++count
  readonly session: Session
  mainFrame: FrameMain
  private readonly queue: object[] = []
  private readonly ports = new Map<number, PortMain>()
  private page: Page | undefined
  private cdp: CDPSession | undefined
  private world: number | undefined
  private frameId = ''
  private expected: string | undefined
  private isGone = false
  private openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(session: Session) {
    super('webContents', HEARD, SILENT)
    this.session = session
    this.mainFrame = loud('webFrameMain', { url: '', parent: null })
  }

  async attach(
    preload: string | undefined,
    hasScripts: boolean,
    onReady: () => void,
    onClosed: () => void,
  ): Promise<Page> {
    const page = await newPage()
    const cdp = await chromiumContext().newCDPSession(page)
    this.page = page
    this.cdp = cdp
    owners.set(page, { protocol: this.session.protocol, mayNavigate: (request) => this.mayNavigate(request) })
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== WORLD || context.auxData?.frameId !== this.frameId) return
      this.world = context.id
      for (const message of this.queue.splice(0)) this.deliver(message)
    })
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.world) this.loseWorld()
    })
    cdp.on('Runtime.executionContextsCleared', () => this.loseWorld())
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING && executionContextId === this.world) this.receive(JSON.parse(payload))
    })
    cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.asked(url, windowName, windowFeatures.join(',')),
    )
    cdp.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      // Requests over http (and so app://) are asked about in mayNavigate, where they can still be stopped.
      if (disposition === 'currentTab' && !/^https?:/.test(url)) this.navigating(url, frameId === this.frameId)
    })
    await cdp.send('Page.enable')
    await cdp.send('Runtime.enable')
    this.frameId = (await cdp.send('Page.getFrameTree')).frameTree.frame.id
    if (!hasScripts) await cdp.send('Emulation.setScriptExecutionDisabled', { value: true })
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource() })
    if (preload !== undefined) {
      const facts = { platform: process.platform, arch: process.arch, binding: BINDING, deliver: DELIVER }
      const source = isolatedWorldSource(facts, readFileSync(preload, 'utf8'))
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD })
    }
    page.on('domcontentloaded', () => {
      this.emit('dom-ready')
      onReady()
    })
    page.on('load', () => this.emit('did-finish-load'))
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return
      this.mainFrame = loud('webFrameMain', { url: fromChromium(frame.url()), parent: null })
      this.emit('did-navigate', preventable({}), this.mainFrame.url)
    })
    page.on('console', (line) =>
      this.emit('console-message', preventable({ level: line.type(), message: line.text() })),
    )
    page.on('close', () => {
      owners.delete(page)
      onClosed()
    })
    return page
  }
  /** Called once by its window. */
  die(): void {
    this.loseWorld()
    this.isGone = true
    this.emit('destroyed')
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  getURL(): string {
    return fromChromium(this.page?.url() ?? '')
  }
  isDestroyed(): boolean {
    return this.isGone
  }
  async loadURL(url: string): Promise<void> {
    if (/^[a-z]+:\/\/[a-z0-9-]+(\/|$)/i.test(url) && isMapped(toChromium(url))) await this.session.applyTo(url)
    this.expected = toChromium(url)
    await this.page?.goto(this.expected)
  }
  reload(): void {
    this.expected = this.page?.url()
    void this.page?.reload().catch((error: unknown) => console.error('reload', error))
  }
  executeJavaScript(code: string): Promise<unknown> {
    return this.page?.evaluate(code) ?? Promise.reject(new Error('the page is not open'))
  }
  send(channel: string, ...args: unknown[]): void {
    this.deliver({ channel, args })
  }
  async printToPDF(options: Record<string, unknown> = {}): Promise<Buffer> {
    checkOptions('printToPDF', options, ['pageSize', 'preferCSSPageSize', 'printBackground', 'landscape', 'margins'])
    const { pageSize = 'Letter', margins = {}, ...same } = options
    const paper = typeof pageSize === 'string' ? PAPER[pageSize] : undefined
    if (paper === undefined) throw new Error(`the stand-in does not know the paper ${JSON.stringify(pageSize)}`)
    const [paperWidth, paperHeight] = paper
    const printed = await this.cdp?.send('Page.printToPDF', { ...same, paperWidth, paperHeight, ...inches(margins) })
    return Buffer.from(printed?.data ?? '', 'base64')
  }

  private asked(url: string, frameName: string, features: string): void {
    const details = { url: fromChromium(url), frameName, features, disposition: 'foreground-tab' }
    if (this.openHandler(details).action !== 'deny')
      console.error(`STAND-IN: a second window was allowed for ${details.url}`)
  }
  /** What Electron tells the app about a navigation that the page began. */
  private navigating(chromiumUrl: string, isMainFrame: boolean): boolean {
    const frame = isMainFrame ? this.mainFrame : null
    const event = preventable({
      url: fromChromium(chromiumUrl),
      isMainFrame,
      isSameDocument: false,
      frame,
      initiator: frame,
    })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event, event.url)
    return !event.defaultPrevented
  }
  private mayNavigate(request: PageRequest): boolean {
    const isMainFrame = request.frame() === this.page?.mainFrame()
    const isOurs = isMainFrame && request.url() === this.expected
    if (isMainFrame) this.expected = undefined
    return isOurs || this.navigating(request.url(), isMainFrame)
  }

  private receive(message: FromPage): void {
    if (message.type === 'preload-error') {
      console.error(`STAND-IN: the preload failed: ${message.message}`)
      this.emit('preload-error', preventable({}), 'preload', new Error(message.message))
      return
    }
    if (message.type === 'port') {
      this.ports.get(message.id)?.receive(message)
      return
    }
    const { world } = this
    const ports = (message.ports ?? []).map((id) => {
      // The next page counts its ports from one again.
      const port = new PortMain(id, (out) => world === this.world && this.deliver(out))
      this.ports.set(id, port)
      return port
    })
    const event = loud('ipcMainEvent', { sender: this, senderFrame: this.mainFrame, ports, frameId: 1, processId: 1 })
    if (message.type === 'send') ipcMain.emit(message.channel, event, ...(message.args ?? []))
    else if (message.type === 'post') ipcMain.emit(message.channel, event, message.message)
    else
      ipcMain.answer(message.channel, event, message.args ?? []).then(
        (value) => this.deliver({ reply: message.id, value }),
        (error: unknown) =>
          this.deliver({ reply: message.id, error: `Error invoking remote method '${message.channel}': ${error}` }),
      )
  }
  private deliver(message: object): void {
    if (this.world === undefined) {
      if ('channel' in message) this.queue.push(message)
      return
    }
    const expression = `${DELIVER}(${JSON.stringify(message)})`
    // A page that went away in between is the same as in Electron: the message is lost.
    this.cdp?.send('Runtime.evaluate', { contextId: this.world, expression }).catch(() => this.loseWorld())
  }
  private loseWorld(): void {
    this.world = undefined
    const ports = [...this.ports.values()]
    this.ports.clear()
    // Electron does not always tell (stack.md §2); with STAND_IN_SILENT_PORTS it never does.
    if (process.env.STAND_IN_SILENT_PORTS !== '1') for (const port of ports) port.gone()
  }
}

const PAPER: Readonly<Record<string, readonly [number, number]>> = {
  A4: [8.27, 11.69],
  Letter: [8.5, 11],
  A5: [5.83, 8.27],
}

function inches(margins: unknown): Record<string, number> {
  const known: Record<string, string> = {
    top: 'marginTop',
    bottom: 'marginBottom',
    left: 'marginLeft',
    right: 'marginRight',
  }
  return Object.fromEntries(
    Object.entries(margins as Record<string, unknown>).flatMap(([side, value]) =>
      known[side] !== undefined && typeof value === 'number' ? [[known[side], value]] : [],
    ),
  )
}

export const announce = (contents: WebContents): boolean => app.emit('web-contents-created', preventable({}), contents)
