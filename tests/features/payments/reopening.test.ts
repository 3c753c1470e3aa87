// Paying opens the line at once: the whole way from the counter's call to what the router is told.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPackage } from '../../../src-main/features/catalog'
import { createManualInvoice } from '../../../src-main/features/invoices'
import { saveRouter } from '../../../src-main/features/routers'
import { createSubscription, findSubscription, suspendSubscription } from '../../../src-main/features/subscriptions'
import { systemRandom } from '../../../src-main/platform/random'
import { makeSecrets } from '../../../src-main/platform/secrets'
import { routerInput } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { pppoe } from '../catalog/inputs'
import { addCustomer, cash, openPayShop, type PayShop, pay } from './pay-shop'

let shop: PayShop
let customerId: string
let subscriptionId: string

beforeEach(async () => {
  shop = await openPayShop()
  customerId = addCustomer(shop).id
  const secrets = makeSecrets(systemRandom.bytes(32), systemRandom)
  subscriptionId = shop.app.db.transact((tx) => {
    const c = shop.ctx()
    const router = saveRouter(tx, c, secrets, { id: null, router: routerInput(9, { name: 'Warkop' }) })
    const pack = createPackage(tx, c, pppoe())
    return createSubscription(
      tx,
      c,
      { customerId, packageId: pack.id, routerId: router.id, username: 'rumah1', password: 'rahasia-123456' },
      { secrets },
    ).id
  })
})
afterEach(() => shop.close())

const state = () => findSubscription(shop.app.db, subscriptionId)?.state
const isolate = () =>
  shop.app.db.transact((tx) => void suspendSubscription(tx, shop.ctx(), { id: subscriptionId, reason: 'Menunggak' }))

const lateBill = () =>
  shop.app.db.transact((tx) =>
    createManualInvoice(tx, shop.ctx(), {
      customerId,
      subscriptionId,
      graceDays: -5,
      packageName: 'Rumahan',
      lines: [{ kind: 'manual', description: 'Internet', amount: 150_000 }],
    }),
  )

test('lunas di loket membuka isolir saat itu juga; cicilan belum', async () => {
  const bill = lateBill()
  isolate()
  await pay(shop, { customerId, parts: [cash(100_000)], bills: [bill] })
  expect(state()).toBe('suspended')
  await pay(shop, { customerId, parts: [cash(50_000)], bills: [bill] })
  expect(state()).toBe('active')
})

test('janji bayar membuka isolir, dan transfer yang baru katanya tidak', async () => {
  const bill = lateBill()
  isolate()
  await shop.api.payments.claim({
    invoiceId: bill.id,
    method: 'transfer',
    amount: 150_000,
    reference: '',
    note: '',
    requestId: requestId(),
  })
  expect(state()).toBe('suspended')
  await shop.api.payments.promise({ customerId, untilDay: '2026-11-25', note: '', requestId: requestId() })
  expect(state()).toBe('active')
})

test('transfer yang dikonfirmasi membuka isolir', async () => {
  const bill = lateBill()
  isolate()
  const claim = { invoiceId: bill.id, method: 'transfer' as const, amount: 150_000, reference: '', note: '' }
  await shop.api.payments.claim({ ...claim, requestId: requestId() })
  const [waiting] = await shop.api.payments.claims({})
  if (!waiting) throw new Error('no claim')
  await shop.api.payments.confirmClaim({
    claimId: waiting.id,
    amount: 150_000,
    reference: 'BCA 1',
    requestId: requestId(),
  })
  expect(state()).toBe('active')
})
