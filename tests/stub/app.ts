// Owns: electron.app: paths, ready, the order of quitting, the single instance.
// Must never: import a window; windows register themselves through `windows`.
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeChromium, launchChromium } from './chromium.ts'
import { isPackaged } from './facts.ts'
import { claimInstance } from './instance-lock.ts'
import { LoudEmitter, preventable } from './loud.ts'
import { lockSchemes } from './schemes.ts'

export interface OpenWindow {
  close(): void
  destroy(): void
}
/** Every BrowserWindow that is not closed. */
export const windows = new Set<OpenWindow>()

const HEARD = [
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'browser-window-created',
  'web-contents-created',
  'session-created',
]
const SILENT = ['activate', 'child-process-gone', 'render-process-gone', 'open-url', 'open-file']

class App extends LoudEmitter {
  private readonly ready = Promise.withResolvers<void>()
  private readonly paths = new Map<string, string>()
  private leaving: 'no' | 'quitting' | 'exiting' = 'no'
  private hasStarted = false
  private folder = '.'
  private manifest: { name: string; version: string; productName?: string } = { name: 'app', version: '0.0.0' }
  private restart: { execPath: string; args: string[] } | undefined
  private farewell: Promise<void> = Promise.resolve()
  readonly isPackaged = isPackaged
  name = 'app'

  constructor() {
    super('app', HEARD, SILENT)
  }
  open(folder: string, manifest: { name: string; version: string; productName?: string }): void {
    this.folder = folder
    this.manifest = manifest
    this.name = manifest.productName ?? manifest.name
  }
  async start(): Promise<void> {
    lockSchemes()
    process.on('SIGTERM', () => this.quit())
    process.on('SIGINT', () => this.quit())
    const cdp = await launchChromium(this.getPath('userData'))
    console.log(`STAND_IN_CDP ${cdp}`)
    this.hasStarted = true
    this.emit('ready', preventable({}), {})
    this.ready.resolve()
  }

  whenReady(): Promise<void> {
    return this.ready.promise
  }
  isReady(): boolean {
    return this.hasStarted
  }
  getPath(name: string): string {
    const path = this.paths.get(name) ?? join(tmpdir(), `stand-in-${process.pid}`, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  setPath(name: string, path: string): void {
    if (this.hasStarted && name === 'userData')
      throw new Error('set userData before ready, or Chromium already uses the old one')
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    this.paths.set(name, path)
  }
  getAppPath(): string {
    return this.folder
  }
  getName(): string {
    return this.name
  }
  getVersion(): string {
    return this.manifest.version
  }
  getLocale(): string {
    return 'id'
  }
  setAppUserModelId(): void {}
  enableSandbox(): void {
    if (this.hasStarted) throw new Error('app.enableSandbox() can only be called before app is ready')
  }
  requestSingleInstanceLock(data: object = {}): boolean {
    const { isFirst, told } = claimInstance(this.getPath('userData'), data, (argv, cwd, more) =>
      this.emit('second-instance', preventable({}), argv, cwd, more),
    )
    this.farewell = told
    return isFirst
  }

  isLeaving(): boolean {
    return this.leaving !== 'no'
  }
  quit(): void {
    if (this.leaving !== 'no') return
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.leaving = 'quitting'
    if (!this.hasStarted) this.exit(0)
    else if (windows.size === 0) this.finish()
    else for (const window of [...windows]) window.close()
  }
  /** A window said no to closing. */
  stay(): void {
    if (this.leaving === 'quitting') this.leaving = 'no'
  }
  windowClosed(): void {
    if (windows.size > 0 || this.leaving === 'exiting') return
    if (this.leaving === 'quitting') this.finish()
    else if (!this.emit('window-all-closed')) this.quit()
  }
  private finish(): void {
    const event = preventable({})
    this.emit('will-quit', event)
    if (event.defaultPrevented) this.leaving = 'no'
    else this.exit(0)
  }
  /** Electron starts the program again once this one has ended; here it is only said. */
  relaunch(options: { execPath?: string; args?: string[] } = {}): void {
    this.restart = { execPath: options.execPath ?? process.execPath, args: options.args ?? process.argv.slice(1) }
  }
  exit(code = 0): void {
    if (this.leaving === 'exiting') return
    this.leaving = 'exiting'
    for (const window of [...windows]) window.destroy()
    this.emit('quit', preventable({}), code)
    if (this.restart) console.log(`STAND_IN_RELAUNCH ${JSON.stringify(this.restart)}`)
    void this.farewell.then(closeChromium).finally(() => process.exit(code))
  }
}

export const app = new App()
export const openApp = (folder: string, manifest: { name: string; version: string; productName?: string }): void =>
  app.open(folder, manifest)
export const startApp = (): Promise<void> => app.start()
