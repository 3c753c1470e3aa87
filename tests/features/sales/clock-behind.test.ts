// The PC's clock fell back behind the books: selling goes on, and so does everything that a sale asks of paper and router.
import { afterEach, expect, test, vi } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { expectNoStrayErrors } from '../../support/stray-errors'
import { closePrinters, openPaperShop, papers } from '../printing/paper-shop'
import { codesOnRouter, fill, sell } from './till-shop'

expectNoStrayErrors()
afterEach(async () => {
  await closeRouterShops()
  await closePrinters()
})

const HOURS = 3_600_000

test('jam komputer mundur dua jam: struk tetap keluar dan stok baru tetap sampai ke router', async () => {
  const shop = await openPaperShop({ stock: 1 })
  shop.clock.advance(-2 * HOURS)
  const { receiptNumber, vouchers } = await sell(shop)
  await vi.waitFor(() => expect(papers(shop.printer).join('\n')).toContain(receiptNumber), { timeout: 8_000 })
  await fill(shop, 2)
  expect(codesOnRouter(shop)).toHaveLength(3)
  expect(codesOnRouter(shop)).toContain(vouchers[0]?.code)
})
