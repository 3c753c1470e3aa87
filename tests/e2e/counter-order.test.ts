// An order at the counter, by keys alone and in less than a minute: who, what, promo, terms, paid in cash, running on the router.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, type RunningApp, startApp, type Visit, visit } from './browser'
import { CLEAN, lookAt } from './eyes'
import { type Hands, handsOn } from './hands'
import { tellStory } from './story'
import { enterAs } from './till'

let browser: Browser
let demo: RunningApp
let till: Visit
let page: Page
let hands: Hands

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([openChromium(), startApp({ flags: ['--demo'] })])
  till = await visit(browser, demo.url)
  page = till.page
  await enterAs(page, 'Bu Rini', '123456')
  await page.getByRole('heading', { level: 1, name: 'Halo, Bu Rini' }).waitFor()
  hands = await handsOn(page)
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
})
tellStory(() => till)

const MINUTE = 60_000

test('pelanggan baru di loket: dari Alt+S sampai layanannya terpasang di router, kurang dari semenit, tanpa tetikus', async () => {
  const began = performance.now()
  await hands.press('Alt+s')
  await page.getByRole('heading', { level: 1, name: 'Pesanan' }).waitFor()
  await hands.press('F2')
  const search = page.getByLabel('Cari pelanggan')
  await search.waitFor()
  await hands.type('Salon Dewi')
  await page.getByText('“Salon Dewi” belum ada.').waitFor()
  await hands.press('Enter')
  await expect.poll(() => hands.isAt(page.getByLabel('No. HP / WhatsApp'))).toBe(true)
  await hands.type('081299887766')
  await hands.fill(page.getByLabel('Alamat penagihan'), 'Jl. Anggrek 2')
  await hands.goTo(page.getByRole('combobox', { name: 'Paket' }))
  await hands.type('family')
  await hands.press('Enter')
  // 150.000 a month and 150.000 for installing; a public address for 50.000 a month more
  await page.getByText('Rp300.000').first().waitFor()
  await hands.goTo(page.getByRole('checkbox', { name: 'IP publik' }))
  await hands.press('Space')
  await page.getByText('Rp350.000').first().waitFor()
  await hands.fill(page.getByLabel('Kode promo'), 'HEMAT10')
  await hands.press('Enter')
  await page.getByText('HEMAT10: potongan Rp25.000').waitFor()
  await hands.press('F9')
  await page.getByText('Pelanggan perlu menyetujuinya dulu.').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  await hands.press('Space')
  await hands.press('F9')
  await page.getByLabel('Uang diterima').waitFor()
  await page.getByRole('dialog').getByText('Rp325.000').first().waitFor()
  await hands.press('F9')
  await page.getByText('LUNAS', { exact: true }).waitFor()
  // the key of the payment is held down no longer
  await page.waitForFunction(() => document.querySelector('dialog[open]') !== null)
  await expect
    .poll(async () => {
      await hands.press('Enter')
      return page.locator('dialog[open]').count()
    })
    .toBe(0)
  await page.getByText('Terpasang di router').waitFor()
  expect(performance.now() - began).toBeLessThan(MINUTE)
  expect(await lookAt(page)).toEqual(CLEAN)
  expect(await hands.pointerPresses()).toBe(0)
})

test('pesanannya berdiri di kartu pelanggan, dan dari kartu itu pesanan berikutnya dimulai dengan F2', async () => {
  await page.getByRole('link', { name: /Salon Dewi/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Salon Dewi' }).waitFor()
  await page.getByRole('link', { name: /^PSN-/ }).waitFor()
  await page.getByText('Terbuka di router').waitFor()
  await hands.press('F2')
  await page.getByRole('heading', { level: 1, name: 'Pesanan baru' }).waitFor()
  await page.getByRole('heading', { name: /P-\d+ · Salon Dewi/ }).waitFor()
  // everything of him is known: the caret stands on the package
  await expect.poll(() => hands.isAt(page.getByRole('combobox', { name: 'Paket' }))).toBe(true)
  expect(till.complaints).toEqual([])
})
