// The first day of a shop, in a real browser, with a router and a printer that tell what really arrived: from an empty folder to a closed till.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWNER, SHOP } from '../support/test-app'
import { openChromium, type RunningApp, startApp, type Visit, visit } from './browser'
import { tellStory } from './story'
import { eventually, nextCustomer, readSold, rowsOf, type Sold, takeBack, takeWith, tile } from './till'
import { bookedOnRouter, openWarkop, QRIS_TEXT, ROUTER_USER, readBook, spaced, type Warkop } from './warkop'

let browser: Browser
let warkop: Warkop
let app: RunningApp
let seen: Visit
let page: Page
const sales: Sold[] = []

beforeAll(async () => {
  ;[browser, warkop, app] = await Promise.all([openChromium(), openWarkop(), startApp()])
  seen = await visit(browser, app.url)
  page = seen.page
})
afterAll(async () => {
  await browser.close()
  await app.discard()
  await warkop.close()
})
tellStory(() => seen)

const dialog = () => page.getByRole('dialog')
const fill = async (fields: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(fields)) await page.getByRole('textbox', { name, exact: true }).fill(text)
}
const press = (name: string) => page.getByRole('button', { name }).click()
const region = (name: string) => page.getByRole('region', { name, exact: true })
const isAt = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const remember = async () => sales[sales.push(await readSold(page)) - 1] as Sold // just put there
const paperOf = (sold: Sold, papers: number) => warkop.paper(papers, sold.receiptNumber)

describe('menyiapkan toko', () => {
  test('toko, pemilik, paket dari contoh', async () => {
    await fill({ 'Nama toko': SHOP.name, Alamat: SHOP.address, 'Nomor WA': '0812-3456-7890' })
    await page.keyboard.press('Enter')
    await fill({ 'Nama Anda': OWNER.name })
    await page.getByLabel(/^PIN/).fill(OWNER.secret)
    await page.getByLabel('Ketik PIN sekali lagi').fill(OWNER.secret)
    await press('Buat dan masuk')
    for (const price of ['Rp2.000', 'Rp50.000', 'Rp5.000']) await page.getByText(price, { exact: true }).waitFor()
    await press('Buat 3 paket')
    await press('Sambungkan router MikroTik')
    await isAt('Router')
  })

  test('router: sandi salah dijelaskan dengan kata biasa, sandi benar menyebut temuannya', async () => {
    await page.getByText('Belum ada router').waitFor()
    await press('Tambah Router')
    await fill({ 'Nama router': 'Warkop', 'Alamat IP': '127.0.0.1', Port: String(warkop.routerPort) })
    await fill({ 'Nama pengguna': ROUTER_USER.name, 'Nama WiFi': 'WARKOP-JOKO' })
    await dialog().getByLabel('Kata sandi').first().fill('salah')
    const result = dialog().getByRole('region', { name: 'Hasil tes koneksi' })
    await press('Tes koneksi')
    await result.getByText('Router ini menolak nama pengguna atau kata sandinya.').first().waitFor()

    await dialog().getByLabel('Kata sandi').first().fill(ROUTER_USER.password)
    await press('Tes koneksi')
    await result.getByText('Router siap dipakai.').waitFor()
    for (const finding of ['RB750Gr3, RouterOS 7.19.1', 'Server hotspot: hotspot1', 'Jam router benar'])
      await result.getByText(finding).first().waitFor()
    // the findings scroll under the title, they do not push it away
    expect((await dialog().getByRole('heading', { name: 'Tambah router' }).boundingBox())?.y).toBeGreaterThan(0)
    await press('Pakai login.warkop.net')
    await press('Simpan router')
    await page.getByText('1 router, semua tersambung').waitFor()
    expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage })))).not.toContain(ROUTER_USER.password)
  })

  test('printer: halaman tes keluar utuh dan dipastikan oleh printernya', async () => {
    await page.keyboard.press('Alt+p')
    await page.getByRole('tab', { name: 'Printer' }).click()
    await press('+ Tambah printer')
    const { port } = warkop.printer
    await fill({ 'Nama printer': 'Printer loket', 'Alamat IP printer': '127.0.0.1', Port: String(port) })
    await press('Simpan dan tes')
    await dialog().getByText('Printer tersambung.').waitFor()
    await press('Cetak halaman tes')
    await dialog().getByText('32', { exact: true }).click()
    await eventually(() => warkop.papers().length).toBe(1)
    expect(warkop.papers()[0]?.join('\n')).toContain('TES PRINTER')
    await press('Simpan hasil tes')
    await dialog().waitFor({ state: 'detached' })
  })

  test('QRIS toko dikenali namanya', async () => {
    await page.getByRole('tab', { name: 'Loket & QRIS' }).click()
    await fill({ 'Isi QRIS statis': QRIS_TEXT })
    await press('Simpan QRIS')
    await page.getByText(`Aktif: ${SHOP.name}`).waitFor()
  })

  test('batch 20 voucher: kemajuannya terlihat sampai semuanya di router', async () => {
    warkop.router.setSpeed({ workMs: 100 })
    await page.keyboard.press('Alt+v')
    await isAt('Voucher')
    await page.keyboard.press('Alt+t')
    await dialog().getByRole('combobox', { name: 'Paket' }).fill('warkop')
    await page.keyboard.press('Enter')
    await fill({ Jumlah: '20' })
    await press('Buat 20 voucher')
    const progress = region('Masuk ke router')
    const bar = progress.getByRole('progressbar')
    await progress.getByText('Sedang berjalan').waitFor()
    expect(await bar.getAttribute('aria-valuetext')).toMatch(/^1?\d dari 20 voucher$/)
    await progress.getByText('Selesai').waitFor()
    expect(await bar.getAttribute('aria-valuetext')).toBe('20 dari 20 voucher')
    warkop.router.setSpeed({ workMs: 0 })
    await press('Lihat vouchernya')
    await eventually(() => page.getByText('Di router', { exact: true }).count()).toBeGreaterThan(10)
    expect(warkop.codesOnRouter()).toHaveLength(20)
    expect(warkop.codesOnRouter()).toEqual(bookedOnRouter(app.dataDir))
  })
})

