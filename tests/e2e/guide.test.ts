// Panduan: F1 leads there from any screen, and every place it names is where it says.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWNER } from '../support/test-app'
import { openChromium, type RunningApp, startApp, type Visit, visit } from './browser'
import { tellStory } from './story'
import { enterAs } from './till'
import { openWarkop, setUpShop, type Warkop } from './warkop'

let browser: Browser
let warkop: Warkop
let app: RunningApp
let seen: Visit
let page: Page

beforeAll(async () => {
  ;[browser, warkop, app] = await Promise.all([openChromium(), openWarkop(), startApp()])
  await setUpShop(app.url, warkop)
  seen = await visit(browser, app.url)
  page = seen.page
  await enterAs(page, OWNER.name, OWNER.secret)
})
afterAll(async () => {
  await browser.close()
  await app.discard()
  await warkop.close()
})
tellStory(() => seen)

test('F1, lalu Panduan: setiap tempat yang disebutnya terbuka di layar dan bagian yang disebut', async () => {
  await page.keyboard.press('F1')
  await page.getByRole('link', { name: 'Panduan: apa, dan di layar mana' }).click()
  await page.getByRole('heading', { level: 1, name: 'Panduan' }).waitFor()
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => ({ label: link.textContent ?? '', hash: link.getAttribute('href') ?? '' })))
  const places = [...new Map(links.map((link) => [link.hash, link])).values()]
  expect(places.length).toBeGreaterThan(12)
  for (const { label, hash } of places) {
    await page.evaluate((address) => {
      location.hash = address
    }, hash)
    const [screen = '', part] = label.split(' › ')
    const title = page.getByRole('heading', { level: 1 }).filter({ hasText: screen })
    await title.waitFor()
    if (part) await page.getByRole('tab', { name: part, selected: true }).waitFor()
  }
})
