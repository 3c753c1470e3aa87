import { afterEach, expect, test, vi } from 'vitest'
import { findBrokenLink } from '../../../src-main/features/audit'
import { findBrokenPosting } from '../../../src-main/features/ledger'
import { requestId, startTestApp, type TestApp } from '../../support/test-app'

let demo: TestApp | undefined
afterEach(async () => {
  await demo?.close()
  demo = undefined
})

const enter = async (app: TestApp) =>
  app.api.session.login({ name: 'Bu Rini', secret: '123456', requestId: requestId() })

test('demo: tiga minggu penjualan yang wajar, buku seimbang, stok ada di router, dan tetap ada setelah dibuka lagi', async () => {
  demo = await startTestApp({ setUp: false, deps: { demo: true } })
  await enter(demo)
  const { db } = demo.app
  const days = await demo.api.sales.trend({})
  expect(days.filter(({ net }) => net > 20_000).length).toBeGreaterThanOrEqual(20)
  expect(findBrokenLink(db)).toBeNull()
  expect(findBrokenPosting(db)).toBeNull()
  const books = await demo.api.sales.books({})
  const sum = (side: 'debit' | 'credit') => books.reduce((total, row) => total + row[side], 0)
  expect(sum('debit')).toBe(sum('credit'))
  const figure = (sql: string) => Number(db.connection.prepare(sql).pluck().get())
  const posted = (source: string) =>
    figure(
      `select sum(amount) from ledger_transfer join ledger_posting on seq = posting_seq where source_type = '${source}'`,
    )
  expect(posted('sale')).toBe(figure('select sum(total) from sale'))
  expect(posted('payment')).toBe(figure('select sum(total) from payment'))

  // two hundred homes with two months behind them: most have paid, some are late, all are on the router
  expect(figure('select count(*) from subscription')).toBe(200 + 3)
  const [series] = await demo.api.cards.series({})
  expect(series).toMatchObject({ counts: { issued: 23, used: 1 }, onHand: 14, outstanding: 9, nextCard: 11 })
  // orders in every state: three run, one waits for an address, one for a look at a transfer
  const orders = (await demo.api.orders.list({})).rows
  expect(orders.map(({ state }) => state).toSorted()).toEqual([
    'active',
    'active',
    'active',
    'lapsed',
    'processing',
    'unpaid',
    'unpaid',
  ])
  expect(orders.filter(({ needsPerson }) => needsPerson).map(({ title }) => title)).toEqual(['Kantor IP Statis 20Mbps'])
  expect((await demo.api.payments.claims({})).map(({ fileIds }) => fileIds.length)).toEqual([1])
  expect(orders.filter(({ isClaimed }) => isClaimed).map(({ customerName }) => customerName)).toEqual([
    'Sanggar Tari Ayu',
  ])
  expect(figure('select count(*) from invoice')).toBeGreaterThan(300)
  const receivable = books.find(({ code }) => code === 'receivable')
  const open = figure("select sum(total - paid) from invoice where state in ('unpaid', 'pending')")
  expect((receivable?.debit ?? 0) - (receivable?.credit ?? 0)).toBe(open)
  expect(figure("select count(*) from invoice where state = 'paid'")).toBeGreaterThan(200)
  expect(figure("select count(*) from invoice where state = 'unpaid' and due_day < date('now')")).toBeGreaterThan(3)
  expect(figure("select count(*) from subscription where provision not in ('present', 'unmanaged')")).toBe(0)

  const asked = (await demo.api.tickets.list({ filter: { state: null } })).rows
  expect(asked.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'answered', 'answered', 'closed'])
  expect(await demo.api.tickets.counts({})).toMatchObject({ waiting: 3, unread: 3 })

  const { tiles, routers, hasPrinter, hasQris } = await demo.api.sales.tiles({})
  expect([hasPrinter, hasQris, routers.map(({ isOnline }) => isOnline)]).toEqual([true, true, [true]])
  for (const tile of tiles) expect(tile.stock, tile.name).toBeGreaterThan(0)

  const [tile] = tiles
  if (!tile) throw new Error('no tile')
  const sale = await demo.api.sales.sell({
    lines: [{ packageId: tile.packageId, quantity: 1, shownPrice: tile.price }],
    payments: [{ method: 'cash', amount: tile.price, received: 5000, reference: '' }],
    routerId: null,
    requestId: requestId(),
  })
  expect([sale.change, sale.vouchers[0]?.isOnRouter]).toEqual([5000 - tile.price, true])

  demo = await demo.restart()
  await enter(demo)
  expect((await demo.api.sales.tiles({})).tiles[0]?.stock).toBe(tile.stock - 1)
}, 60_000)

test('demo: voucher habis oleh skrip router sendiri, dan skrip serta jadwalnya tetap ada setelah dibuka lagi', async () => {
  demo = await startTestApp({ setUp: false, deps: { demo: true } })
  await enter(demo)
  const installed = async (app: TestApp) => {
    const [item] = await app.api.expiry.status({})
    expect(item).toMatchObject({ state: 'installed', isWaiting: false })
    return item
  }
  const { app, clock } = demo
  const first = demo
  await vi.waitFor(() => installed(first), { timeout: 20_000, interval: 100 })
  const active = 'select code from voucher where state = ? and expires_at is not null order by expires_at limit 1'
  const code = app.db.connection.prepare(active).pluck().get('active')
  clock.advance(8 * 3_600_000)
  const state = () => demo?.app.db.connection.prepare('select state from voucher where code = ?').pluck().get(code)
  demo = await demo.restart()
  await enter(demo)
  await vi.waitFor(() => expect(state()).toBe('finished'), { timeout: 20_000, interval: 100 })
  const again = demo
  const item = await vi.waitFor(() => installed(again), { timeout: 20_000, interval: 100 })
  // Nothing had to be put there a second time.
  expect(item?.report?.at).toBeLessThan(clock.now() - 7 * 3_600_000)
}, 90_000)
