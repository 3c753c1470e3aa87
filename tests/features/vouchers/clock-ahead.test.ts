import { afterEach, expect, test, vi } from 'vitest'
import { isClockVouched } from '../../../src-main/features/routers'
import { makeVoucherSchedule } from '../../../src-main/features/vouchers'
import { closeRouterShops, openRouterShop } from '../../support/router-shop'

afterEach(closeRouterShops)

test('tahun salah ketik di komputer tidak menghanguskan stok; jam yang disaksikan router dipercaya', async () => {
  const shop = await openRouterShop()
  const { db } = shop.app
  const vouched = () => isClockVouched(db, shop.clock.now())
  await vi.waitFor(() => expect(vouched()).toBe(true), { timeout: 10_000 })
  shop.clock.advance(365 * 86_400_000)
  expect(vouched()).toBe(false)

  const context = () => {
    throw new Error('nothing may be looked at without a vouched clock')
  }
  const lapse = makeVoucherSchedule({ db, context, isClockVouched: vouched }).find(
    ({ name }) => name === 'voucher.lapse',
  )
  if (!lapse) throw new Error('the lapse job is gone')
  await lapse.run(AbortSignal.timeout(1000))
})
