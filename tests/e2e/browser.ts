// Owns: the built app in browser mode as a process of its own, and a real Chromium in front of it that writes down every complaint.
// Must never: hide a complaint of the page, or leave a process or a folder behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { CHROMIUM_SWITCHES, chromiumPath } from '../support/chromium'
import { ROOT } from './launch'

export interface RunningApp {
  readonly url: string
  readonly dataDir: string
  readonly process: ChildProcess
  output(): string
  /** As a service manager does; the exit code. */
  stop(): Promise<number | null>
  /** As a power cut does. */
  kill(): Promise<void>
  /** Also removes the data, whatever state the process is in. */
  discard(): Promise<void>
}

export interface StartOptions {
  /** Default: a new one. */
  readonly dataDir?: string
  /** Default: any free one. */
  readonly port?: number
  readonly flags?: readonly string[]
}

/** `node out/main/server.js`; resolves when it answers. */
export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  const { dataDir = mkdtempSync(join(tmpdir(), 'loketnet-e2e-')), port = 0, flags = [] } = options
  const args = [join(ROOT, 'out/main/server.js'), '--port', String(port), '--data', dataDir, ...flags]
  const child = spawn(process.execPath, args, { cwd: dataDir, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const url = await new Promise<string>((found, failed) => {
    const look = (part: Buffer) => {
      output += part
      const ready = /LoketNet siap di (\S+)/.exec(output)?.[1]
      if (ready !== undefined) found(ready)
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    void exited.then((code) => failed(new Error(`the app ended with ${code}\n${output}`)))
  })
  const kill = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await exited
  }
  return {
    ...{ url, dataDir, process: child, output: () => output, kill },
    stop() {
      child.kill('SIGTERM')
      return exited
    },
    async discard() {
      await kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_SWITCHES] })

/** The till of ten years ago, and the owner's phone. */
export const TILL = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Every error of the console and of the page, and every file that did not come. Empty in a healthy app. */
  readonly complaints: readonly string[]
}

export interface VisitOptions {
  readonly viewport?: typeof TILL
  readonly colorScheme?: 'light' | 'dark'
}

/** A fresh browser profile, as an Indonesian till has it. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { viewport = TILL, colorScheme = 'light' } = options
  const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta', viewport, colorScheme })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints = listen(page)
  await page.goto(url)
  return { page, context, complaints }
}

/** Chromium's own line about a refusal of the core (422 on /rpc): not a fault, the screen says it in words. */
const isRefusal = (text: string, url: string): boolean => /status of 422/.test(text) && url.includes('/rpc/')

export function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (!isRefusal(message.text(), message.location().url)) complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`page: ${error.stack ?? error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400 && response.status() !== 422)
      complaints.push(`${response.status()}: ${response.url()}`)
  })
  return complaints
}
