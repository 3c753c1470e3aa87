// A PIN that is being checked while the Pemilik changes it or lets the person go.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifySecret } from '../../../src-main/features/users'
import { findUserByName } from '../../../src-main/features/users/store'
import { OWNER, refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
})
afterEach(() => shop.close())

const deps = (meanwhile: () => Promise<unknown>) => ({
  db: shop.app.db,
  clock: shop.clock,
  passwords: {
    hash: () => Promise.reject(new Error('not asked')),
    verify: async () => {
      await meanwhile()
      return true
    },
  },
})

test('PIN diganti atau orangnya dikeluarkan selagi PIN lama diperiksa: tidak masuk', async () => {
  const { id } = await shop.api.users.create({
    name: 'Siti',
    role: 'cashier',
    secret: '135791',
    requestId: requestId(),
  })
  const change = () => shop.api.users.setSecret({ id, secret: '975318', requestId: requestId() })
  expect((await refusal(verifySecret(deps(change), 'Siti', '135791'))).code).toBe('WRONG_SECRET')
  const leave = () =>
    shop.api.users.update({ id, name: 'Siti', role: 'cashier', isActive: false, requestId: requestId() })
  expect((await refusal(verifySecret(deps(leave), 'Siti', '975318'))).code).toBe('WRONG_SECRET')
  expect(
    (
      await verifySecret(
        deps(() => Promise.resolve()),
        OWNER.name,
        OWNER.secret,
      )
    ).id,
  ).toBe(findUserByName(shop.app.db, OWNER.name)?.id)
})
