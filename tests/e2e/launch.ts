// Owns: starting the real main and preload: in Electron where its binary is, else under the stand-in (tests/stub); one face for both.
// Must never: require('electron') (that begins a download), nor hide from a test which of the two it got.
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { _electron, type Browser, chromium, type Page } from 'playwright-core'

export const ROOT = resolve(import.meta.dirname, '../..')

type Electron = typeof import('electron')

export interface AppUnderTest {
  readonly kind: 'electron' | 'stand-in'
  /** The shop's window. */
  readonly page: Page
  /** What page.url() shows where Electron has app://loket/ (schemes.ts). */
  readonly origin: string
  readonly process: ChildProcess
  /** Runs in the main process; it travels as text, so it may use nothing from outside itself. */
  evaluate<T, A = undefined>(run: (electron: Electron, argument: A) => T | Promise<T>, argument?: A): Promise<T>
  output(): string
  readonly exited: Promise<number | null>
  /** As a person who closes the window. The exit code. */
  closeWindow(): Promise<number | null>
}

export interface LaunchOptions {
  readonly dataDir: string
  /** Default: this repository, built. */
  readonly appDir?: string
  readonly flags?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** For a packed app, which is hollow here. */
  readonly forceStandIn?: boolean
}

export function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pointer = join(folder, 'path.txt')
  if (!existsSync(pointer)) return undefined
  const binary = join(folder, 'dist', readFileSync(pointer, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

export function launchApp(options: LaunchOptions): Promise<AppUnderTest> {
  const binary = options.forceStandIn ? undefined : electronBinary()
  return binary === undefined ? launchStandIn(options) : launchElectron(binary, options)
}

/** The process alone, for starts that are meant to end early. */
export function spawnStandIn({ dataDir, appDir = ROOT, flags = [], env = {} }: LaunchOptions) {
  const child = fork(join(ROOT, 'tests/stub/run.ts'), [appDir, '--data', dataDir, ...flags], {
    execArgv: ['--import', join(ROOT, 'tests/stub/register.ts')],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  child.stdout?.on('data', (part) => {
    output += part
  })
  child.stderr?.on('data', (part) => {
    output += part
  })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  return { child, exited, output: () => output }
}

async function launchElectron(
  binary: string,
  { dataDir, appDir = ROOT, flags = [], env = {} }: LaunchOptions,
): Promise<AppUnderTest> {
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: binary,
    args: [appDir, '--data', dataDir, ...flags, ...root],
    env: { ...(process.env as Record<string, string>), ...env },
  })
  const child = app.process()
  let output = ''
  child.stdout?.on('data', (part) => {
    output += part
  })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const page = await app.firstWindow()
  const evaluate: AppUnderTest['evaluate'] = (run, argument) =>
    // playwright's own type of the second argument is narrower than ours
    app.evaluate(run as never, argument as never)
  return {
    ...{ kind: 'electron', page, origin: 'app://loket', process: child, evaluate, exited },
    output: () => output,
    closeWindow: () => closeFirstWindow(evaluate, exited),
  }
}

async function launchStandIn(options: LaunchOptions): Promise<AppUnderTest> {
  const { child, exited, output } = spawnStandIn(options)
  const address = await new Promise<string>((found, failed) => {
    child.stdout?.on('data', () => {
      const cdp = /STAND_IN_CDP (\S+)/.exec(output())?.[1]
      if (cdp !== undefined) found(cdp)
    })
    void exited.then((code) => failed(new Error(`the main process ended with ${code}\n${output()}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  void exited.then(() => browser.close())
  const ended = exited.then((code) => {
    throw new Error(`the main process ended with ${code}\n${output()}`)
  })
  const late = new Promise<never>((_, failed) =>
    setTimeout(() => failed(new Error(`no window on app://loket\n${output()}`)), 30_000).unref(),
  )
  const page = await Promise.race([shopPage(browser), ended, late])
  const evaluate = evaluator(child)
  return {
    ...{
      kind: 'stand-in',
      page,
      origin: 'https://loket.app.stand-in.invalid',
      process: child,
      evaluate,
      output,
      exited,
    },
    closeWindow: () => closeFirstWindow(evaluate, exited),
  }
}

async function shopPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0]
  if (context === undefined) throw new Error('the stand-in has no browser context')
  const isShop = (page: Page) => /^(https:\/\/loket\.app\.|http:\/\/localhost)/.test(page.url())
  const page = await new Promise<Page>((found) => {
    const look = (page: Page) => {
      if (isShop(page)) found(page)
      page.on('framenavigated', () => isShop(page) && found(page))
    }
    context.pages().forEach(look)
    context.on('page', look)
  })
  await page.waitForLoadState()
  return page
}

function evaluator(child: ChildProcess): AppUnderTest['evaluate'] {
  let count = 0
  return (run, argument) =>
    new Promise((resolve, reject) => {
      const id = ++count
      const onMessage = (answer: { id: number; value?: never; error?: string }) => {
        if (answer.id !== id) return
        child.off('message', onMessage)
        if (answer.error === undefined) resolve(answer.value as never)
        else reject(new Error(answer.error))
      }
      child.on('message', onMessage)
      child.send({ id, code: run.toString(), argument })
    })
}

async function closeFirstWindow(
  evaluate: AppUnderTest['evaluate'],
  exited: Promise<number | null>,
): Promise<number | null> {
  await evaluate(({ BrowserWindow }) => {
    // answer first: the process may be gone before the reply is on its way
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0)
  })
  return exited
}
