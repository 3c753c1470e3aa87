import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppUnderTest, launchApp } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'loketnet-e2e-'))
const dataDir = join(folder, 'toko')
let app: AppUnderTest

beforeAll(async () => {
  // Electron does not always tell the main process that a page's port is gone; here it never does.
  app = await launchApp({ dataDir, env: { STAND_IN_SILENT_PORTS: '1' } })
})
afterAll(async () => {
  if (app.process.exitCode === null) app.process.kill('SIGKILL')
  await app.exited
  rmSync(folder, { recursive: true, force: true })
})

/** The first screen of a new shop, which the core had to be asked for. */
const firstScreen = () => app.page.getByText('Coba Mode Demo').first().waitFor()

describe('jendela toko', () => {
  test('terbuka lewat app://loket, besar, dan inti menjawab', async () => {
    await firstScreen()
    await app.page.screenshot({ path: 'tests/shots/electron.png' })
    expect(
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          url: window.webContents.getURL().replace(/#.*/, ''),
          isVisible: window.isVisible(),
          isMaximized: window.isMaximized(),
        })),
      ),
    ).toEqual([{ url: 'app://loket/', isVisible: true, isMaximized: true }])
    expect(app.output()).not.toContain('STAND-IN:')
  })

  test('halaman tidak punya Node, hanya tiga nilai yang tidak dapat diubah', async () => {
    const seen = await app.page.evaluate(() => {
      const world = globalThis as unknown as Record<string, unknown>
      const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'electron', 'ipcRenderer']
      const host = world.host as Record<string, unknown>
      return {
        node: names.filter((name) => name in world),
        standIn: Object.getOwnPropertyNames(world).filter((name) => name.startsWith('__')),
        host: { ...host },
        isFrozen: Object.isFrozen(host),
        isFixed: !Reflect.set(world, 'host', {}),
      }
    })
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(seen).toEqual({
      node: [],
      standIn: [],
      host: { kind: 'electron', platform: process.platform, version },
      isFrozen: true,
      isFixed: true,
    })
  })

  test('CSP menolak skrip di dalam halaman, eval, dan permintaan ke luar', async () => {
    const outcome = await app.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.wasRun = true'
      document.body.append(script)
      const image = document.createElement('img')
      image.setAttribute('onerror', 'window.wasRun = true')
      image.src = 'data:,'
      document.body.append(image)
      await new Promise((done) => image.addEventListener('error', done))
      image.remove()
      return {
        wasRun: 'wasRun' in window,
        fetch: await fetch('https://jahat.example/').then(
          () => 'answered',
          (error: Error) => error.name,
        ),
      }
    })
    expect(outcome).toEqual({ wasRun: false, fetch: 'TypeError' })
    const policy = await app.page.evaluate(async () =>
      (await fetch(location.href)).headers.get('content-security-policy'),
    )
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("object-src 'none'")
  })
})

describe('pintu ke inti', () => {
  test('ditolak untuk bingkai, halaman asing dan jendela lain; port-nya ditutup', async () => {
    const refused = await app.evaluate(({ BrowserWindow, ipcMain }) => {
      const [shop] = BrowserWindow.getAllWindows()
      const frame = { url: 'app://loket/', parent: null }
      const senders: [string, unknown, unknown][] = [
        ['bingkai di dalam', shop?.webContents, { ...frame, parent: frame }],
        ['halaman asing', shop?.webContents, { ...frame, url: 'https://jahat.example/' }],
        ['bingkai hilang', shop?.webContents, null],
        ['jendela lain', { id: 99 }, frame],
      ]
      return senders.map(([name, sender, senderFrame]) => {
        const port = {
          isClosed: false,
          isStarted: false,
          close: () => {},
          start: () => {},
          on: () => {},
          postMessage: () => {},
        }
        port.close = () => {
          port.isClosed = true
        }
        port.start = () => {
          port.isStarted = true
        }
        ipcMain.emit('rpc:connect', { sender, senderFrame, ports: [port] })
        return [name, port.isClosed, port.isStarted]
      })
    })
    expect(refused).toEqual([
      ['bingkai di dalam', true, false],
      ['halaman asing', true, false],
      ['bingkai hilang', true, false],
      ['jendela lain', true, false],
    ])
  })

  test('memuat ulang menyambung lagi dan menutup port yang lama', async () => {
    await app.evaluate(({ ipcMain }) => {
      const seen = globalThis as { ports?: { isClosed: boolean }[] }
      seen.ports = []
      ipcMain.prependListener('rpc:connect', (event) => {
        const record = { isClosed: false }
        event.ports[0]?.on('close', () => {
          record.isClosed = true
        })
        seen.ports?.push(record)
      })
    })
    const complaints: string[] = []
    app.page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
    app.page.on('pageerror', (error) => complaints.push(String(error)))
    await app.page.reload()
    await firstScreen()
    await app.page.reload()
    await firstScreen()
    expect(complaints).toEqual([])
    expect(await app.evaluate(() => (globalThis as { ports?: unknown }).ports)).toEqual([
      { isClosed: true },
      { isClosed: false },
    ])
  })

  test('halaman yang mati dimuat lagi, paling banyak tiga kali', async () => {
    const loads = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined) throw new Error('no window')
      let reloads = 0
      const reload = contents.reload.bind(contents)
      contents.reload = () => {
        reloads++
        reload()
      }
      // Electron's types let nobody but Electron emit
      const emitter = contents as unknown as NodeJS.EventEmitter
      const die = (reason: string) => emitter.emit('render-process-gone', {}, { reason, exitCode: 5 })
      const loaded = new Promise<void>((done) => contents.once('did-finish-load', () => done()))
      die('crashed')
      await loaded
      for (let more = 0; more < 4; more++) die('crashed')
      die('clean-exit')
      return reloads
    })
    expect(loads).toBe(3)
    await firstScreen()
  })
})
