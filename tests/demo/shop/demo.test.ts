import { afterEach, expect, test } from 'vitest'
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
  expect(sum('debit')).toBe(Number(db.connection.prepare('select sum(total) from sale').pluck().get()))

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
