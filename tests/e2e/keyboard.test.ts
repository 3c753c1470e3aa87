// The whole first day once more with the keyboard alone, as on a till whose mouse is broken.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWNER } from '../support/test-app'
import { openChromium, type RunningApp, startApp, type Visit, visit } from './browser'
import { type FirstDay, firstDay } from './first-day'
import { type Hands, handsOn } from './hands'
import { tellStory } from './story'
import { eventually, nextCustomer, quantityOf, readSold, type Sold, takeWith } from './till'
import { bookedOnRouter, openWarkop, type Warkop } from './warkop'

let browser: Browser
let warkop: Warkop
let app: RunningApp
let seen: Visit
let page: Page
let hands: Hands
let day: FirstDay
let sold: Sold

beforeAll(async () => {
  ;[browser, warkop, app] = await Promise.all([openChromium(), openWarkop(), startApp()])
  seen = await visit(browser, app.url)
  page = seen.page
  hands = await handsOn(page)
  day = firstDay(page, hands, warkop)
})
afterAll(async () => {
  await browser.close()
  await app.discard()
  await warkop.close()
})
tellStory(() => seen)

const dialog = () => page.getByRole('dialog')

test('toko, pemilik, paket', () => day.openShop())
test('router, dengan tes koneksi', () => day.addRouter())
test('printer', () => day.addPrinter())
test('stok 5 voucher', () => day.makeStock('Warkop 3 Jam', 5))

test('router dicabut: jual, cetak ulang, pelanggan berikutnya dengan tombolnya sendiri', async () => {
  await warkop.router.unplug()
  sold = await day.sell('Warkop 3 Jam')
  await eventually(() => warkop.papers().length).toBe(1)
  await hands.press('F6')
  await eventually(() => warkop.papers().length).toBe(2)
  expect(warkop.papers()[1]?.join('\n')).toContain('CETAK ULANG KE-1')
  // the sheet goes when the next customer's key comes, and that voucher is in the basket already
  await nextCustomer(page, '1')
  expect(await quantityOf(page, 'Warkop 3 Jam').inputValue()).toBe('1')
  await hands.press('Enter')
  await hands.type('5rb')
  await hands.press('Enter')
  expect((await readSold(page)).text).toMatch(/Kembalian\s+Rp3\.000/)
  await nextCustomer(page)
})

test('transfer dengan buktinya', async () => {
  await takeWith(page, '1', 'Warkop 3 Jam')
  await hands.press('F7')
  await eventually(() => hands.isAt(dialog().getByRole('textbox', { name: 'Bukti dana masuk' }))).toBe(true)
  await hands.type('551177')
  await hands.press('Enter')
  expect((await readSold(page)).text).toContain('Transfer Rp2.000')
  await nextCustomer(page)
})

test('F3 mencari kode, lalu penjualannya dibatalkan sesudah router kembali', async () => {
  await warkop.router.plug()
  await page.getByRole('region', { name: 'Keadaan sekarang' }).getByText('tersambung').waitFor()
  const [code = ''] = sold.codes
  await hands.press('F3')
  await hands.type(code.toLowerCase())
  await hands.press('Enter')
  await dialog().getByRole('heading', { name: sold.receiptNumber }).waitFor()
  await hands.enter(dialog().getByRole('button', { name: 'Batalkan' }))
  const sheet = page.getByRole('alertdialog')
  await eventually(() => hands.isAt(sheet.getByRole('textbox', { name: 'Alasan' }))).toBe(true)
  await hands.type('Pembeli batal')
  await hands.fill(sheet.getByLabel(`PIN ${OWNER.name}`), OWNER.secret)
  await hands.press('Enter')
  await sheet.waitFor({ state: 'detached' })
  await eventually(() => warkop.codesOnRouter()).not.toContain(code)
  await eventually(() => bookedOnRouter(app.dataDir)).toEqual(warkop.codesOnRouter())
  await hands.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

test('bantuan, kunci, dan masuk lagi', async () => {
  await hands.press('F1')
  await dialog().getByText('Tekan tombol paket, lalu F9 untuk uang pas.').waitFor()
  await hands.press('Escape')
  await hands.press('Alt+q')
  await page.getByRole('heading', { name: 'Loket terkunci' }).waitFor()
  await eventually(() => hands.isAt(page.getByLabel('PIN'))).toBe(true)
  await hands.type(OWNER.secret)
  await hands.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Kasir' }).waitFor()
})

test('setiap tombol Alt membuka layarnya', async () => {
  const screens = {
    b: 'Halo',
    v: 'Voucher',
    l: 'Katalog Layanan',
    g: 'Pelanggan',
    s: 'Pesanan',
    j: 'Penjualan',
    e: 'Reseller',
    u: 'Kartu isi ulang',
    r: 'Router',
    o: 'Sedang Online',
    a: 'Tagihan',
    i: 'Tiket',
    n: 'Laporan',
    h: 'Shift',
    d: 'Kendala',
    p: 'Pengaturan',
  }
  for (const [letter, title] of Object.entries(screens)) {
    await hands.press(`Alt+${letter}`)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  }
  expect(await hands.pointerPresses()).toBe(0)
  await page.mouse.click(683, 40) // the counter of presses does count
  expect(await hands.pointerPresses()).toBeGreaterThan(0)
})
