// A month of an ISP with two hundred homes, played in the demo in a minute: bills made, some paid, some isolated, some opened
// again, the shift closed, the reports read.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, type RunningApp, startApp, type Visit, visit } from './browser'
import { tellStory } from './story'
import { enterAs, eventually } from './till'

let browser: Browser
let demo: RunningApp
let seen: Visit
let page: Page

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([openChromium(), startApp({ flags: ['--demo'] })])
  seen = await visit(browser, demo.url)
  page = seen.page
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
})
tellStory(() => seen)

const open = async (address: string, title: string) => {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/${address}`)
  await page.getByRole('heading', { level: 1, name: title }).first().waitFor()
  await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0)
}

const main = () => page.getByRole('main')

test('tiga puluh hari berlalu: tagihan terbit dan sebagian besar dibayar', async () => {
  await enterAs(page, 'Bu Rini', '123456')
  await page.getByText('Di demo sekarang').waitFor()
  await page.getByRole('button', { name: 'Maju 30 hari' }).click()
  await page.getByText('Waktu sedang dimajukan').waitFor()
  await page.getByText('Majukan harinya').waitFor({ timeout: 240_000 })
  await open('tagihan', 'Tagihan')
  const count = Number(/(\d[\d.]*) tagihan/.exec(await main().innerText())?.[1]?.replaceAll('.', '') ?? 0)
  // 400 at the beginning, and one more for nearly every home
  expect(count).toBeGreaterThan(550)
}, 300_000)

let owing = ''

test('yang menunggak: daftarnya dilihat, dijalankan, dan router membenarkannya', async () => {
  await open('tagihan/isolir', 'Tagihan')
  const run = page.getByRole('button', { name: /^Isolir \d+ langganan$/ })
  await run.waitFor()
  owing = await main()
    .getByRole('grid', { name: 'Yang akan diisolir' })
    .getByRole('row')
    .nth(1)
    .getByRole('gridcell')
    .first()
    .innerText()
  await run.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Isolir', exact: true }).click()
  const isolated = main().getByRole('grid', { name: 'Yang diisolir' })
  // more are isolated than the window shows at once
  const search = main().getByRole('searchbox')
  await search.fill(owing)
  await isolated.getByRole('row', { name: owing }).first().waitFor()
  await search.fill('')
  await eventually(async () => /menunggu router/i.test(await isolated.innerText())).toBe(false)
})

test('satu membayar di loket: isolirnya dibuka saat itu juga, dan router membenarkannya', async () => {
  await open('kasir', 'Kasir')
  await page.keyboard.press('F6')
  const desk = page.getByRole('dialog')
  await desk.getByRole('searchbox').fill(owing)
  await desk.getByText(owing).first().waitFor()
  await page.keyboard.press('Enter')
  await desk.getByRole('button', { name: /^Uang pas/ }).waitFor()
  await page.keyboard.press('F9')
  await desk.getByText('LUNAS', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await open('pelanggan', 'Pelanggan')
  await main().getByRole('searchbox').fill(owing)
  await main()
    .getByRole('row', { name: new RegExp(owing) })
    .first()
    .click()
  await page.getByText('Terbuka di router').first().waitFor({ timeout: 30_000 })
})

test('shift dibuka dan ditutup, hitungannya pas', async () => {
  await open('shift', 'Shift')
  const opening = page.getByLabel(/Modal awal di laci/)
  await opening.fill('100rb')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Hitung dan tutup/ }).click()
  await page.getByLabel('Lembar Rp100.000').fill('1')
  await page.getByRole('button', { name: /Selesai menghitung/ }).click()
  await page.getByText('Pas', { exact: true }).waitFor()
  await page.getByRole('button', { name: /Tutup shift/ }).click()
  await page
    .getByRole('dialog', { name: /^Shift SH-/ })
    .getByText('Setoran')
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
})

test('laporan: penjualan sebulan, dan neraca saldo seimbang', async () => {
  await open('laporan', 'Laporan')
  await main().getByText('Tagihan dibayar').first().waitFor()
  await main().getByRole('link', { name: 'Neraca saldo' }).click()
  await main().getByText('Debit dan kredit seimbang').waitFor()
  expect(seen.complaints).toEqual([])
})
