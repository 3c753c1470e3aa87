// The desktop window: first run, router, stock and a sale by keyboard alone, through the real main and preload.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from './browser'
import { type FirstDay, firstDay } from './first-day'
import { type Hands, handsOn } from './hands'
import { type AppUnderTest, launchApp } from './launch'
import { tellStory } from './story'
import { eventually, nextCustomer } from './till'
import { bookedOnRouter, openWarkop, ROUTER_USER, type Warkop } from './warkop'

const dataDir = mkdtempSync(join(tmpdir(), 'loketnet-e2e-'))
let warkop: Warkop
let app: AppUnderTest
let complaints: readonly string[] = []
let hands: Hands
let day: FirstDay

beforeAll(async () => {
  ;[warkop, app] = await Promise.all([openWarkop(), launchApp({ dataDir })])
  complaints = listen(app.page)
  await app.page.getByText('Coba Mode Demo').waitFor()
  hands = await handsOn(app.page)
  day = firstDay(app.page, hands, warkop)
})
afterAll(async () => {
  if (app.process.exitCode === null) app.process.kill('SIGKILL')
  await app.exited
  await warkop.close()
  rmSync(dataDir, { recursive: true, force: true })
})
tellStory(() => app && { page: app.page, complaints })

test('toko, router, dan stok disiapkan tanpa tetikus', async () => {
  await day.openShop()
  await day.addRouter()
  await day.makeStock('Warkop 3 Jam', 3)
  expect(warkop.codesOnRouter()).toEqual(bookedOnRouter(dataDir))
})

test('router dicabut: dua tombol, dan kodenya yang memang di router', async () => {
  await warkop.router.unplug()
  const { codes, text } = await day.sell('Warkop 3 Jam')
  expect(codes).toHaveLength(1)
  expect(warkop.codesOnRouter()).toContain(codes[0])
  expect(text).toContain('Tanpa printer: catat kodenya')
  await nextCustomer(app.page)
  await app.page.getByText('1x Warkop 3 Jam').waitFor()
})

test('router dipasang lagi: tersambung sendiri, dan kata sandinya tidak terbaca di berkas mana pun', async () => {
  const foot = app.page.getByRole('region', { name: 'Keadaan sekarang' })
  await foot.getByText('terputus').waitFor()
  await warkop.router.plug()
  await foot.getByText('tersambung').waitFor()
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const holding = (text: string) =>
    files.flatMap(({ parentPath, name }) => (readFileSync(join(parentPath, name)).includes(text) ? [name] : []))
  expect(holding('WARKOP-JOKO')).not.toEqual([])
  expect(holding(ROUTER_USER.password)).toEqual([])
})

test('tanpa satu pun sentuhan tetikus, jendela ditutup dengan 0', async () => {
  expect(await hands.pointerPresses()).toBe(0)
  expect(await app.closeWindow()).toBe(0)
  await eventually(() => app.output()).not.toMatch(/STAND-IN:|DIALOG|Error/)
})
