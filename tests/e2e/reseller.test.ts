// Seed 2's example to the letter, on a desktop and on a phone: customer price 500, operator price 400, the reseller earns 100.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserApi } from '../support/browser-client'
import { freePort } from '../support/portal-phone'
import { requestId } from '../support/test-app'
import { openChromium, PHONE, type RunningApp, startApp, TILL, type Visit, visit } from './browser'
import { CLEAN, lookAt } from './eyes'
import { tellStory } from './story'
import { enterAs } from './till'

let browser: Browser
let demo: RunningApp
let till: Visit
let url = ''
let secret = ''
const OWN_SECRET = 'warung-pojok-7'

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([openChromium(), startApp({ flags: ['--demo'] })])
  till = await visit(browser, demo.url, { viewport: TILL })
  // tests/e2e/portal.test.ts opens the door by hand.
  const port = await freePort()
  const api = browserApi(demo.url)
  await api.session.login({ name: 'Bu Rini', secret: '123456', requestId: requestId() })
  const door = { isOn: true, port, address: '127.0.0.1', names: [], forCustomers: true, forResellers: true }
  await api.portal.save({ ...door, plainAccepted: 1, requestId: requestId() })
  url = `http://127.0.0.1:${port}/`
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
})
tellStory(() => till)

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

/** By the bar, and until it stands there whole. */
async function openPage(page: Page, label: string, title: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: label, exact: true }).click()
  await heading(page, title)
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
  expect(await lookAt(page), label).toEqual(CLEAN)
}

test('Pemilik membuat reseller, mengisi harga modal 400 dan harga jual 500, saldo, dan akses portal', async () => {
  const { page } = till
  await enterAs(page, 'Bu Rini', '123456')
  await heading(page, 'Halo, Bu Rini')
  await page.keyboard.press('Alt+e')
  await heading(page, 'Reseller')
  await page.getByText('Warung Bu Yati').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.keyboard.press('F2')
  await page.getByRole('dialog').getByLabel('Nama').fill('Warung Pojok')
  await page.getByRole('dialog').getByLabel('Nomor HP').fill('0813-9000-7777')
  await page.keyboard.press('Enter')
  await heading(page, 'Warung Pojok')

  await page.getByRole('tab', { name: 'Daftar harga' }).click()
  await page.getByRole('row', { name: /Warkop 3 Jam/ }).click()
  await page.getByLabel('Harga modal (yang dia bayar)').fill('400')
  await page.getByLabel('Harga jual (ke pelanggannya)').fill('500')
  await page.getByText('Untungnya Rp100 tiap terjual.').waitFor()
  await page.getByRole('button', { name: 'Boleh dijual' }).click()
  await page.getByText('1 dijual').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)

  await page.getByRole('button', { name: 'Isi saldo' }).click()
  await page.getByRole('dialog').getByLabel('Jumlah').fill('1rb')
  await page.getByText('Transfer', { exact: true }).click()
  await page.getByRole('dialog').getByLabel('Bukti').fill('BCA 7788')
  await page.getByRole('button', { name: 'Uang diterima, isi saldo' }).click()
  await page.getByText('Saldo Warung Pojok bertambah Rp1.000.').waitFor()

  await page.getByRole('tab', { name: 'Ringkasan' }).click()
  await page.getByRole('button', { name: 'Beri akses' }).click()
  await page.getByRole('button', { name: 'Buat kata sandi' }).click()
  const given = page.getByRole('dialog', { name: /^Kata sandi untuk / })
  secret = await given.locator('.ln-code').innerText()
  expect(await lookAt(page)).toEqual(CLEAN)
  await given.getByRole('button', { name: 'Selesai' }).click()
})

test('HP reseller: jual satu voucher, kode tampil besar, untung 100, mutasi saldo benar', async () => {
  const { page, complaints } = await visit(browser, url, { viewport: PHONE })
  const go = (label: string, title: string) => openPage(page, label, title)
  await go('Masuk', 'Masuk')
  await page.getByRole('radio', { name: 'Reseller' }).click()
  await page.getByLabel('Nama pengguna').fill('081390007777')
  await page.getByLabel('Kata sandi').fill(secret)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByText('Buat kata sandi Anda sendiri.').waitFor()
  await page.getByLabel('Kata sandi baru').fill(OWN_SECRET)
  await page.getByRole('button', { name: 'Simpan dan masuk' }).click()
  await heading(page, 'Halo, Warung Pojok')
  await go('Saldo', 'Halo, Warung Pojok')
  await page.getByText('Rp1.000', { exact: true }).waitFor()
  await go('Jual', 'Jual voucher')
  await page.getByRole('button', { name: /Warkop 3 Jam/ }).click()
  await page.getByRole('button', { name: 'Jual 1, potong Rp400' }).click()
  await heading(page, 'Voucher')
  await page.getByText(/^[A-Z0-9]{6,16}$/).waitFor()
  await page.getByText('Rp100', { exact: true }).waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  const share = await page.getByRole('link', { name: 'Kirim lewat WhatsApp' }).getAttribute('href')
  expect(decodeURIComponent(share ?? '')).toMatch(/^https:\/\/wa\.me\/\?text=Voucher WiFi .*Kode: [A-Z0-9]+$/s)
  await go('Riwayat', 'Riwayat')
  const statement = page.getByRole('main').locator('section').nth(1)
  expect(await statement.innerText()).toMatch(/-Rp400[\s\S]*saldo Rp600[\s\S]*\+Rp1\.000[\s\S]*saldo Rp1\.000/)
  expect(complaints).toEqual([])
})

test('komputer reseller di jaringan toko: menjual satu lagi, untung 100 lagi, mutasinya lanjut', async () => {
  const { page, complaints } = await visit(browser, url, { viewport: TILL })
  await openPage(page, 'Masuk', 'Masuk')
  await page.getByRole('radio', { name: 'Reseller' }).click()
  await page.getByLabel('Nama pengguna').fill('0813-9000-7777')
  await page.getByLabel('Kata sandi').fill(OWN_SECRET)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await heading(page, 'Halo, Warung Pojok')
  await openPage(page, 'Jual', 'Jual voucher')
  await page.getByRole('button', { name: /Warkop 3 Jam/ }).click()
  await page.getByRole('button', { name: 'Jual 1, potong Rp400' }).click()
  await heading(page, 'Voucher')
  await page.getByText('Rp100', { exact: true }).waitFor()
  await openPage(page, 'Riwayat', 'Riwayat')
  const statement = page.getByRole('main').locator('section').nth(1)
  await expect.poll(() => statement.innerText()).toMatch(/-Rp400[\s\S]*saldo Rp200[\s\S]*-Rp400[\s\S]*saldo Rp600/)
  expect(complaints).toEqual([])
})
