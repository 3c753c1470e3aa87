// A provider that answers wrongly, late or not at all: nothing is booked that is not proven, nothing is lost, nobody waits.
import { expect, test, vi } from 'vitest'
import type { StandInMode } from '../../support/midtrans-stand-in'
import { refusal, requestId } from '../../support/test-app'
import { addPayer, billOf, check, look, openGatewayShop, paymentsOf, start } from './gateway-shop'

const troublesOf = async (shop: Awaited<ReturnType<typeof openGatewayShop>>) =>
  (await shop.api.kendala.overview({})).office.map(({ key }) => key)

test.each<[StandInMode, string]>([
  ['wrong-signature', 'GATEWAY_SIGNATURE'],
  ['unsigned', 'GATEWAY_SIGNATURE'],
  ['wrong-amount', 'GATEWAY_AMOUNT'],
  ['wrong-currency', 'GATEWAY_AMOUNT'],
  ['wrong-order', 'GATEWAY_ORDER'],
  ['other-transaction', 'GATEWAY_ORDER'],
])('"lunas" yang tidak cocok (%s) tidak dibukukan dan menjadi Kendala', async (mode, code) => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.gateway.settle()
  shop.gateway.mode = mode
  expect(await check(shop, id)).toMatchObject({ state: 'mismatch', needsPerson: true, trouble: { code } })
  expect((await billOf(shop, ani.invoiceId)).state).toBe('unpaid')
  expect(await paymentsOf(shop, ani.customerId)).toEqual([])
  expect(await troublesOf(shop)).toContain('gateway-mismatch')
  expect(await look(ani, id)).toMatchObject({ state: 'checking' })
  // The provider comes to its senses: pressing again books it, once.
  shop.gateway.mode = 'ok'
  expect(await check(shop, id)).toMatchObject({ state: 'paid' })
  expect(await paymentsOf(shop, ani.customerId)).toHaveLength(1)
  expect(await troublesOf(shop)).not.toContain('gateway-mismatch')
})

test.each(['refund', 'partial_refund', 'chargeback', 'authorize', 'entah-apa'])(
  'keadaan %s dilihat orang, tidak dibukukan',
  async (status) => {
    const shop = await openGatewayShop()
    const ani = await addPayer(shop, 'Ani')
    const id = await start(shop, ani)
    shop.gateway.become(status)
    expect(await check(shop, id)).toMatchObject({ state: 'mismatch', trouble: { code: 'GATEWAY_ODD' } })
    expect((await billOf(shop, ani.invoiceId)).state).toBe('unpaid')
  },
)

test('settlement yang diragukan pemeriksa penipuan tidak dibukukan', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.gateway.order().fraud = 'challenge'
  shop.gateway.settle()
  expect(await check(shop, id)).toMatchObject({ state: 'mismatch', trouble: { code: 'GATEWAY_ODD' } })
})

test('yang sudah ditangani orang hilang dari Kendala, dengan nama dan sebabnya', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.gateway.settle()
  shop.gateway.mode = 'wrong-amount'
  await check(shop, id)
  await shop.api.gateways.handle({ chargeId: id, reason: 'Sudah dikembalikan lewat Midtrans', requestId: requestId() })
  expect(await troublesOf(shop)).not.toContain('gateway-mismatch')
  const { rows } = await shop.api.gateways.list({})
  expect(rows).toMatchObject([{ needsPerson: false, note: 'Bu Rini: Sudah dikembalikan lewat Midtrans' }])
  const again = { chargeId: id, reason: 'lagi lagi', requestId: requestId() }
  expect(await refusal(shop.api.gateways.handle(again))).toMatchObject({ code: 'GATEWAY_NOT_TROUBLED' })
  // The money was written down by hand meanwhile: a late right answer must not book it a second time.
  shop.gateway.mode = 'ok'
  expect(await check(shop, id)).toMatchObject({ state: 'mismatch', needsPerson: false })
  expect(await paymentsOf(shop, ani.customerId)).toEqual([])
})

test.each<[StandInMode, string]>([
  ['down', 'GATEWAY_UNREACHABLE'],
  ['server-error', 'GATEWAY_BROKEN'],
  ['garbage', 'GATEWAY_BROKEN'],
  ['login-page', 'GATEWAY_BROKEN'],
  ['busy', 'GATEWAY_BUSY'],
  ['busy-page', 'GATEWAY_BUSY'],
])(
  'tidak ada jawaban yang berarti (%s): pelanggan diberi tahu, lalu jalan sendiri begitu pulih',
  async (mode, code) => {
    const shop = await openGatewayShop()
    const ani = await addPayer(shop, 'Ani')
    shop.gateway.mode = mode
    const id = await start(shop, ani)
    expect(await look(ani, id)).toMatchObject({ state: 'waiting', isLate: true })
    expect(await shop.api.gateways.ofBill({ invoiceId: ani.invoiceId })).toMatchObject([{ trouble: { code } }])
    shop.gateway.mode = 'ok'
    // A second press tries at once instead of waiting for the backoff.
    await vi.waitFor(
      async () => {
        await start(shop, ani)
        expect(await look(ani, id)).toMatchObject({ state: 'pending', isLate: false })
      },
      { timeout: 10_000, interval: 300 },
    )
    expect(shop.gateway.orders.size).toBe(1)
    // Without an answer about the status nothing changes either.
    shop.gateway.mode = mode
    shop.gateway.settle()
    expect(await refusal(check(shop, id))).toMatchObject({ code })
    expect((await billOf(shop, ani.invoiceId)).state).toBe('unpaid')
    shop.gateway.mode = 'ok'
    await check(shop, id)
    expect((await billOf(shop, ani.invoiceId)).state).toBe('paid')
  },
)

