// Listrik mati di antara langkah-langkahnya: nothing half-done, nothing asked for twice, nothing paid twice.
import { expect, test, vi } from 'vitest'
import { OWNER, requestId } from '../../support/test-app'
import {
  addPayer,
  billOf,
  check,
  look,
  openAfterPowerCut,
  openGatewayShop,
  paymentsOf,
  saldoOf,
  start,
} from './gateway-shop'

test('mati sesudah permintaan terkirim, sebelum jawabannya dicatat: satu permintaan saja di penyedia', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  shop.gateway.mode = 'held'
  const press = { invoiceId: ani.invoiceId, method: 'va-bca' as const, requestId: requestId() }
  const { chargeId } = await ani.phone.api.gateway.start(press)
  await vi.waitFor(() => expect(shop.gateway.orders.size).toBe(1))
  const asked = shop.gateway.asked.length
  shop.gateway.mode = 'ok'
  const again = await openAfterPowerCut(shop)
  await again.app.idle()
  // It looked before it asked again.
  expect(shop.gateway.asked.slice(asked).map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
    'GET status',
  ])
  expect(shop.gateway.orders.size).toBe(1)
  expect(await again.api.gateways.ofBill({ invoiceId: ani.invoiceId })).toMatchObject([
    { id: chargeId, state: 'pending', vaNumber: shop.gateway.order().va },
  ])
})

test('QRIS yang jawabannya hilang tidak punya gambar lagi: ditarik, dan pelanggan memulai lagi', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  shop.gateway.mode = 'lost-answer'
  const id = await start(shop, ani)
  expect(await look(ani, id)).toMatchObject({ state: 'waiting', isLate: true })
  shop.gateway.mode = 'ok'
  await vi.waitFor(() => expect(shop.gateway.order().status).toBe('expire'), { timeout: 10_000, interval: 100 })
  await shop.app.idle()
  expect((await look(ani, id)).state).toBe('failed')
  const next = await start(shop, ani)
  expect((await look(ani, next)).qr).not.toBeNull()
})

test('mati sebelum permintaan terkirim: terkirim sesudah hidup lagi', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  shop.gateway.mode = 'down'
  const id = await start(shop, ani)
  const again = await openAfterPowerCut(shop)
  shop.gateway.mode = 'ok'
  await vi.waitFor(
    async () =>
      expect(await again.api.gateways.ofBill({ invoiceId: ani.invoiceId })).toMatchObject([{ id, state: 'pending' }]),
    { timeout: 15_000, interval: 200 },
  )
})

test('mati semalaman: permintaan yang belum terkirim tidak dikirim lagi esok harinya', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  shop.gateway.mode = 'down'
  const id = await start(shop, ani)
  shop.clock.advance(10 * 3_600_000)
  shop.gateway.mode = 'ok'
  const again = await openAfterPowerCut(shop)
  await vi.waitFor(
    async () =>
      expect(await again.api.gateways.ofBill({ invoiceId: ani.invoiceId })).toMatchObject([
        { id, state: 'failed', trouble: { code: 'GATEWAY_GIVEN_UP' } },
      ]),
    { timeout: 15_000, interval: 200 },
  )
  expect(shop.gateway.orders.size).toBe(0)
})

test('dibayar saat toko mati: dicatat begitu hidup, satu kali', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani', 150_000)
  const id = await start(shop, ani)
  shop.gateway.settle()
  const again = await openAfterPowerCut(shop)
  await Promise.all([check(again, id), check(again, id), check(again, id)])
  expect(await billOf(again, ani.invoiceId)).toMatchObject({ state: 'paid', paid: 150_000 })
  expect(await paymentsOf(again, ani.customerId)).toHaveLength(1)
  expect(await saldoOf(again, ani.customerId)).toBe(0)
})

test('dibayar pada detik ia ditarik kembali: uangnya tidak hilang', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani', 150_000)
  const id = await start(shop, ani)
  const { people } = await shop.api.session.status({})
  const approval = { userId: people.find(({ role }) => role === 'owner')?.id ?? '', secret: OWNER.secret }
  await shop.api.invoices.cancel({ id: ani.invoiceId, reason: 'Salah tulis', approval, requestId: requestId() })
  shop.gateway.settle()
  await vi.waitFor(async () => expect(await saldoOf(shop, ani.customerId)).toBe(150_000), {
    timeout: 15_000,
    interval: 200,
  })
  expect(await check(shop, id)).toMatchObject({ state: 'paid', note: expect.stringContaining('masuk saldo') })
  expect((await billOf(shop, ani.invoiceId)).state).toBe('cancelled')
})
