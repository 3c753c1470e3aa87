// A customer asks from his phone, with a picture; the counter sees it without reloading and answers; nobody else can read it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserApi } from '../support/browser-client'
import { freePort } from '../support/portal-phone'
import { requestId } from '../support/test-app'
import { openChromium, PHONE, type RunningApp, startApp, type Visit, visit } from './browser'
import { CLEAN, lookAt } from './eyes'
import { tellStory } from './story'
import { enterAs } from './till'

let browser: Browser
let demo: RunningApp
let till: Visit
let url = ''
const SUBJECT = 'Lampu modem merah'
const people: { readonly secret: string }[] = []
let phone: Visit
let conversation = ''

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([openChromium(), startApp({ flags: ['--demo'] })])
  till = await visit(browser, demo.url)
  await openDoor()
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
})
tellStory(() => till)

/** What portal.test.ts does by hand: the owner opens the portal and gives two customers a login. */
async function openDoor(): Promise<void> {
  const api = browserApi(demo.url)
  await api.session.login({ name: 'Bu Rini', secret: '123456', requestId: requestId() })
  const port = await freePort()
  const door = { isOn: true, port, address: '127.0.0.1', names: [], forCustomers: true, forResellers: false }
  await api.portal.save({ ...door, forRegistration: false, plainAccepted: 1, requestId: requestId() })
  url = `http://127.0.0.1:${port}/`
  const [first, second] = await api.customers.search({ search: '', limit: 2 })
  for (const [index, customer] of [first, second].entries()) {
    if (!customer) throw new Error('the demo has no customers')
    const login = { kind: 'customer', partyId: customer.id, loginName: `orang-${index}` } as const
    const { secret } = await api.portal.giveLogin({ ...login, requestId: requestId() })
    people.push({ secret })
  }
}

async function enterPortal(page: Page, index: number): Promise<void> {
  const secret = people[index]?.secret ?? ''
  await page.goto(`${url}#/masuk`)
  await page.getByLabel('Nomor HP atau nama pengguna').fill(`orang-${index}`)
  await page.getByLabel('Kata sandi').fill(secret)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByLabel('Kata sandi baru').fill(`internet-rumah-${index}`)
  await page.getByRole('button', { name: 'Simpan dan masuk' }).click()
  await page.getByRole('heading', { level: 1, name: /^Halo/ }).waitFor()
}

test('loket menunggu di layar Tiket', async () => {
  const { page } = till
  await enterAs(page, 'Siti', '123456')
  await page.getByRole('navigation').getByRole('link', { name: /Tiket/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Tiket' }).waitFor()
  await page.getByText('Internet mati sejak pagi').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
})

test('HP pelanggan bertanya dengan gambar', async () => {
  phone = await visit(browser, url, { viewport: PHONE })
  const { page } = phone
  await enterPortal(page, 0)
  await page.getByRole('button', { name: 'Bantuan' }).click()
  await page.getByRole('button', { name: 'Tanya atau lapor' }).click()
  await page.getByLabel('Gangguan internet').check()
  await page.getByLabel('Perihal').fill(SUBJECT)
  await page.getByLabel('Ceritakan').fill('Dari tadi malam.\nSudah saya cabut-pasang.')
  const picture = { name: 'lampu.png', mimeType: 'image/png', buffer: await till.page.screenshot() }
  await page.getByLabel('Gambar (boleh kosong)').setInputFiles(picture)
  await page.getByText('Gambar terkirim.').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor()
  await page.getByRole('img', { name: /^Gambar dari / }).waitFor()
  conversation = await page.evaluate(() => location.hash)
  expect(await lookAt(page)).toEqual(CLEAN)
})

test('loket melihatnya tanpa memuat ulang, membuka gambarnya, dan menjawab', async () => {
  const { page } = till
  await page.getByText(SUBJECT).click()
  await page.getByRole('heading', { level: 2, name: SUBJECT }).waitFor()
  await page.getByText('Sudah saya cabut-pasang.').waitFor()
  await page.getByRole('button', { name: /^Gambar dari .*tampilkan besar/ }).waitFor()
  await page.getByPlaceholder(/^Tulis jawaban untuk/).fill('Teknisi kami ke sana jam 3.')
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('log').getByText('Teknisi kami ke sana jam 3.').waitFor()
  await page.getByText('Dijawab').waitFor()
})

test('jawabannya muncul di HP yang masih terbuka', async () => {
  const { page } = phone
  let marks = 0
  page.on('request', (request) => {
    if (request.url().includes('/tickets/markRead')) marks++
  })
  await page.getByText('Teknisi kami ke sana jam 3.').waitFor()
  await page.getByText('Dijawab').waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  // read on the phone: the counter sees that it was
  await till.page.getByText('dibaca', { exact: true }).waitFor()
  expect(marks).toBe(1)
})

test('pelanggan lain tidak dapat membukanya, juga bila alamatnya ditebak', async () => {
  const other = await visit(browser, url, { viewport: PHONE })
  await enterPortal(other.page, 1)
  await other.page.goto(`${url}${conversation}`)
  await other.page.getByText('Tiket tidak ditemukan.').waitFor()
  expect(await other.page.getByText(SUBJECT).count()).toBe(0)
  expect(await other.page.locator('img').count()).toBe(0)
  await other.context.close()
})
