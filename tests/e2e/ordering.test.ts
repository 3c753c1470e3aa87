// Seed 3's five steps to the letter, on a phone and on a computer: a guest at the portal's first page becomes a customer
// whose services run.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Api } from '../../src-main/transport/contract'
import { browserApi } from '../support/browser-client'
import { freePort } from '../support/portal-phone'
import { requestId } from '../support/test-app'
import { openChromium, PHONE, type RunningApp, startApp, TILL, type Visit, visit } from './browser'
import { CLEAN, lookAt } from './eyes'
import { tellStory } from './story'
import { eventually } from './till'

let browser: Browser
let demo: RunningApp
let staff: Api
let seen: Visit | undefined
let url = ''

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([openChromium(), startApp({ flags: ['--demo'] })])
  staff = browserApi(demo.url)
  await staff.session.login({ name: 'Bu Rini', secret: '123456', requestId: requestId() })
  // tests/e2e/portal.test.ts opens the door by hand.
  const port = await freePort()
  const door = { isOn: true, port, address: '127.0.0.1', names: [], forCustomers: true, forResellers: true }
  await staff.portal.save({ ...door, forRegistration: true, plainAccepted: 1, requestId: requestId() })
  url = `http://127.0.0.1:${port}/`
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
})
tellStory(() => seen)

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The page as it is first seen: at its top, at rest. */
async function looksWell(page: Page, place: string): Promise<void> {
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
  await page.evaluate(() => window.scrollTo(0, 0))
  expect(await lookAt(page), place).toEqual(CLEAN)
}

