// The moment between pressing and knowing: whatever happens there, the customer pays once and gets one code.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { OWNER } from '../support/test-app'
import { openChromium, type RunningApp, startApp, type Visit, visit } from './browser'
import { tellStory } from './story'
import { enterAs, eventually, nextCustomer, readSold, soldSheet, tile } from './till'
import { fillStock, type OpenShop, openWarkop, readBook, setUpShop, type Warkop } from './warkop'

const STOCK = 12
let browser: Browser
let warkop: Warkop
let app: RunningApp
let shop: OpenShop
let seen: Visit
let page: Page

beforeAll(async () => {
  ;[browser, warkop, app] = await Promise.all([openChromium(), openWarkop(), startApp()])
  shop = await setUpShop(app.url, warkop)
  await fillStock(shop, 'Warkop 3 Jam', STOCK)
  seen = await visit(browser, app.url)
  page = seen.page
  await enterAs(page, OWNER.name, OWNER.secret)
  await page.keyboard.press('Alt+k')
  await tile(page, 'Warkop 3 Jam').waitFor()
})
afterAll(async () => {
  await browser.close()
  await app.discard()
  await warkop.close()
})

/** Network lines of Chromium about what the test itself cut; everything else is a fault. */
const isCut = (complaint: string): boolean => /net::ERR_(FAILED|CONNECTION|EMPTY_RESPONSE|INCOMPLETE)/.test(complaint)

tellStory(() => seen, { expected: isCut })
afterEach(() => page.unrouteAll())

interface Till {
  readonly sales: number
  readonly stock: number
  readonly papers: number
}

async function lookAround(): Promise<Till> {
  const { count } = await shop.api.sales.day({})
  const stock = readBook(app.dataDir).filter(({ state }) => state === 'stock').length
  return { sales: count, stock, papers: warkop.papers().length }
}

/** One sale more, one code less, one paper; also after everything has settled. */
async function expectOneSaleAfter(before: Till): Promise<void> {
  const after = { sales: before.sales + 1, stock: before.stock - 1, papers: before.papers + 1 }
  await eventually(lookAround).toEqual(after)
  await nextCustomer(page)
  await page.reload()
  await tile(page, 'Warkop 3 Jam').waitFor()
  expect(await lookAround()).toEqual(after)
}

const exactCash = () => page.getByRole('button', { name: 'Uang pas' })
const unsure = () => page.getByRole('alert').filter({ hasText: 'Belum pasti tersimpan' })

/** Fails the next attempt to sell, before or after the core has seen it. */
async function loseNextAnswer(when: 'before' | 'after'): Promise<void> {
  await page.route(
    '**/rpc/sales/sell',
    async (route) => {
      if (when === 'after') expect((await route.fetch()).status()).toBe(200)
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
}

/** The answer of the core stays away until it is let through: the time in which impatient people press again. */
async function holdAnswer(): Promise<{ readonly asked: () => number; readonly letThrough: () => void }> {
  let asked = 0
  let letThrough = () => {}
  const gate = new Promise<void>((open) => {
    letThrough = open
  })
  await page.route('**/rpc/sales/sell', async (route) => {
    asked += 1
    const response = await route.fetch()
    await gate
    await route.fulfill({ response })
  })
  return { asked: () => asked, letThrough }
}

describe('sekali bayar, sekali jual', () => {
  test('klik dua kali pada Uang pas, lalu tidak sabar', async () => {
    const before = await lookAround()
    const answer = await holdAnswer()
    await tile(page, 'Warkop 3 Jam').click()
    await exactCash().dblclick()
    await exactCash().click({ force: true })
    await eventually(lookAround).toMatchObject({ sales: before.sales + 1 })
    answer.letThrough()
    await readSold(page)
    expect(answer.asked()).toBe(1)
    await expectOneSaleAfter(before)
  })

  test('F9 ditekan dua kali, lalu Enter, lalu F9 ditahan, selagi belum dijawab', async () => {
    const before = await lookAround()
    const answer = await holdAnswer()
    await page.keyboard.press('1')
    await page.keyboard.press('F9')
    await page.keyboard.press('F9')
    await page.keyboard.press('Enter')
    for (let repeats = 0; repeats < 5; repeats++) await page.keyboard.down('F9')
    await page.keyboard.up('F9')
    await eventually(lookAround).toMatchObject({ sales: before.sales + 1 })
    answer.letThrough()
    await readSold(page)
    expect(answer.asked()).toBe(1)
    await expectOneSaleAfter(before)
  })

  test('tombol yang masih ditekan sesudah terjual tidak menutup kodenya', async () => {
    const before = await lookAround()
    await page.keyboard.press('1')
    await page.keyboard.down('F9')
    const sold = await readSold(page)
    for (let repeats = 0; repeats < 5; repeats++) await page.keyboard.down('F9')
    await page.keyboard.up('F9')
    expect(await readSold(page)).toMatchObject({ codes: sold.codes })
    await expectOneSaleAfter(before)
  })
})

describe('jawaban tidak sampai', () => {
  test.each([
    ['sesudah tersimpan: yang ditampilkan penjualan yang sama', 'after'],
    ['sebelum tersimpan: baru terjual pada tekanan kedua', 'before'],
  ] as const)('%s', async (_, when) => {
    const before = await lookAround()
    await loseNextAnswer(when)
    await page.keyboard.press('1')
    await page.keyboard.press('F9')
    await unsure().waitFor()
    expect(await unsure().innerText()).toContain('Tidak akan dijual dua kali.')
    expect(await soldSheet(page).count()).toBe(0)
    const meanwhile = await shop.api.sales.list({ limit: 1 })
    expect((await lookAround()).sales).toBe(before.sales + (when === 'after' ? 1 : 0))

    await page.keyboard.press('2') // the doubtful basket cannot become another one
    expect(await page.getByRole('region', { name: 'Keranjang' }).getByRole('listitem').count()).toBe(1)
    await page.keyboard.press('F9')
    const sold = await readSold(page)
    if (when === 'after') expect(sold.receiptNumber).toBe(meanwhile.rows[0]?.receiptNumber)
    await expectOneSaleAfter(before)
  })

  test('muat ulang di saat belum pasti: tetap diingat, tetap sekali', async () => {
    const before = await lookAround()
    await loseNextAnswer('after')
    await page.keyboard.press('1')
    await page.keyboard.press('F9')
    await unsure().waitFor()
    await page.reload()
    await unsure().waitFor()
    await page.keyboard.press('F9')
    await readSold(page)
    await expectOneSaleAfter(before)
  })

  test('LoketNet mati di tengah Bayar: sesudah hidup lagi dan masuk, penjualan yang sama', async () => {
    const before = await lookAround()
    const { dataDir, url } = app
    await page.route(
      '**/rpc/sales/sell',
      async (route) => {
        await route.fetch()
        await app.kill()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await page.keyboard.press('1')
    await page.keyboard.press('F9')
    await unsure().waitFor()
    app = await startApp({ dataDir, port: Number(new URL(url).port) })
    shop = { ...shop, api: await shop.again(app.url) }
    await enterAs(page, OWNER.name, OWNER.secret)
    await unsure().waitFor()
    await page.keyboard.press('F9')
    const sold = await readSold(page)
    expect(sold.receiptNumber).toBe((await shop.api.sales.list({ limit: 1 })).rows[0]?.receiptNumber)
    const after = await lookAround()
    expect([after.sales, after.stock]).toEqual([before.sales + 1, before.stock - 1])
  })
})
