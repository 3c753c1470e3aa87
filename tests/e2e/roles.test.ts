// What each role finds on the screen. That the core refuses the rest, whatever a screen shows, is tests/transport/access.test.ts.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWNER, requestId } from '../support/test-app'
import { openChromium, type RunningApp, startApp, type Visit, visit } from './browser'
import { tellStory } from './story'
import { enterAs, eventually, nextCustomer, readSold, tile } from './till'
import { fillStock, type OpenShop, openWarkop, setUpShop, type Warkop } from './warkop'

const SITI = { name: 'Siti', secret: '135791', role: 'cashier' } as const
const DEDI = { name: 'Pak Dedi', secret: '975310', role: 'admin' } as const

let browser: Browser
let warkop: Warkop
let app: RunningApp
let shop: OpenShop
let seen: Visit
let page: Page

beforeAll(async () => {
  ;[browser, warkop, app] = await Promise.all([openChromium(), openWarkop(), startApp()])
  shop = await setUpShop(app.url, warkop)
  for (const person of [SITI, DEDI]) await shop.api.users.create({ ...person, requestId: requestId() })
  await fillStock(shop, 'Warkop 3 Jam', 3)
  seen = await visit(browser, app.url)
  page = seen.page
})
afterAll(async () => {
  await browser.close()
  await app.discard()
  await warkop.close()
})
tellStory(() => seen)

const menu = () => page.getByRole('navigation').first().getByRole('link')
const heading = () => page.getByRole('heading', { level: 1 })
const isOpen = (name: string) => eventually(() => heading().innerText()).toBe(name)
const lock = async () => {
  await page.keyboard.press('Alt+q')
  await page.getByRole('heading', { name: 'Loket terkunci' }).waitFor()
}
/** Straight at the door, with this browser's own cookie. */
const ask = (path: string) =>
  page.evaluate(async (where) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`/rpc/${where}`, { method: 'POST', headers, body: '{"json":{}}' })
    return (await answer.json()).json.code
  }, path)

describe('Kasir', () => {
  test('masuk langsung ke loket dan hanya melihat yang menjadi tugasnya', async () => {
    await enterAs(page, SITI.name, SITI.secret)
    await isOpen('Kasir')
    expect((await menu().allInnerTexts()).map((text) => text.trim())).toEqual([
      'Kasir',
      'Voucher',
      'Pelanggan',
      'Pesanan',
      'Kartu isi ulang',
      'Penjualan',
      'Sedang Online',
      'Tagihan',
      'Tiket',
      'Shift',
      'Kendala',
    ])
  })

  test.each(['katalog', 'katalog/paket-induk', 'router', 'pengaturan', 'pengaturan/pengguna', 'beranda'])(
    'alamat #/%s yang diketik sendiri kembali ke loket',
    async (address) => {
      await page.keyboard.press('Alt+j')
      await isOpen('Penjualan')
      await page.evaluate((hash) => {
        location.hash = hash
      }, `#/${address}`)
      await isOpen('Kasir')
    },
  )

  test('tombol layar lain tidak membuka apa-apa, dan intinya pun menolak', async () => {
    for (const letter of ['l', 'r', 'p', 'b']) await page.keyboard.press(`Alt+${letter}`)
    await isOpen('Kasir')
    for (const path of ['catalog/masters', 'routers/list', 'users/list', 'audit/list', 'sales/trend', 'sales/books'])
      expect(await ask(path)).toBe('NOT_ALLOWED')
    const foot = page.getByRole('region', { name: 'Keadaan sekarang' })
    await foot.getByText('Router Warkop').waitFor()
    // the shift is the cashier's own; routers are not
    expect(await foot.getByRole('button').allInnerTexts()).toEqual([expect.stringContaining('Shift')])
  })

  test('kode yang belum terjual tertutup di layarnya', async () => {
    const codes = warkop.codesOnRouter()
    await page.keyboard.press('Alt+v')
    await isOpen('Voucher')
    await page.getByText('Tersedia').first().waitFor()
    const text = await page.locator('body').innerText()
    expect(codes).toHaveLength(3)
    for (const code of codes) expect(text).not.toContain(code)
  })

  test('membatalkan perlu PIN orang lain yang berwenang, bukan PIN sendiri', async () => {
    await page.keyboard.press('Alt+k')
    await tile(page, 'Warkop 3 Jam').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('F9')
    const { receiptNumber, codes } = await readSold(page)
    await nextCustomer(page)
    await page.getByRole('button', { name: `Buka penjualan ${receiptNumber}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Batalkan' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Salah pilih paket')
    await dialog.getByLabel('Siapa yang mengizinkan?').selectOption({ label: `${DEDI.name} (Admin)` })
    await dialog.getByLabel(`PIN ${DEDI.name}`).fill(SITI.secret)
    await dialog.getByRole('button', { name: 'Batalkan voucher' }).click()
    await dialog.getByRole('alert').waitFor()
    expect(warkop.codesOnRouter()).toContain(codes[0])
    await dialog.getByLabel(`PIN ${DEDI.name}`).fill(DEDI.secret)
    await dialog.getByRole('button', { name: 'Batalkan voucher' }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => warkop.codesOnRouter().includes(codes[0] ?? '')).toBe(false)
    await page.keyboard.press('Escape')
  })
})

describe('ganti orang', () => {
  test('loket terkunci: tidak ada yang dapat ditanyakan sampai seseorang masuk', async () => {
    await lock()
    expect(await ask('sales/day')).toBe('NOT_LOGGED_IN')
    await page.getByRole('radio', { name: DEDI.name }).check()
    await page.getByLabel('PIN').fill('000000')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await ask('sales/day')).toBe('NOT_LOGGED_IN')
  })

  test('Admin mengatur paket dan melihat router, tetapi tidak orang dan alamat router', async () => {
    await enterAs(page, DEDI.name, DEDI.secret)
    await menu().getByText('Katalog Layanan').waitFor()
    await page.keyboard.press('Alt+r')
    await isOpen('Router')
    await page.getByRole('button', { name: 'Tes koneksi' }).waitFor()
    expect(await page.getByRole('button', { name: '+ Tambah Router' }).count()).toBe(0)
    await page.keyboard.press('Alt+p')
    await isOpen('Pengaturan')
    expect(await page.getByRole('tab', { name: 'Pengguna' }).count()).toBe(0)
    expect(await ask('users/list')).toBe('NOT_ALLOWED')
  })

  test('Pemilik melihat semuanya', async () => {
    await lock()
    await enterAs(page, OWNER.name, OWNER.secret)
    await page.keyboard.press('Alt+p')
    await page.getByRole('tab', { name: 'Pengguna' }).waitFor()
    await page.keyboard.press('Alt+r')
    await page.getByRole('button', { name: '+ Tambah Router' }).waitFor()
  })
})