describe.each([
  { size: 'HP', viewport: PHONE, name: 'Ani Wijaya', phone: '0812-9000-1101', domain: 'warungani.id' },
  { size: 'komputer', viewport: TILL, name: 'Budi Santoso', phone: '0812-9000-1102', domain: 'tokobudi.id' },
])('$size', ({ viewport, name, phone, domain }) => {
  let page: Page

  test('langkah 1: dari halaman pertama, pilih layanan di Produk & Layanan, tekan Pesan', async () => {
    seen = await visit(browser, url, { viewport })
    page = seen.page
    await heading(page, 'Produk & Layanan')
    await page.getByText('Rp75.000', { exact: true }).first().waitFor()
    await looksWell(page, 'Produk & Layanan')
    await press(page, 'Pesan Cloud Hosting')
    await heading(page, 'Konfigurasi')
  })

  test('langkah 2: domain, siklus penagihan, opsi tambahan, Lanjutkan', async () => {
    await looksWell(page, 'Konfigurasi')
    await press(page, 'Lanjutkan')
    await page.getByText('Wajib diisi.').waitFor()
    await page.getByRole('radio', { name: /^Pakai domain sendiri/ }).check()
    await page.getByLabel('Nama domain').fill('bukan domain')
    await press(page, 'Lanjutkan')
    await page.getByText('Tulis seperti namatoko.id.').waitFor()
    await page.getByLabel('Nama domain').fill(domain)
    for (const cycle of ['Bulanan', '3 Bulan', 'Tahunan'])
      await page.getByRole('radio', { name: new RegExp(`^${cycle}`) }).waitFor()
    await page.getByRole('radio', { name: /^3 Bulan/ }).check()
    await page.getByRole('radio', { name: /^20 GB/ }).check()
    await press(page, 'Tambah Kotak surat tambahan')
    await page.getByRole('checkbox', { name: /^Pindahkan situs lama/ }).check()
    // 3 months 210.000, storage and mail 3 x 30.000, moving 100.000; options paid ahead may be cheaper, never dearer
    await eventually(async () => Number((await page.locator('output').innerText()).replace(/\D/g, ''))).toBe(400_000)
    await looksWell(page, 'Konfigurasi yang sudah diisi')
    await press(page, 'Lanjutkan')
    await heading(page, 'Tinjau pesanan')
  })

  test('satu layanan lagi: internet rumah, sekeranjang dengan yang tadi', async () => {
    await press(page, 'Tambah layanan lain')
    await press(page, 'Pesan Paket Family 10Mbps')
    await heading(page, 'Konfigurasi')
    await press(page, 'Lanjutkan')
    await heading(page, 'Tinjau pesanan')
  })

  test('langkah 3: tinjau pesanan, Validasi Kode, Checkout; keranjang bertahan sesudah dimuat ulang', async () => {
    await page.reload()
    await heading(page, 'Tinjau pesanan')
    await page.getByText(`Domain: ${domain} (pakai domain sendiri)`).waitFor()
    await page.getByText('Siklus penagihan: 3 Bulan').waitFor()
    await page.getByRole('link', { name: 'Keranjang 2' }).waitFor()
    await looksWell(page, 'Keranjang')
    await page.getByLabel('Kode Promo').fill('SALAH')
    await press(page, 'Validasi Kode')
    await page.getByText('Kode promo ini tidak kami kenal.').waitFor()
    await page.getByLabel('Kode Promo').fill('hemat10')
    await press(page, 'Validasi Kode')
    await page.getByText('Kode HEMAT10 berlaku: hemat Rp25.000.').waitFor()
    await page.getByText('-Rp25.000').waitFor()
    await looksWell(page, 'Keranjang dengan promo')
    await press(page, 'Checkout')
    await heading(page, 'Checkout')
  })

  test('langkah 4: data diri, metode pembayaran, catatan, Ketentuan Layanan, Selesaikan Pesanan', async () => {
    await page.getByRole('radio', { name: 'Sudah punya akun' }).waitFor()
    await page.getByRole('radio', { name: 'Pelanggan baru' }).click()
    await page.getByLabel('Nama lengkap').fill(name)
    await page.getByLabel('Nomor HP').fill(phone)
    await page.getByLabel('Kata sandi', { exact: true }).fill('warung-kita-99')
    await looksWell(page, 'Checkout tamu')
    await press(page, 'Buat akun')
    await page.getByRole('group', { name: 'Metode Pembayaran' }).waitFor()
    expect(await page.getByLabel('Nama', { exact: true }).inputValue()).toBe(name)
    await looksWell(page, 'Checkout')
    await page.getByLabel('Alamat penagihan').fill('Jl. Melati No. 9, Sleman')
    await page.getByRole('radio', { name: /^Transfer bank/ }).check()
    await page.getByLabel(/^Catatan Tambahan/).fill('Datang sore saja')
    await press(page, 'Selesaikan Pesanan')
    await page.getByText('Centang dulu bahwa Anda menyetujui Ketentuan Layanan.').waitFor()
    await page.getByText('Baca Ketentuan Layanan').click()
    await page.getByRole('region', { name: 'Ketentuan Layanan' }).waitFor()
    await page.getByLabel('Saya telah membaca dan menyetujui Ketentuan Layanan').check()
    await page.getByRole('button', { name: 'Selesaikan Pesanan' }).dblclick()
    await heading(page, 'Tagihan pesanan')
  })

  test('langkah 5: tagihan Belum Dibayar, Konfirmasi Pembayaran, petugas menyetujui, Lunas, layanan jalan di router', async () => {
    await page.getByText('Belum Dibayar', { exact: true }).waitFor()
    await page.getByText('BCA 1234567890').waitFor()
    await looksWell(page, 'Tagihan')
    await press(page, 'Konfirmasi pembayaran')
    await heading(page, 'Konfirmasi pembayaran')
    await page.getByLabel('Dari bank').fill('BCA')
    await page.getByLabel('Nama pengirim').fill(name)
    await press(page, 'Kirim konfirmasi')
    await page.getByText('Menunggu Konfirmasi.').waitFor()

    await page.goto(`${url}#/beranda`)
    await page.getByRole('link', { name: /Cloud Hosting, Paket Family 10Mbps/ }).click()
    await page.getByText('Menunggu konfirmasi.').waitFor()
    const claim = (await staff.payments.claims({})).find(({ customerName }) => customerName === name)
    if (!claim) throw new Error('the shop does not see the confirmation')
    const { id: claimId, amount, customerId } = claim
    // one press, although it was pressed twice
    expect((await staff.orders.list({ search: name })).rows).toHaveLength(1)
    await staff.payments.confirmClaim({ claimId, amount, reference: 'MUTASI 0911', requestId: requestId() })

    // the page follows by itself
    await page.getByText('Lunas. Terima kasih!').waitFor()
    await page.getByText('Sambungan Anda sudah aktif.').waitFor()
    await eventually(() => page.getByText('Aktif', { exact: true }).count()).toBe(2)
    await looksWell(page, 'Tagihan yang lunas')

    const services = await staff.subscriptions.of({ customerId })
    expect(services.map(({ packageName }) => packageName).sort()).toEqual(['Cloud Hosting', 'Paket Family 10Mbps'])
    const home = services.find(({ packageName }) => packageName === 'Paket Family 10Mbps')
    expect(home).toMatchObject({ state: 'active', actualAccess: 'open' })
    const [order] = (await staff.orders.list({ search: name })).rows
    expect(order).toMatchObject({ state: 'active', invoiceState: 'paid', channel: 'portal' })
    expect(await staff.orders.get({ id: order?.id ?? '' })).toMatchObject({
      buyer: { name, address: 'Jl. Melati No. 9, Sleman' },
      notes: 'Datang sore saja',
      promoCode: 'HEMAT10',
      termsVersion: 1,
      rest: 0,
    })
  })

  test('sesudahnya: layanannya ada di beranda, keranjang kosong lagi', async () => {
    await page.goto(`${url}#/beranda`)
    await heading(page, `Halo, ${name}`)
    await page.getByText('Layanan saya').waitFor()
    await page.getByText('Cloud Hosting').first().waitFor()
    await looksWell(page, 'Beranda')
    await page.goto(`${url}#/pesanan`)
    await heading(page, 'Pesanan saya')
    await looksWell(page, 'Pesanan saya')
    await page.goto(`${url}#/keranjang`)
    await page.getByText('Keranjang masih kosong.').waitFor()
  })
})
