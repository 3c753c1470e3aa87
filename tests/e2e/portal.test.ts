// A customer's phone on the LAN of the shop: opened by the owner, light, and only about himself.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/portal-phone'
import { openChromium, PHONE, type RunningApp, startApp, type Visit, visit } from './browser'
import { CLEAN, lookAt } from './eyes'
import { ROOT } from './launch'
import { tellStory } from './story'
import { enterAs } from './till'

let browser: Browser
let demo: RunningApp
let till: Visit
let phone: Visit
let url = ''
let loginName = ''
let secret = ''

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([openChromium(), startApp({ flags: ['--demo'] })])
  till = await visit(browser, demo.url)
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
})
tellStory(() => till)

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('Pemilik membuka portal sesudah membaca peringatannya', async () => {
  const { page } = till
  await enterAs(page, 'Bu Rini', '123456')
  await heading(page, 'Halo, Bu Rini')
  await page.evaluate(() => {
    location.hash = '#/pengaturan/portal'
  })
  await page.getByText('Portal tertutup').waitFor()
  await page.getByLabel('Buka portal').check({ force: true })
  await page.getByLabel('Pelanggan boleh masuk').check({ force: true })
  expect(await page.getByLabel('Pelanggan baru boleh membuat akun sendiri').isChecked()).toBe(true)
  await page.getByText('Baca dulu: tanpa sertifikat').waitFor()
  await page.getByLabel('Saya sudah membaca dan menerima risikonya').check()
  await page.getByLabel('Alamat', { exact: true }).click()
  await page.getByRole('option', { name: /127\.0\.0\.1/ }).click()
  const port = await freePort()
  await page.getByLabel('Port', { exact: true }).fill(String(port))
  await page.getByRole('button', { name: 'Simpan' }).first().click()
  await page.getByText('Portal terbuka').waitFor()
  url = `http://127.0.0.1:${port}/`
  await page.getByText(url, { exact: true }).waitFor()
  await page.getByRole('img', { name: `QR untuk ${url}` }).waitFor()
})

test('di kartunya pelanggan diberi kata sandi, sekali tampil', async () => {
  const { page } = till
  await page.evaluate(() => {
    location.hash = '#/pelanggan'
  })
  await page.getByRole('row').nth(1).click()
  await page.getByRole('button', { name: 'Beri akses' }).click()
  const dialog = page.getByRole('dialog')
  loginName = await dialog.getByLabel('Nama masuk').inputValue()
  await dialog.getByRole('button', { name: 'Buat kata sandi' }).click()
  const given = page.getByRole('dialog', { name: /^Kata sandi untuk / })
  secret = await given.locator('.ln-code').innerText()
  expect(secret).toMatch(/^[a-z2-9]{10}$/)
  await given.getByRole('button', { name: 'Selesai' }).click()
})

test('HP pelanggan: paket tanpa masuk, lalu masuk, ganti kata sandi, tagihan sendiri', async () => {
  phone = await visit(browser, url, { viewport: PHONE })
  const { page, complaints } = phone
  const go = async (label: string, title: string) => {
    await page.getByRole('navigation').getByRole('link', { name: label, exact: true }).click()
    await heading(page, title)
    await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
    expect(await lookAt(page), label).toEqual(CLEAN)
  }
  await go('Paket', 'Produk & Layanan')
  await page.getByText('Paket Family 10Mbps').waitFor()
  await go('Masuk', 'Masuk')
  await page.getByLabel('Nomor HP atau nama pengguna').fill(loginName)
  await page.getByLabel('Kata sandi').fill('bukan-ini')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByText('Nomor, nama, atau kata sandi salah.').waitFor()
  await page.getByLabel('Kata sandi').fill(secret)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByText('Buat kata sandi Anda sendiri.').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.getByLabel('Kata sandi baru').fill('internet-rumah-7')
  await page.getByRole('button', { name: 'Simpan dan masuk' }).click()
  await page.getByText('Layanan saya').waitFor()
  const name = (await page.getByRole('heading', { level: 1 }).innerText()).replace('Halo, ', '')
  await go('Tagihan', 'Tagihan')
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').click()
  await page.getByText('Status').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  await go('Voucher', 'Cek voucher')
  await page.getByLabel('Kode voucher').fill('TIDAKADA')
  await page.getByRole('button', { name: 'Lihat sisa waktu' }).click()
  await page.getByText('Kode ini tidak dikenal.').waitFor()
  await go('Akun', name)
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Masuk' }).waitFor()
  expect(complaints.filter((line) => !line.startsWith('422'))).toEqual([])
})

test('HP orang baru: membuat akun sendiri, langsung masuk; nomor yang sudah punya akun ditolak', async () => {
  const { page, complaints } = await visit(browser, url, { viewport: PHONE })
  await page.getByRole('navigation').getByRole('link', { name: 'Masuk', exact: true }).click()
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await heading(page, 'Buat akun')
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.getByLabel('Nama lengkap').fill('Warga Baru')
  await page.getByLabel('Nomor HP').fill(loginName)
  await page.getByLabel('Kata sandi', { exact: true }).fill('internet-warga-1')
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await page.getByText('Nomor ini sudah punya akun. Silakan masuk, atau minta kata sandi baru di loket.').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.getByLabel('Nomor HP').fill('0813-9000-1234')
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await heading(page, 'Halo, Warga Baru')
  await page.getByText('Layanan saya').waitFor()
  expect(complaints.filter((line) => !line.startsWith('422'))).toEqual([])
})

test('portal ringan: seluruhnya di bawah 150 kB sesudah gzip', () => {
  const folder = join(ROOT, 'out/renderer')
  const page = readFileSync(join(folder, 'portal.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file)
  expect(files.length).toBeGreaterThan(1)
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
  expect(size).toBeGreaterThan(20_000)
  expect(size).toBeLessThan(150_000)
})
