// Hostile text through every input a person types into, to every sink it can reach: printer, A4 sheet, spreadsheet, router, WhatsApp, log.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SimRouter } from '../../src-main/demo/router'
import { createSimRouter } from '../../src-main/demo/router'
import { presetProfile } from '../../src-main/shared/paper/profile'
import { normalizePhone, waLink } from '../../src-main/shared/phone'
import { decodeEscPos } from '../support/escpos-decoder'
import { naughtyStrings } from '../support/naughty-strings'
import { OWNER, requestId, SHOP, startTestApp, type TestApp, testClock } from '../support/test-app'
import { hotspot } from './catalog/inputs'

function fail(): never {
  throw new Error('the phone number of this test is wrong')
}

let shop: TestApp
let sim: SimRouter
let routerId: string
const sheets: string[] = []
const CUSTOMER = normalizePhone('0812-3456-7890') ?? fail()
const clock = testClock()

beforeAll(async () => {
  sim = createSimRouter({ clock, users: [{ name: 'loketnet', password: 'rahasia-router' }] })
  const port = await sim.listen()
  const pdf = { htmlToPdf: async (html: string) => Buffer.from(sheets.push(html).toString()) }
  shop = await startTestApp({ clock, deps: { pdf } })
  const router = {
    name: 'Pusat',
    host: '127.0.0.1',
    port,
    useTls: false,
    username: 'loketnet',
    password: 'rahasia-router',
    hotspotServer: 'all',
    wifiName: 'WARKOP',
    loginHost: 'login.warkop.net',
    pinSha256: null,
  }
  routerId = (await shop.api.routers.save({ id: null, router, requestId: requestId() })).id
  const profile = {
    ...presetProfile('58-generik', { id: '', name: 'Layar', transport: { k: 'virtual' } }),
    drawer: 'pin2' as const,
  }
  await shop.api.printing.savePrinter({ id: null, profile, requestId: requestId() })
})
afterAll(async () => {
  await shop.close()
  await sim.close()
})

/** Accepted, or refused in words beside a field; a hostile word is never an unexpected error. */
async function tryTo<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    expect(code, message).toBeDefined()
    expect(code, message).not.toBe('UNEXPECTED')
    return null
  }
}