describe('router dicabut', () => {
  test('dua tombol: kode besar di layar, dan persis itu di kertas', async () => {
    await warkop.router.unplug()
    await page.keyboard.press('Alt+k')
    await page.getByText('terputus').first().waitFor()
    await tile(page, 'Warkop 3 Jam').getByText('20 siap').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('F9')
    const sold = await remember()
    const [code] = sold.codes
    await page.getByText('Siap di router').waitFor()
    await page.getByText('Tercetak').waitFor()
    const height = await page
      .getByRole('dialog')
      .getByRole('img')
      .evaluate((sign) => sign.clientHeight)
    expect(height).toBeGreaterThan(120)
    const paper = await paperOf(sold, 2)
    for (const line of [
      SHOP.name,
      SHOP.address,
      'Kasir: Bu Rini',
      'Warkop 3 Jam',
      spaced(code),
      'WiFi: WARKOP-JOKO',
      '[QR]',
    ])
      expect(paper).toContain(line)
    expect(paper).toMatch(/TOTAL +Rp2\.000\nTUNAI +Rp2\.000/)
    expect(paper).not.toContain('CETAK ULANG')
    expect(sold.text).toContain('Rp2.000 · uang pas')
    expect(warkop.codesOnRouter()).toContain(code)
  })

  test('cetak ulang bertanda, kodenya sama', async () => {
    await page.keyboard.press('F6')
    const paper = await paperOf(sales[0] as Sold, 3) // sold by the test above
    expect(paper).toContain('CETAK ULANG KE-1')
    expect(paper).toContain(spaced(sales[0]?.codes[0]))
    await nextCustomer(page)
  })

  test('uang Rp10.000 untuk dua voucher: kembalian di layar dan di kertas', async () => {
    await takeWith(page, '1', 'Warkop 3 Jam')
    await takeWith(page, '+', 'Warkop 3 Jam', 2)
    await page.keyboard.press('Enter')
    await page.keyboard.type('10rb')
    await region('Pembayaran').getByText('Kembalian').waitFor()
    await page.keyboard.press('Enter')
    const sold = await remember()
    expect(sold.codes).toHaveLength(2)
    expect(sold.text).toMatch(/Kembalian\s+Rp6\.000/)
    const paper = await paperOf(sold, 4)
    for (const code of sold.codes) expect(paper.replaceAll(' ', '')).toContain(code)
    expect(paper).toMatch(/TUNAI +Rp10\.000\nKEMBALI\w* +Rp6\.000/)
    await nextCustomer(page)
  })

  test.each([
    ['QRIS', 'F8', '884213'],
    ['Transfer', 'F7', '551177'],
  ])('%s: baru terjual sesudah "Dana masuk" dengan buktinya', async (method, key, reference) => {
    const papers = warkop.papers().length
    await page.keyboard.press('1')
    await page.keyboard.press(key)
    if (method === 'QRIS') {
      const code = dialog().getByRole('img', { name: 'QRIS' })
      expect((await code.boundingBox())?.width).toBeGreaterThan(200)
      await dialog().getByRole('figure').getByText(SHOP.name).waitFor()
    }
    await page.keyboard.press('Enter')
    await dialog().getByText('Bagian ini perlu diisi.').waitFor()
    expect(warkop.papers()).toHaveLength(papers)
    await page.keyboard.type(reference)
    await page.keyboard.press('Enter')
    const sold = await remember()
    expect(sold.text).toContain(`${method} Rp2.000`)
    const paper = await paperOf(sold, papers + 1)
    expect(paper).toMatch(new RegExp(`${method.toUpperCase()} .*Rp2\\.000`))
    expect(paper).toContain(reference)
    await nextCustomer(page)
  })

  test('stok habis ditolak dengan sebabnya; bila Pemilik mengizinkan, dijual dan aktif nanti', async () => {
    await page.keyboard.press('3')
    await region('Pembayaran').getByText('Stok Harian Hemat habis dan tidak ada routernya yang tersambung').waitFor()
    await page.keyboard.press('F9')
    expect(await page.getByRole('button', { name: 'Uang pas' }).isDisabled()).toBe(true)
    await page.keyboard.press('Alt+p')
    await page.getByRole('tab', { name: 'Loket & QRIS' }).click()
    await page.getByText('Tetap jual', { exact: true }).click()
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.getByText('Aturan loket tersimpan.').waitFor()

    const papers = warkop.papers().length
    await page.keyboard.press('Alt+k')
    await region('Pembayaran').getByText('Aktif setelah router tersambung').waitFor()
    await page.keyboard.press('F9')
    const sold = await remember()
    expect(sold.text).toContain('Aktif setelah router tersambung')
    expect(sold.text).toContain('Menunggu router')
    const paper = await paperOf(sold, papers + 1)
    expect(paper.replace(/\s+/g, ' ').toLowerCase()).toContain('aktif setelah router tersambung')
    expect(warkop.codesOnRouter()).not.toContain(sold.codes[0])
  })
})

