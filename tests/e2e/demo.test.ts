// The demo: what a stranger sees in the first five minutes, and that none of it ends up in a real shop.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium, type RunningApp, startApp, type Visit, visit } from './browser'
import { tellStory } from './story'
import { enterAs, eventually, nextCustomer, readSold, tile } from './till'
import { readBook } from './warkop'

const PIN = '123456'

let browser: Browser
let seen: Visit
let page: Page
const apps: RunningApp[] = []

async function open(flags: readonly string[]): Promise<RunningApp> {
  const app = await startApp({ flags })
  apps.push(app)
  seen = await visit(browser, app.url)
  page = seen.page
  return app
}

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  for (const app of apps) await app.discard()
})
tellStory(() => seen)

const mark = () => page.getByText('MODE DEMO', { exact: true })

describe('npm start -- --demo', () => {
  let demo: RunningApp
  beforeAll(async () => {
    demo = await open(['--demo'])
  })

  test('Siti masuk dengan 123456, dan tanda merah MODE DEMO tidak pernah pergi', async () => {
    await mark().waitFor()
    await page.getByText('semua orang memakai PIN 123456').waitFor()
    await enterAs(page, 'Siti', PIN)
    await page.getByRole('heading', { level: 1, name: 'Kasir' }).waitFor()
    await mark().waitFor()
    const red = await mark().evaluate((element) => getComputedStyle(element).backgroundColor)
    const [r = 0, g = 0, b = 0] = red.match(/\d+/g)?.map(Number) ?? []
    expect(r).toBeGreaterThan(2 * Math.max(g, b))
  })

  test('Siti menjual; struknya keluar di layar', async () => {
    await tile(page, 'Warkop 3 Jam').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('F9')
    const { receiptNumber, codes } = await readSold(page)
    await page.getByText('Siap di router').waitFor()
    await page.getByText('Tercetak').or(page.getByText('Terkirim ke printer')).first().waitFor()
    await nextCustomer(page)
    await page.getByRole('button', { name: `Buka penjualan ${receiptNumber}` }).click()
    const paper = page.getByRole('dialog').getByRole('region', { name: 'Struk' })
    await paper.getByText('WARKOP DEMO BANG JOKO').waitFor()
    const words = (await paper.innerText()).replace(/\s/g, '')
    for (const code of codes) expect(words).toContain(code)
    await page.keyboard.press('Escape')
  })

  test('Bu Rini melihat tiga minggu penjualan di Beranda', async () => {
    await page.keyboard.press('Alt+q')
    await enterAs(page, 'Bu Rini', PIN)
    await page.getByRole('heading', { level: 1, name: 'Halo, Bu Rini' }).waitFor()
    await mark().waitFor()
    const chart = page.getByRole('slider', { name: 'Penjualan voucher 30 hari, sesudah pembatalan' })
    await chart.focus()
    await page.keyboard.press('End')
    const today = () => chart.getAttribute('aria-valuetext')
    await eventually(today).toMatch(/, \d+ struk: Rp[\d.]+$/)
    const days: number[] = []
    for (let day = 0; day < 22; day++) {
      days.push(Number(((await today()) ?? '').replace(/.*Rp/, '').replaceAll('.', '')))
      await page.keyboard.press('ArrowLeft')
    }
    // 20 whole days, and today
    expect(days.slice(1, 21).every((rupiah) => rupiah > 50_000)).toBe(true)
    expect(days[0]).toBeGreaterThan(0)
  })

  test('datanya terpisah dari toko, dan SIGTERM menutup dengan 0', async () => {
    expect(existsSync(join(demo.dataDir, 'loketnet.db'))).toBe(false)
    expect(readBook(join(demo.dataDir, 'demo')).length).toBeGreaterThan(500)
    await seen.context.close()
    expect(await demo.stop()).toBe(0)
  })
})

describe('Coba Mode Demo di layar pertama', () => {
  test('membuka demo, dan toko yang kosong tetap kosong', async () => {
    const app = await open([])
    await page.getByRole('textbox', { name: 'Nama toko' }).waitFor()
    await page.getByRole('button', { name: 'Coba Mode Demo' }).click()
    await mark().waitFor()
    expect(new URL(page.url()).origin).not.toBe(new URL(app.url).origin)
    await enterAs(page, 'Siti', PIN)
    await tile(page, 'Warkop 3 Jam').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('F9')
    await readSold(page)

    const shop = new Database(join(app.dataDir, 'loketnet.db'), { readonly: true })
    for (const table of ['user', 'voucher', 'sale', 'package'])
      expect([table, shop.prepare(`select count(*) from "${table}"`).pluck().get()]).toEqual([table, 0])
    shop.close()
    await page.goto(app.url)
    await page.getByRole('textbox', { name: 'Nama toko' }).waitFor()
    expect(await mark().count()).toBe(0)
    expect(await app.stop()).toBe(0)
  })
})
