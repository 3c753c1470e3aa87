import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppUnderTest, launchApp } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'loketnet-e2e-'))
const dataDir = join(folder, 'toko')
let app: AppUnderTest

beforeAll(async () => {
  app = await launchApp({ dataDir })
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