test('loket tidak pernah menunggu penyedia yang diam', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani', 150_000)
  shop.gateway.mode = 'held'
  const press = { invoiceId: ani.invoiceId, method: 'qris' as const, requestId: requestId() }
  await ani.phone.api.gateway.start(press)
  await vi.waitFor(() => expect(shop.gateway.asked).toHaveLength(1))
  const began = performance.now()
  await shop.api.payments.pay({
    customerId: ani.customerId,
    parts: [{ method: 'cash', amount: 150_000, received: 150_000, reference: '' }],
    invoiceIds: [ani.invoiceId],
    toBalance: 0,
    note: '',
    requestId: requestId(),
  })
  expect(performance.now() - began).toBeLessThan(2_000)
  expect((await billOf(shop, ani.invoiceId)).state).toBe('paid')
  shop.gateway.mode = 'ok'
  shop.gateway.release()
  await vi.waitFor(() => expect(shop.gateway.order().status).toBe('expire'), { timeout: 15_000, interval: 100 })
})

test('hari sudah dikunci: uangnya menunggu dengan sebabnya, dan masuk begitu dibuka', { timeout: 45_000 }, async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  const { connection } = shop.app.db
  connection.prepare("insert into day_lock values ('2026-11-21', 0, 'uji')").run()
  shop.gateway.settle()
  await vi.waitFor(
    async () =>
      expect(await shop.api.gateways.ofBill({ invoiceId: ani.invoiceId })).toMatchObject([
        { state: 'pending', trouble: { code: 'DAY_LOCKED' } },
      ]),
    { timeout: 15_000, interval: 200 },
  )
  connection.prepare('delete from day_lock').run()
  expect(await check(shop, id)).toMatchObject({ state: 'paid', trouble: null })
})

test('internet hilang dan kembali: pengaturan mengatakannya, pemeriksaan menunggu lalu jalan lagi', {
  timeout: 45_000,
}, async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  await start(shop, ani)
  shop.gateway.settle()
  shop.gateway.mode = 'down'
  const isReachable = async () => (await shop.api.gateways.settings({})).link?.isReachable
  await vi.waitFor(async () => expect(await isReachable()).toBe(false), { timeout: 15_000, interval: 200 })
  shop.gateway.mode = 'ok'
  await vi.waitFor(async () => expect((await billOf(shop, ani.invoiceId)).state).toBe('paid'), {
    timeout: 15_000,
    interval: 200,
  })
  expect(await isReachable()).toBe(true)
})

test.each<[StandInMode, string]>([
  ['inactive', 'GATEWAY_INACTIVE'],
  ['refused', 'GATEWAY_REFUSED'],
])('penyedia menolak (%s): gagal dengan sebab untuk staf, pelanggan memilih cara lain', async (mode, code) => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  shop.gateway.mode = mode
  const id = await start(shop, ani, 'va-bni')
  expect(await look(ani, id)).toMatchObject({ state: 'failed' })
  expect(await shop.api.gateways.ofBill({ invoiceId: ani.invoiceId })).toMatchObject([
    { state: 'failed', trouble: { code } },
  ])
  shop.gateway.mode = 'ok'
  expect((await look(ani, await start(shop, ani, 'va-bca'))).state).toBe('pending')
})

test('tanpa kode untuk dibayar: ditarik kembali, bukan ditinggal', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  shop.gateway.mode = 'no-code'
  const id = await start(shop, ani)
  await vi.waitFor(() => expect(shop.gateway.order().status).toBe('expire'))
  await shop.app.idle()
  expect(await shop.api.gateways.ofBill({ invoiceId: ani.invoiceId })).toMatchObject([
    { id, state: 'failed', trouble: { code: 'GATEWAY_NO_CODE' } },
  ])
})

test('server key salah: Kendala berkata apa yang perlu diperbaiki, dan jalan sesudahnya', async () => {
  const shop = await openGatewayShop({ serverKey: 'SB-Mid-server-salah-sekali' })
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  expect(await look(ani, id)).toMatchObject({ state: 'waiting', isLate: true })
  const { lanes } = await shop.api.kendala.overview({})
  expect(lanes).toMatchObject([{ lane: 'gateway', title: 'Pembayaran online (Midtrans)', attention: 1 }])
  const jobs = await shop.api.kendala.jobs({ lane: 'gateway' })
  expect(jobs.rows).toMatchObject([{ what: `Minta QRIS untuk ${ani.number}`, trouble: { code: 'GATEWAY_KEY' } }])
  expect(shop.gateway.orders.size).toBe(0)
})

test('jawaban tanpa kode HTTP yang sesuai dimengerti dari isinya', async () => {
  const shop = await openGatewayShop()
  shop.gateway.usesHttpCodes = false
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  expect((await look(ani, id)).state).toBe('pending')
  shop.gateway.orders.clear()
  expect(await check(shop, id)).toMatchObject({ state: 'pending', trouble: { code: 'GATEWAY_UNKNOWN' } })
})
