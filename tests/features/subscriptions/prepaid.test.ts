// Prepaid customers (Harian): their line ends with their time, and comes back when it is bought again.
import { afterEach, expect, test } from 'vitest'
import { findSubscription, renewSubscription } from '../../../src-main/features/subscriptions'
import { turnSlice } from '../../../src-main/features/subscriptions/provision-prepaid'
import { closeOfficeShops, openOfficeShop } from './office-shop'

afterEach(closeOfficeShops)

const DAY = 86_400_000

test('langganan harian ditutup begitu waktunya habis, dibuka lagi begitu dibeli lagi; bulanan tidak disentuh', () => {
  const shop = openOfficeShop()
  const { id: customerId } = shop.customer()
  const daily = shop.subscribe({ customerId, packageId: shop.packs.daily.id, username: 'kos-1' })
  const monthly = shop.subscribe({ customerId, username: 'budi' })
  const state = (id: string) => findSubscription(shop.db, id)?.state
  const turn = () => shop.act((tx, ctx) => turnSlice(tx, ctx))
  shop.clock.advance(7 * DAY - 60_000)
  turn()
  expect(state(daily.id)).toBe('active')
  shop.clock.advance(120_000)
  turn()
  expect([state(daily.id), state(monthly.id)]).toEqual(['suspended', 'active'])
  shop.act((tx, ctx) => renewSubscription(tx, ctx, { id: daily.id, paidUntil: ctx.now + 7 * DAY }))
  turn()
  expect(state(daily.id)).toBe('active')
})