async function idle() {
  for (let round = 0; round < 200; round++) {
    await shop.app.idle()
    const open = shop.app.db.connection
      .prepare(
        "select (select count(*) from outbox where state in ('waiting','running')) + (select count(*) from print_job where state in ('queued','checking','sending'))",
      )
      .pluck()
      .get()
    if (open === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('the shop never came to rest')
}

test('teks jahat di setiap isian: printer, lembar A4, CSV, router, WA dan catatan tetap bersih', async () => {
  const { api } = shop
  let sold = 0
  for (const [index, naughty] of naughtyStrings.entries()) {
    const word = naughty.slice(0, 200)
    await tryTo(api.settings.saveShop({ ...SHOP, name: word, address: word, footer: word, requestId: requestId() }))
    await tryTo(api.users.create({ name: word, role: 'cashier', secret: '135791', requestId: requestId() }))
    await tryTo(api.settings.saveQris({ text: word, requestId: requestId() }))
    const made = await tryTo(
      api.catalog.createPackage({ ...hotspot({ name: word.slice(0, 36) + (index % 10) }), requestId: requestId() }),
    )
    if (!made) continue
    await tryTo(api.sales.list({ search: word.slice(0, 40) }))
    const batch = await tryTo(
      api.vouchers.createBatch({
        packageId: made.id,
        routerId,
        quantity: 2,
        codeFormat: made.codeFormat,
        reason: word.slice(0, 60),
        approval: null,
        requestId: requestId(),
      }),
    )
    if (!batch) continue
    await idle()
    await tryTo(api.printing.voucherSheet({ batchId: batch.batchId, layout: 'mikhmon' }))
    const sale = await tryTo(
      api.sales.sell({
        lines: [{ packageId: made.id, quantity: 1, shownPrice: made.customerPrice }],
        payments: [
          {
            method: 'transfer',
            amount: made.customerPrice,
            received: made.customerPrice,
            reference: word.slice(0, 40),
          },
        ],
        routerId: null,
        requestId: requestId(),
      }),
    )
    if (!sale) continue
    sold++
    const link = waLink(CUSTOMER, sale.waText)
    expect(decodeURIComponent(link.split('text=')[1] ?? ''), JSON.stringify(naughty)).toBe(sale.waText)
    const [voucher] = sale.vouchers
    if (voucher && index % 5 === 0) {
      const owner = (await api.users.list({})).find(({ name }) => name === OWNER.name)
      if (!owner) throw new Error('no owner')
      const approval = { userId: owner.id, secret: OWNER.secret }
      await tryTo(
        api.sales.voidVoucher({ voucherId: voucher.id, reason: word.slice(0, 120), approval, requestId: requestId() }),
      )
    }
  }
  await idle()
  expect(sold).toBeGreaterThan(naughtyStrings.length / 2)

  const papers = shop.app.db.connection
    .prepare("select kind, state, payload from print_job where kind = 'receipt'")
    .all() as {
    state: string
    payload: Buffer
  }[]
  expect(papers.length).toBeGreaterThanOrEqual(sold)
  for (const { state, payload } of papers) {
    expect(state).toBe('printed')
    const { events, unfinished } = decodeEscPos(payload)
    expect([unfinished, events.filter(({ kind }) => kind === 'stray' || kind === 'drawer')]).toEqual([0, []])
    for (const event of events) if (event.kind === 'line') expect(event.text).toMatch(/^[\x20-\x7e]*$/)
    for (const event of events) if (event.kind === 'line') expect(event.columns, event.text).toBeLessThanOrEqual(32)
  }

  expect(sheets.length).toBeGreaterThan(sold / 2)
  for (const html of sheets) {
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name = '']) => name.toLowerCase()))
    for (const tag of tags)
      expect([
        'html',
        'head',
        'meta',
        'title',
        'style',
        'body',
        'section',
        'div',
        'span',
        'b',
        'strong',
        'svg',
        'path',
        'small',
        'p',
        'footer',
        'header',
        'article',
        'code',
        'em',
      ]).toContain(tag)
    expect(html).not.toMatch(/<[^>]+\son\w+\s*=/i)
  }

  let csv = ''
  const owner = (await api.users.list({})).find(({ name }) => name === OWNER.name)
  const rows = await api.vouchers.exportCsv({
    filter: {},
    approval: owner ? { userId: owner.id, secret: OWNER.secret } : null,
  })
  for await (const { text } of rows) csv += text
  const cells = csv
    .replace(/^\ufeff/, '')
    .split(/[\r\n;,]+/)
    .map((cell) => cell.replace(/^"/, ''))
  expect(cells.length).toBeGreaterThan(sold * 5)
  expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([])

  for (const row of sim.db.rows('/ip/hotspot/user').filter(({ comment }) => comment?.startsWith('lk1;')))
    expect([row.name, row.comment].join(' ')).toMatch(/^[\x21-\x7e]+ lk1;x=\d{10};f=\d{10};v=\d+;[\x21-\x7e]+$/)
  for (const row of sim.db.rows('/ip/hotspot/user/profile').filter(({ name }) => name?.startsWith('lk-')))
    expect(row.name).toMatch(/^lk-[a-z0-9-]+$/i)
  expect(sim.db.rows('/user').length).toBe(
    sim.db.rows('/user').filter(({ name }) => ['admin', 'loketnet'].includes(name ?? '')).length,
  )
  expect(sim.bugs).toEqual([])

  expect(JSON.stringify(shop.log)).not.toMatch(/rahasia-router|246810|135791/)
  expect(shop.log.filter((line) => (line as { level: string }).level === 'error')).toEqual([])
  expect(await api.audit.verify({})).toMatchObject({ brokenAt: null })
}, 120_000)
