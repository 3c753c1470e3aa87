// A bill is paid online from a customer's phone: the demo's play provider pays by itself, the page turns to Lunas by itself.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/portal-phone'
import { openChromium, PHONE, type RunningApp, startApp, type Visit, visit } from './browser'
import { CLEAN, lookAt } from './eyes'
import { tellStory } from './story'
import { enterAs } from './till'

let browser: Browser
let demo: RunningApp
let till: Visit
let phone: Visit
let url = ''
let bill = { id: 0, number: '', customerId: '' }

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([openChromium(), startApp({ flags: ['--demo'] })])
  till = await visit(browser, demo.url)
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
})
tellStory(() => till)

const at = (page: Page, hash: string) =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

/** What the screens send too; only the ways there are shorter. */
const ask = (page: Page, path: string, json: object) =>
  page.evaluate(
    async ([to, body]) => {
      const answer = await fetch(`/rpc/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body ?? '',
      })
      return (await answer.json()).json
    },
    [path, JSON.stringify({ json })],
  )

test('Pemilik mencoba sambungan; portal dibuka untuk pelanggan', async () => {
  const { page } = till
  await enterAs(page, 'Bu Rini', '123456')
  await page.getByRole('heading', { level: 1, name: 'Halo, Bu Rini' }).waitFor()
  await at(page, '#/pengaturan/online')
  await page.getByRole('button', { name: 'Coba sambungan' }).click()
  await page.getByText('Midtrans sandbox menjawab dan server key-nya benar.').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  const port = await freePort()
  const lan = { isOn: true, port, address: '127.0.0.1', names: [] }
  const open = { forCustomers: true, forResellers: false, forRegistration: false, plainAccepted: 1 }
  await ask(page, 'portal/save', { ...lan, ...open, requestId: crypto.randomUUID() })
  url = `http://127.0.0.1:${port}/`
  const { rows } = await ask(page, 'invoices/list', { status: 'unpaid' })
  bill = rows.find(({ kind }: { kind: string }) => kind === 'period')
})

/** The picture, asked at the middle of every module, is the code on the screen. */
const modulesOf = (page: Page, png: Buffer) =>
  page.evaluate(async (base64) => {
    const svg = document.querySelector('figure svg')
    const size = Number(svg?.getAttribute('viewBox')?.split(' ')[2])
    const code = new Path2D(svg?.querySelector('path')?.getAttribute('d') ?? '')
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const pen = Object.assign(document.createElement('canvas'), { width: size * 4, height: size * 4 }).getContext('2d')
    if (!pen || size < 29 || image.width < 900 || image.width !== image.height) return false
    pen.drawImage(image, 0, 0, size * 4, size * 4)
    const { data } = pen.getImageData(0, 0, size * 4, size * 4)
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) {
        const isDark = (data[((row * 4 + 2) * size * 4 + column * 4 + 2) * 4] ?? 255) < 128
        if (isDark !== pen.isPointInPath(code, column + 0.5, row + 0.5)) return false
      }
    return true
  }, png.toString('base64'))

test('HP pelanggan: dari tagihan ke kode QRIS yang besar, lalu Lunas sendiri', async () => {
  const loginName = 'bayar-online'
  const login = { kind: 'customer', partyId: bill.customerId, loginName, requestId: crypto.randomUUID() }
  const { secret } = await ask(till.page, 'portal/giveLogin', login)
  phone = await visit(browser, `${url}#/masuk`, { viewport: PHONE })
  const { page, complaints } = phone
  await page.getByLabel('Nomor HP atau nama pengguna').fill(loginName)
  await page.getByLabel('Kata sandi').fill(secret)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByLabel('Kata sandi baru').fill('internet-rumah-7')
  await page.getByRole('button', { name: 'Simpan dan masuk' }).click()
  await page.getByText('Layanan saya').waitFor()
  await at(page, `#/tagihan/${bill.id}`)
  await page.getByRole('button', { name: /^Bayar online/ }).click()
  await page.getByRole('button', { name: 'Virtual account BCA' }).click()
  await page.getByRole('button', { name: 'Salin nomor Virtual account BCA' }).waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  await at(page, `#/bayar-online/${bill.id}`)
  await page.getByRole('button', { name: 'QRIS', exact: true }).click()
  await page.getByRole('img', { name: /^QRIS, tepat Rp/ }).waitFor()
  await page.getByText(/Sisa waktu 2[34] jam/).waitFor()
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Simpan QR' }).click(),
  ])
  expect(picture.suggestedFilename()).toMatch(/^QRIS-tepat-Rp[\d-]+\.png$/)
  expect(await modulesOf(page, readFileSync(await picture.path()))).toBe(true)
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.getByText('Lunas. Terima kasih!').waitFor({ timeout: 60_000 })
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.getByRole('button', { name: 'Kembali ke tagihan' }).click()
  await page.getByText('Lunas', { exact: true }).waitFor()
  expect(complaints).toEqual([])
})

test('di loket: tagihannya Lunas, cara yang tidak dipakai sudah ditarik', async () => {
  const { page } = till
  await at(page, `#/tagihan/daftar/${bill.id}`)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Pembayaran online' }) })
  await panel.getByText('Dibayar', { exact: true }).waitFor()
  await panel.getByText('Kedaluwarsa').waitFor()
  await at(page, '#/tagihan/online')
  await page.getByRole('row').filter({ hasText: bill.number }).first().waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  expect(till.complaints).toEqual([])
})
