import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, spawnStandIn } from './launch'

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

/** Links that left the app, in the order they left, since the last look. */
const opened = () =>
  app.evaluate(({ shell }) => {
    const seen = globalThis as { opened?: string[] }
    seen.opened ??= []
    shell.openExternal = async (url) => void seen.opened?.push(url)
    return seen.opened.splice(0)
  })

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

/** What the main process has refused so far; the log is written before anything else happens. */
const refusals = (): string[] => {
  if (!existsSync(join(dataDir, 'log/loketnet.log'))) return []
  const lines = readFileSync(join(dataDir, 'log/loketnet.log'), 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line)).flatMap(({ message, url }) => (/refused/.test(message) ? [url] : []))
}

describe('tidak ada jalan keluar', () => {
  test.each([
    ['alamat lain', "location.href = 'http://192.168.88.1/'", 'http://192.168.88.1/'],
    ['https yang membawa sandi', "location.href = 'https://wa.me@jahat.example/'", 'https://wa.me@jahat.example/'],
    ['surel', "location.href = 'mailto:a@b.example'", 'mailto:a@b.example'],
    [
      'tautan',
      "Object.assign(document.createElement('a'),{href:'http://jahat.example/'}).click()",
      'http://jahat.example/',
    ],
  ])('pindah halaman ditolak: %s', async (_name, code, url) => {
    await opened()
    const before = refusals().length
    await app.page.evaluate(code)
    await expect.poll(() => refusals().slice(before)).toEqual([url])
    expect(await opened()).toEqual([])
    expect(app.page.url().startsWith(`${app.origin}/`)).toBe(true)
    await firstScreen()
  })

  test('formulir ke luar ditolak oleh CSP', async () => {
    const rule = await app.page.evaluate(() => {
      const form = Object.assign(document.createElement('form'), { action: 'http://jahat.example/', method: 'post' })
      const refused = new Promise<string>((done) =>
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true }),
      )
      document.body.append(form)
      form.submit()
      form.remove()
      return refused
    })
    expect(rule).toBe('form-action')
  })

  test.each([
    ['WhatsApp', 'https://wa.me/6281234567890?text=Kode%20K7F3'],
    ['telepon', 'tel:+6281234567890'],
  ])('tautan ke %s dibuka di luar, halaman tetap', async (_name, url) => {
    await opened()
    await app.page.evaluate((target) => location.assign(target), url)
    await expect.poll(opened).toEqual([url])
    expect(JSON.stringify(readFileSync(join(dataDir, 'log/loketnet.log'), 'utf8'))).not.toContain('K7F3')
    await firstScreen()
  })

  test.each([
    ['halaman sendiri', 'app://loket/'],
    ['router', 'http://192.168.88.1/'],
    ['kosong', 'about:blank'],
  ])('jendela kedua ditolak: %s', async (_name, url) => {
    await opened()
    const before = refusals().length
    expect(await app.page.evaluate((target) => window.open(target) === null, url)).toBe(true)
    await expect.poll(() => refusals().slice(before)).toEqual([url])
    expect(await opened()).toEqual([])
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('jendela baru ke WhatsApp dibuka di luar, juga lewat tautan', async () => {
    await opened()
    const [one, two] = ['https://wa.me/628111', 'https://wa.me/628222']
    await app.page.evaluate((url) => window.open(url), one)
    await app.page.evaluate(
      (href) => Object.assign(document.createElement('a'), { href, target: '_blank' }).click(),
      two,
    )
    const seen: string[] = []
    await expect.poll(async () => seen.push(...(await opened())) && seen).toEqual([one, two])
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('bingkai asing di dalam halaman tidak dimuat', async () => {
    const loaded = await app.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.src = 'http://192.168.88.1/'
      const settled = new Promise((done) => {
        frame.addEventListener('load', done)
        document.addEventListener('securitypolicyviolation', done, { once: true })
      })
      document.body.append(frame)
      await settled
      const isBlank = frame.contentDocument === null || frame.contentDocument.body.textContent === ''
      frame.remove()
      return !isBlank
    })
    expect(loaded).toBe(false)
  })

  test('izin: hanya menyalin teks', async () => {
    const states = await app.page.evaluate(async () => {
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state
      return {
        copy: await state('clipboard-write'),
        paste: await state('clipboard-read'),
        place: await state('geolocation'),
        camera: await state('camera'),
        notify: Notification.permission,
        copied: await navigator.clipboard.writeText('K7F3').then(
          () => true,
          () => false,
        ),
      }
    })
    expect(states).toEqual({
      copy: 'granted',
      paste: 'denied',
      place: 'denied',
      camera: 'denied',
      notify: 'denied',
      copied: true,
    })
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

describe('buka dan tutup', () => {
  test('kunci rahasia ada di brankas sistem, bukan di berkas biasa', () => {
    expect(readdirSync(dataDir)).toContain('kunci.tersegel')
    expect(readdirSync(dataDir)).not.toContain('kunci')
  })

  test('LoketNet kedua untuk toko yang sama hanya memanggil jendela yang pertama', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.minimize()
      const seen = globalThis as { focused?: number }
      seen.focused = 0
      window?.on('focus', () => {
        seen.focused = (seen.focused ?? 0) + 1
      })
    })
    const second = spawnStandIn({ dataDir })
    expect(await second.exited).toBe(0)
    expect(second.output()).toBe('')
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized())),
      )
      .toEqual([false])
    expect(await app.evaluate(() => (globalThis as { focused?: number }).focused)).toBeGreaterThan(0)
  })

  test('menutup jendela menutup semuanya: kode 0, buku tertutup rapi', async () => {
    expect(await app.closeWindow()).toBe(0)
    // SQLite removes its write-ahead log when the last connection closes in order.
    expect(readdirSync(dataDir).filter((name) => name.startsWith('loketnet.db'))).toEqual(['loketnet.db'])
    expect(app.output()).not.toMatch(/DIALOG|STAND-IN:|Error/)
  })

  test('SIGTERM juga menutup dengan rapi, dan kunci yang sama dibaca lagi', async () => {
    const again = await launchApp({ dataDir })
    again.process.kill('SIGTERM')
    expect(await again.exited).toBe(0)
    expect(again.output()).not.toMatch(/DIALOG|Error/)
  })

  test('Coba Mode Demo: ditutup dengan rapi dan dibuka lagi sebagai demo, dengan folder yang sama', async () => {
    const fresh = await launchApp({ dataDir: join(folder, 'baru'), flags: ['--port', '4999'] })
    await fresh.page.getByRole('button', { name: 'Coba Mode Demo' }).click()
    expect(await fresh.exited).toBe(0)
    const { args } = JSON.parse(/STAND_IN_RELAUNCH (.*)/.exec(fresh.output())?.[1] ?? '{}')
    expect(args.slice(1)).toEqual(['--data', join(folder, 'baru'), '--port', '4999', '--demo'])
  })

  test('toko yang tidak dapat dibuka mengatakan mengapa, dan berhenti dengan kode 1', async () => {
    const locked = spawnStandIn({ dataDir, env: { STAND_IN_VAULT: 'basic_text' } })
    expect(await locked.exited).toBe(1)
    expect(locked.output()).toContain(
      'DIALOG LoketNet tidak dapat dibuka: Kunci rahasia toko ini tersimpan di brankas sistem',
    )
  })

  test('folder data yang tidak dapat dipakai: mengatakannya, kode 2', async () => {
    writeFileSync(join(folder, 'berkas'), '')
    const blocked = spawnStandIn({ dataDir: join(folder, 'berkas/toko') })
    expect(await blocked.exited).toBe(2)
    expect(blocked.output()).toContain('DIALOG LoketNet tidak dapat dibuka: Folder data tidak dapat dipakai.')
  })

  test('bendera yang salah ditolak dengan kalimat', async () => {
    const wrong = spawnStandIn({ dataDir, flags: ['--port', 'abc'] })
    expect(await wrong.exited).toBe(2)
    expect(wrong.output()).toContain('Port harus angka')
  })
})