describe('router dipasang lagi', () => {
  test('antrean habis sendiri, kode menjadi siap, dan router persis seperti buku', async () => {
    const [code = ''] = sales.at(-1)?.codes ?? []
    await warkop.router.plug()
    await page.getByText('Siap di router').waitFor()
    await nextCustomer(page)
    await eventually(() => page.getByRole('region', { name: 'Keadaan sekarang' }).innerText()).not.toContain('Menunggu')
    await page.keyboard.press('Alt+d')
    await page.getByText('Tidak ada kendala').waitFor()
    expect(warkop.codesOnRouter()).toContain(code)
    expect(warkop.codesOnRouter()).toHaveLength(21)
    expect(warkop.codesOnRouter()).toEqual(bookedOnRouter(app.dataDir))
    const written = warkop.router.db.writes({ menu: '/ip/hotspot/user', action: 'add' })
    expect(new Set(written.map(({ after }) => after?.name)).size).toBe(written.length)
    const customer = { user: code, password: code, mac: '02:00:00:00:00:01' }
    expect(warkop.router.loginHotspot(customer)).toMatchObject({ ok: true })
  })

  test('voucher yang sudah login ditolak untuk dibatalkan, oleh routernya', async () => {
    const { receiptNumber } = sales.at(-1) as Sold // sold two tests above
    await page.keyboard.press('Alt+k')
    await press(`Buka penjualan ${receiptNumber}`)
    await takeBack(page, OWNER)
    const refusal = page.getByRole('alertdialog').getByRole('alert')
    expect(await refusal.innerText()).toMatch(/sudah (pernah )?(dipakai|login)/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  test('yang belum pernah dipakai dibatalkan dengan alasan dan PIN, lalu hilang dari router', async () => {
    const { receiptNumber, codes } = sales[0] as Sold // sold while the router was away
    const [code = ''] = codes
    expect(warkop.codesOnRouter()).toContain(code)
    await press(`Buka penjualan ${receiptNumber}`)
    await takeBack(page, OWNER)
    await page.getByText('Kembalikan Rp2.000 dari laci.').waitFor()
    await eventually(() => warkop.codesOnRouter()).not.toContain(code)
    await dialog().getByText('Salah pilih paket').waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => bookedOnRouter(app.dataDir)).toEqual(warkop.codesOnRouter())
    expect(readBook(app.dataDir).find((voucher) => voucher.code === code)).toMatchObject({ state: 'void' })
  })
})

describe('tutup loket', () => {
  test('jumlah hari ini cocok dengan yang dijual dan yang dikembalikan', async () => {
    await page.keyboard.press('Alt+j')
    const totals = region('Jumlah hari ini')
    // 1 + 2 in cash, QRIS, Transfer of Rp2.000; one of Rp5.000 in cash; the first one was given back
    await eventually(() => rowsOf(totals)).toEqual([
      'Tunai 3 struk Rp9.000',
      'QRIS 1 struk Rp2.000',
      'Transfer 1 struk Rp2.000',
      'Dikembalikan (sudah dikurangkan) -Rp2.000',
      'Warkop 3 Jam 5 voucher Rp10.000',
      'Harian Hemat 1 voucher Rp5.000',
      'Bu Rini 5 struk Rp15.000',
    ])
    expect(await totals.innerText()).toMatch(/Penjualan bersih\s+Rp13\.000/)
    expect(warkop.papers()).toHaveLength(7) // test page, five sales, one copy
  })

  test('SIGTERM menutup LoketNet dengan 0', async () => {
    await seen.context.close()
    expect(await app.stop()).toBe(0)
    expect(app.output().trim().split('\n')).toHaveLength(1)
  })
})
