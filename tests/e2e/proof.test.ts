// Konfirmasi Pembayaran on a phone of the LAN: a photo with its place in it, made small; the counter sees it at once, says no, then yes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserApi } from '../support/browser-client'
import { freePort, newPhone } from '../support/portal-phone'
import { requestId } from '../support/test-app'
import { openChromium, PHONE, type RunningApp, startApp, type Visit, visit } from './browser'
import { CLEAN, lookAt } from './eyes'
import { tellStory } from './story'
import { enterAs } from './till'

let browser: Browser
let demo: RunningApp
let till: Visit
let phone: Visit
let billId = 0
let billNumber = ''
let customerName = ''

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([openChromium(), startApp({ flags: ['--demo'] })])
  const api = browserApi(demo.url)
  await api.session.login({ name: 'Bu Rini', secret: '123456', requestId: requestId() })
  const port = await freePort()
  const open = { isOn: true, port, address: '127.0.0.1', names: [], forCustomers: true, forResellers: true }
  await api.portal.save({ ...open, plainAccepted: 1, requestId: requestId() })
  const { rows } = await api.customers.list({ filter: {}, limit: 1 })
  const partyId = rows[0]?.id ?? ''
  customerName = rows[0]?.name ?? ''
  const login = { kind: 'customer', partyId, loginName: 'pelanggan-uji', requestId: requestId() } as const
  const { secret } = await api.portal.giveLogin(login)
  const lines = [{ kind: 'install' as const, description: 'Biaya pasang', amount: 250_000 }]
  ;({ id: billId, number: billNumber } = await api.invoices.make({
    ...{ customerId: partyId, lines, note: '' },
    requestId: requestId(),
  }))
  ;[till, phone] = await Promise.all([
    visit(browser, demo.url),
    visit(browser, `http://127.0.0.1:${port}/`, { viewport: PHONE }),
  ])
  // the counter's first password is changed before anything else
  const own = `${secret}-sendiri`
  const before = newPhone(port)
  await before.login('customer', 'pelanggan-uji', secret)
  await logIn(phone.page, own)
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
})
tellStory(() => phone)

async function logIn(page: Page, secret: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Masuk', exact: true }).click()
  await page.getByLabel('Nomor HP atau nama pengguna').fill('pelanggan-uji')
  await page.getByLabel('Kata sandi').fill(secret)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: `Halo, ${customerName}` }).waitFor()
}

/** As a phone makes it: large, and with the place in its metadata. */
async function photo(page: Page): Promise<Buffer> {
  const text = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 })
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    for (let x = 0; x < 3000; x += 20) {
      pen.fillStyle = `hsl(${x % 360} 70% 50%)`
      pen.fillRect(x, 0, 20, 2000)
    }
    return canvas.toDataURL('image/jpeg').slice('data:image/jpeg;base64,'.length)
  })
  const bytes = Buffer.from(text, 'base64')
  const place = Buffer.from('Exif\0\0GPS -7.7956,110.3695')
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place])
  return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)])
}

const stored = (): string[] => {
  const found = readdirSync(demo.dataDir, { recursive: true, encoding: 'utf8' })
  return found.filter((name) => /berkas[\\/].+\.jpg$/.test(name)).map((name) => join(demo.dataDir, name))
}

test('HP: dari tagihan ke konfirmasi, dengan foto yang dikecilkan dan tanpa tempatnya', async () => {
  const { page } = phone
  await page.evaluate((id) => {
    location.hash = `#/tagihan/${id}`
  }, billId)
  await page.getByRole('button', { name: 'Konfirmasi pembayaran' }).click()
  await page.getByRole('heading', { level: 1, name: 'Konfirmasi pembayaran' }).waitFor()
  const choose = page.getByLabel('Foto atau tangkapan layar bukti')
  await choose.setInputFiles({ name: 'surat.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>') })
  await page.getByText('Ini bukan gambar yang dapat dibuka.').waitFor()
  await choose.setInputFiles({ name: 'bukti.jpg', mimeType: 'image/jpeg', buffer: await photo(page) })
  await page.getByText('Gambar terkirim.').waitFor()
  const [file = ''] = stored()
  const kept = readFileSync(file)
  expect(kept.includes('Exif') || kept.includes('GPS')).toBe(false)
  expect(
    await page.getByAltText('Gambar yang dipilih').evaluate((image) => (image as HTMLImageElement).naturalWidth),
  ).toBe(1600)
  await page.getByLabel('Dari bank').fill('BCA')
  await page.getByLabel('Tanggal bayar').fill('2020-01-01')
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.getByRole('button', { name: 'Kirim konfirmasi' }).click()
  await page.getByText('Tanggal bayarnya lebih dari 60 hari lalu.').waitFor()
  await page.getByLabel('Tanggal bayar').fill((await page.getByLabel('Tanggal bayar').getAttribute('max')) ?? '')
  await page.getByRole('button', { name: 'Kirim konfirmasi' }).click()
  await page.getByText('Menunggu Konfirmasi.').waitFor()
  await page.getByAltText('Bukti pembayaran').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
})

const claimRow = (page: Page) => page.getByRole('listitem').filter({ hasText: billNumber })

test('loket: terlihat saat itu juga, gambarnya besar bila ditekan, ditolak dengan alasan', async () => {
  const { page } = till
  await enterAs(page, 'Bu Rini', '123456')
  await page.getByRole('heading', { level: 1, name: 'Halo, Bu Rini' }).waitFor()
  await page.evaluate(() => {
    location.hash = '#/kendala'
  })
  await page.getByText(/\d+ konfirmasi pembayaran menunggu\./).waitFor()
  await page.evaluate(() => {
    location.hash = '#/tagihan/pembayaran'
  })
  const row = claimRow(page)
  await row.getByText(/Transfer dari BCA, a\.n\. /).waitFor()
  await row.getByRole('button', { name: /tampilkan besar/ }).click()
  const dialog = page.getByRole('dialog')
  await expect
    .poll(() => dialog.getByRole('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(1600)
  await page.keyboard.press('Escape')
  await row.getByRole('button', { name: 'Tolak' }).click()
  const asking = page.getByRole('alertdialog')
  await asking.getByRole('button', { name: 'Tidak ada di mutasi' }).click()
  await asking.getByRole('button', { name: 'Tolak', exact: true }).click()
  await row.waitFor({ state: 'detached' })
  expect(till.complaints).toEqual([])
})

test('HP: alasannya tampil dan dapat dikirim lagi; disetujui di loket, lunas di HP', async () => {
  const { page } = phone
  await page.reload()
  await page.getByText('Ditolak: Tidak ada di mutasi').waitFor()
  expect(await page.getByLabel('Dari bank').inputValue()).toBe('BCA')
  await page.getByRole('button', { name: 'Kirim konfirmasi' }).click()
  await page.getByText('Menunggu Konfirmasi.').waitFor()
  const row = claimRow(till.page)
  await row.getByRole('button', { name: 'Setujui' }).click()
  const dialog = till.page.getByRole('dialog')
  await dialog.getByLabel('Bukti dana masuk').fill('8841')
  expect(await lookAt(till.page)).toEqual(CLEAN)
  await dialog.getByRole('button', { name: 'Ya, dana masuk' }).click()
  await row.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('Tagihan ini sudah lunas.').waitFor()
  expect(customerName).not.toBe('')
  expect(phone.complaints.filter((line) => !line.startsWith('422'))).toEqual([])
})
