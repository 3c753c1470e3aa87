// Owns: BrowserWindow: a page of the one Chromium, with Electron's options checked by name.
// Must never: model an unsafe window; those throw.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { app, windows } from './app.ts'
import { checkOptions, LoudEmitter, preventable } from './loud.ts'
import { fromPartition, type Session } from './session.ts'
import { announce, WebContents } from './web-contents.ts'

const OPTIONS = [
  ...['width', 'height', 'minWidth', 'minHeight', 'show', 'title', 'backgroundColor', 'autoHideMenuBar'],
  ...['icon', 'fullscreen', 'kiosk', 'parent', 'modal', 'webPreferences'],
]
const WEB_PREFERENCES = [
  ...['preload', 'sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity', 'webviewTag', 'navigateOnDragDrop'],
  ...['spellcheck', 'devTools', 'javascript', 'session', 'partition', 'backgroundThrottling'],
]
const HEARD = ['ready-to-show', 'show', 'hide', 'focus', 'close', 'closed', 'maximize', 'minimize', 'restore']
const SILENT = ['unresponsive', 'responsive', 'session-end', 'query-session-end', 'resize', 'move', 'blur']

/** The counter's monitor (screens.md). */
const SCREEN = { width: 1366, height: 768 }

interface WebPreferences {
  preload?: string
  sandbox?: boolean
  contextIsolation?: boolean
  nodeIntegration?: boolean
  webSecurity?: boolean
  webviewTag?: boolean
  javascript?: boolean
  session?: Session
  partition?: string
}

let count = 0
let focused: BrowserWindow | undefined

export class BrowserWindow extends LoudEmitter {
  readonly id = ++count
  readonly webContents: WebContents
  private readonly attached: Promise<Page>
  private readonly size: { width: number; height: number }
  private isShown: boolean
  private isMax = false
  private isMin = false
  private isGone = false
  private title: string

  constructor(
    options: { webPreferences?: WebPreferences; show?: boolean; title?: string; width?: number; height?: number } = {},
  ) {
    super('BrowserWindow', HEARD, SILENT)
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    checkOptions('BrowserWindow', options, OPTIONS)
    const preferences = options.webPreferences ?? {}
    checkOptions('webPreferences', preferences, WEB_PREFERENCES)
    const { sandbox = true, contextIsolation = true, nodeIntegration = false, webSecurity = true } = preferences
    if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity || preferences.webviewTag)
      throw new Error('the stand-in only models sandboxed, isolated windows with web security')
    if (preferences.preload !== undefined && !existsSync(preferences.preload))
      throw new Error(`preload not found: ${preferences.preload}`)
    this.size = { width: options.width ?? 800, height: options.height ?? 600 }
    this.isShown = options.show ?? true
    this.title = options.title ?? app.getName()
    this.webContents = new WebContents(preferences.session ?? fromPartition(preferences.partition ?? ''))
    windows.add(this)
    this.attached = this.attach(preferences)
    app.emit('browser-window-created', preventable({}), this)
    announce(this.webContents)
  }
  private async attach({ preload, javascript = true }: WebPreferences): Promise<Page> {
    const page = await this.webContents.attach(
      preload,
      javascript,
      () => this.emit('ready-to-show'),
      () => this.gone(),
    )
    await page.setViewportSize(this.isMax ? SCREEN : this.size)
    return page
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows].filter((window) => window instanceof BrowserWindow)
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused ?? null
  }

  async loadURL(url: string): Promise<void> {
    await this.attached
    await this.webContents.loadURL(url)
  }
  loadFile(file: string): Promise<void> {
    return this.loadURL(pathToFileURL(resolve(file)).href)
  }
  show(): void {
    this.isShown = true
    this.emit('show')
    this.focus()
  }
  hide(): void {
    this.isShown = false
    this.emit('hide')
  }
  isVisible(): boolean {
    return this.isShown
  }
  focus(): void {
    focused = this
    this.emit('focus')
  }
  isFocused(): boolean {
    return focused === this
  }
  maximize(): void {
    this.isMax = true
    void this.attached.then((page) => page.setViewportSize(SCREEN)).catch(() => undefined) // closed meanwhile
    this.emit('maximize')
  }
  isMaximized(): boolean {
    return this.isMax
  }
  minimize(): void {
    this.isMin = true
    this.emit('minimize')
  }
  isMinimized(): boolean {
    return this.isMin
  }
  restore(): void {
    this.isMin = false
    this.emit('restore')
  }
  getTitle(): string {
    return this.title
  }
  setTitle(title: string): void {
    this.title = title
  }
  isDestroyed(): boolean {
    return this.isGone
  }
  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) app.stay()
    else this.destroy()
  }
  /** At once, as in Electron; Chromium's page follows. */
  destroy(): void {
    this.gone()
    this.attached
      .then((page) => page.close())
      .catch((error: unknown) => app.isLeaving() || console.error('STAND-IN: closing a page', error))
  }
  private gone(): void {
    if (this.isGone) return
    this.isGone = true
    windows.delete(this)
    if (focused === this) focused = undefined
    this.webContents.die()
    this.emit('closed')
    app.windowClosed()
  }
}
