// Kartu isi ulang from the printer to a phone: a series is made, printed, issued and sold at the counter; its code becomes saldo, once.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { browserApi } from '../support/browser-client'
import { chromiumPath } from '../support/chromium'
import { freePort, newPhone } from '../support/portal-phone'
import { requestId } from '../support/test-app'
import { openChromium, PHONE, type RunningApp, startApp, type Visit, visit } from './browser'
import { CLEAN, lookAt } from './eyes'
import { tellStory } from './story'
import { enterAs } from './till'

/** What goes to the printer passes by here: the only place where a person reads a code. */
const desk = mkdtempSync(join(tmpdir(), 'loketnet-lembar-'))
const sheet = join(desk, 'lembar.html')

let browser: Browser
let demo: RunningApp
let till: Visit
let phone: Visit
let cards: { number: number; code: string }[] = []

/** A Chromium that leaves a copy of the page it prints. */
function copyingChromium(): string {
  const program = join(desk, 'chromium')
  const copy = `for page in "$@"; do case "$page" in file://*) cp "\${page#file://}" '${sheet}' ;; esac; done`
  writeFileSync(program, `#!/bin/sh\n${copy}\nexec '${chromiumPath()}' --no-sandbox "$@"\n`)
  chmodSync(program, 0o700)
  return program
}

beforeAll(async () => {
  browser = await openChromium()
  vi.stubEnv('CHROMIUM', copyingChromium())
  demo = await startApp({ flags: ['--demo'] })
  vi.unstubAllEnvs()
  const api = browserApi(demo.url)
  await api.session.login({ name: 'Bu Rini', secret: '123456', requestId: requestId() })
  const port = await freePort()
  const open = { isOn: true, port, address: '127.0.0.1', names: [], forCustomers: true, forResellers: true }
  await api.portal.save({ ...open, plainAccepted: 1, requestId: requestId() })
  const partyId = (await api.customers.list({ filter: {}, limit: 1 })).rows[0]?.id ?? ''
  const login = { kind: 'customer', partyId, loginName: 'pelanggan-uji', requestId: requestId() } as const
  const { secret } = await api.portal.giveLogin(login)
  // the counter's first password is changed before anything else
  await newPhone(port).login('customer', 'pelanggan-uji', secret)
  ;[till, phone] = await Promise.all([
    visit(browser, demo.url),
    visit(browser, `http://127.0.0.1:${port}/`, { viewport: PHONE }),
  ])
  const { page } = phone
  await page.getByRole('navigation').getByRole('link', { name: 'Masuk', exact: true }).click()
  await page.getByLabel('Nomor HP atau nama pengguna').fill('pelanggan-uji')
  await page.getByLabel('Kata sandi').fill(`${secret}-sendiri`)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByText('Layanan saya').waitFor()
})
afterAll(async () => {
  await browser.close()
  await demo.discard()
  rmSync(desk, { recursive: true, force: true })
})
tellStory(() => till)

test('seri dibuat, dicetak sebagai lembar, dan dinyatakan terbit', async () => {
  const { page } = till
  await enterAs(page, 'Bu Rini', '123456')
  await page.getByRole('heading', { level: 1, name: 'Halo, Bu Rini' }).waitFor()
  await page.keyboard.press('Alt+u')
  await page.getByRole('heading', { level: 1, name: 'Kartu isi ulang' }).waitFor()
  await page.keyboard.press('F2')
  const form = page.getByRole('dialog')
  await form.getByLabel('Nama seri').fill('Kartu 50 ribu')
  await form.getByLabel('Nilai tiap kartu').fill('50000')
  await form.getByLabel('Jumlah kartu').fill('3')
  await page.keyboard.press('Enter')
  await page.getByText('Kartu 50 ribu').first().click()
  await page.getByRole('button', { name: 'Cetak kartu' }).first().click()
  const saved = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Buat 3 kartu' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^kartu-\d+-\d+-a4\.pdf$/)
  const html = readFileSync(sheet, 'utf8')
  cards = [...html.matchAll(/No\. (\d+)[\s\S]*?class="code">([A-Z2-9-]+)</g)].map(([, number, code]) => ({
    number: Number(number),
    code: code ?? '',
  }))
  expect(cards).toHaveLength(3)
  await page.getByRole('button', { name: 'Sudah keluar: terbitkan' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terbitkan' }).click()
  await page.getByRole('button', { name: 'Jual kartu' }).waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
})

const redeem = async (code: string) => {
  const { page } = phone
  await page.evaluate(() => {
    location.hash = '#/isi-saldo'
  })
  await page.getByLabel('Kode di kartu').fill(code)
  await page.getByRole('button', { name: 'Isi saldo' }).click()
}

test('kode yang belum terjual tidak berlaku di HP; sesudah dijual di loket, kodenya menjadi saldo', async () => {
  const [first] = cards
  if (!first) throw new Error('no card')
  await redeem(first.code)
  await phone.page.getByText('Kode ini tidak dapat dipakai').waitFor()
  const { page } = till
  await page.keyboard.press('F9')
  const sale = page.getByRole('dialog')
  await sale.getByRole('button', { name: 'Terima Rp50.000' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Serahkan kartu nomor:').waitFor()
  await page.getByRole('dialog').getByText(String(first.number), { exact: true }).waitFor()
  // the struk is on its way, or on the paper already
  await page.getByRole('dialog').getByRole('button', { name: 'Cetak ulang' }).waitFor()
  expect(await lookAt(page)).toEqual(CLEAN)
  await page.keyboard.press('Enter')
  await page.getByText('Serahkan kartu nomor:').waitFor({ state: 'detached' })
  await redeem(first.code.toLowerCase().replaceAll('-', ' '))
  await phone.page.getByText('Rp50.000 masuk ke saldo Anda.').waitFor()
  expect(await lookAt(phone.page)).toEqual(CLEAN)
})

test('kartu yang sudah dipakai ditolak, dan loket melihat siapa yang memakainya', async () => {
  const [first] = cards
  await redeem(first?.code ?? '')
  await phone.page.getByText('Kode ini tidak dapat dipakai').waitFor()
  await phone.page.getByText('Rp50.000', { exact: true }).first().waitFor()
  await till.page.getByText(/^Dipakai .* oleh /).waitFor()
  expect(phone.complaints.filter((line) => !line.startsWith('422'))).toEqual([])
  expect(till.complaints).toEqual([])
})
