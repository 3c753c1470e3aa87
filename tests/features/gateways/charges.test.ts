// Bayar lewat penyedia pembayaran: a charge from the phone to Lunas, and every other end it can come to.
import { expect, test, vi } from 'vitest'
import { METHOD_LABELS } from '../../../src-main/shared/gateway'
import { refusal, requestId } from '../../support/test-app'
import { addPayer, billOf, check, look, openGatewayShop, paymentsOf, saldoOf, start } from './gateway-shop'

test('QRIS: kodenya tampil, dibayar, tagihan lunas sekali, uangnya di buku QRIS tanpa kasir', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani', 150_000)
  expect(await ani.phone.api.gateway.methods({})).toHaveLength(5)
  const id = await start(shop, ani)
  const order = shop.gateway.order()
  expect(order).toMatchObject({ amount: 150_000, type: 'qris', expiryMinutes: 1440 })
  expect(order.orderId).toMatch(new RegExp(`^${ani.number}-1-[A-Z2-9]{6}$`))
  const shown = await look(ani, id)
  expect(shown).toMatchObject({ state: 'pending', amount: 150_000, isLate: false, isPractice: true, vaNumber: null })
  expect(shown.qr?.path).toMatch(/^M\d/)
  expect((shown.expiresAt ?? 0) - shown.now).toBeGreaterThan(23 * 3_600_000)

  shop.gateway.settle()
  expect(await check(shop, id)).toMatchObject({ state: 'paid', needsPerson: false })
  expect(await check(shop, id)).toMatchObject({ state: 'paid' })
  expect(await look(ani, id)).toMatchObject({ state: 'paid', qr: null })
  expect(await billOf(shop, ani.invoiceId)).toMatchObject({ state: 'paid', paid: 150_000 })
  const paid = await paymentsOf(shop, ani.customerId)
  expect(paid).toMatchObject([{ total: 150_000, cashierName: 'LoketNet', methods: ['qris'] }])
  expect(await shop.api.payments.detail({ paymentId: paid[0]?.id ?? '' })).toMatchObject({
    parts: [{ method: 'qris', reference: `MIDTRANS ${order.transactionId}` }],
  })
  expect(await saldoOf(shop, ani.customerId)).toBe(0)
})

test.each(['va-bca', 'va-bni', 'va-bri', 'va-permata'] as const)(
  '%s: nomornya tampil dan uangnya dicatat sebagai transfer',
  async (method) => {
    const shop = await openGatewayShop()
    const ani = await addPayer(shop, 'Ani')
    const id = await start(shop, ani, method)
    const { va } = shop.gateway.order()
    expect(await look(ani, id)).toMatchObject({
      state: 'pending',
      vaNumber: va,
      qr: null,
      label: METHOD_LABELS[method],
    })
    shop.gateway.settle()
    await check(shop, id)
    expect(await paymentsOf(shop, ani.customerId)).toMatchObject([{ methods: ['transfer'] }])
  },
)

test('dua HP, dua kali tekan: satu permintaan per tagihan dan cara; cara lain boleh berdampingan', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const press = { invoiceId: ani.invoiceId, method: 'qris' as const }
  const ids = await Promise.all(
    Array.from({ length: 5 }, () => ani.phone.api.gateway.start({ ...press, requestId: requestId() })),
  )
  await shop.app.idle()
  expect(new Set(ids.map(({ chargeId }) => chargeId)).size).toBe(1)
  expect(shop.gateway.orders.size).toBe(1)
  await start(shop, ani, 'va-bca')
  expect(shop.gateway.orders.size).toBe(2)
})

test('dua pelanggan membayar bersamaan: tiap uang ke tagihannya sendiri', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani', 100_000)
  const budi = await addPayer(shop, 'Budi', 100_000)
  const [one, two] = await Promise.all([start(shop, ani), start(shop, budi)])
  for (const { orderId } of shop.gateway.orders.values())
    if (orderId.startsWith(budi.number)) shop.gateway.settle(orderId)
  await Promise.all([check(shop, one), check(shop, two)])
  expect((await billOf(shop, ani.invoiceId)).state).toBe('unpaid')
  expect((await billOf(shop, budi.invoiceId)).state).toBe('paid')
  expect(await refusal(ani.phone.api.gateway.look({ chargeId: two }))).toMatchObject({ code: 'GATEWAY_NOT_FOUND' })
  const foreign = { invoiceId: budi.invoiceId, method: 'qris' as const, requestId: requestId() }
  expect(await refusal(ani.phone.api.gateway.start(foreign))).toMatchObject({ code: 'INVOICE_NOT_FOUND' })
})

test('dilihat sendiri: tanpa ada yang menekan, tagihan menjadi lunas', { timeout: 30_000 }, async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.gateway.settle()
  await vi.waitFor(async () => expect((await look(ani, id)).state).toBe('paid'), { timeout: 15_000, interval: 200 })
  expect((await billOf(shop, ani.invoiceId)).state).toBe('paid')
})

test('kode yang sedang dilihat di HP diperiksa sering, juga bila sudah lama dibuka', { timeout: 30_000 }, async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.clock.advance(14 * 60_000)
  await check(shop, id) // by itself the next look is half a minute away
  shop.gateway.settle()
  await vi.waitFor(async () => expect((await look(ani, id)).state).toBe('paid'), { timeout: 15_000, interval: 200 })
})

test('penyedia menolak tiap kali: yang menekan terus diminta menunggu, orang lain tidak', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const budi = await addPayer(shop, 'Budi')
  shop.gateway.mode = 'refused'
  for (let turn = 0; turn < 10; turn++) await start(shop, ani)
  expect((await refusal(start(shop, ani))).code).toBe('GATEWAY_TOO_MANY')
  expect(await shop.api.gateways.ofBill({ invoiceId: ani.invoiceId })).toHaveLength(10)
  shop.gateway.mode = 'ok'
  await start(shop, budi)
  shop.clock.advance(3_600_000)
  const id = await start(shop, ani)
  expect((await look(ani, id)).state).toBe('pending')
})

test('beberapa orang menekan "Periksa sekarang" bersamaan: satu pertanyaan, satu pembayaran', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.gateway.settle()
  shop.gateway.mode = 'held'
  const before = shop.gateway.asked.length
  const presses = Promise.all([check(shop, id), check(shop, id), check(shop, id)])
  await vi.waitFor(() => expect(shop.gateway.asked.length).toBeGreaterThan(before))
  await shop.api.kendala.counts({}) // the other presses have arrived by now
  shop.gateway.mode = 'ok'
  shop.gateway.release()
  expect((await presses).map(({ state }) => state)).toEqual(['paid', 'paid', 'paid'])
  expect(shop.gateway.asked.length).toBe(before + 1)
  expect(await paymentsOf(shop, ani.customerId)).toHaveLength(1)
})

test('tagihan dibayar di loket: kodenya ditarik di penyedia dan tidak dapat dibayar lagi', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani', 150_000)
  const id = await start(shop, ani)
  await payAtCounter(shop, ani, 150_000)
  await vi.waitFor(() => expect(shop.gateway.order().status).toBe('expire'), { timeout: 15_000, interval: 100 })
  await shop.app.idle()
  expect(await look(ani, id)).toMatchObject({ state: 'expired', qr: null })
  expect(await refusal(ani.phone.api.gateway.start({ ...press(ani), requestId: requestId() }))).toMatchObject({
    code: 'PAYMENT_BILL_SETTLED',
  })
})

test('dibayar di loket dan di penyedia sekaligus: uang kedua menjadi saldo, staf membaca sebabnya', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani', 150_000)
  const id = await start(shop, ani)
  shop.gateway.settle()
  await payAtCounter(shop, ani, 100_000)
  const seen = await check(shop, id)
  expect(seen).toMatchObject({ state: 'paid', note: expect.stringContaining('Rp100.000 masuk saldo') })
  expect(await billOf(shop, ani.invoiceId)).toMatchObject({ state: 'paid', paid: 150_000 })
  expect(await saldoOf(shop, ani.customerId)).toBe(100_000)
  const rows = await paymentsOf(shop, ani.customerId)
  expect(rows.map(({ total }) => total).sort()).toEqual([100_000, 150_000])
})

test('sisa tagihan berubah: kode baru tepat sebesar sisanya, yang lama ditarik', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani', 150_000)
  const first = await start(shop, ani)
  await payAtCounter(shop, ani, 50_000)
  const second = await start(shop, ani)
  expect(second).not.toBe(first)
  expect([...shop.gateway.orders.values()]).toMatchObject([
    { amount: 150_000, status: 'expire' },
    { amount: 100_000, status: 'pending' },
  ])
  shop.gateway.settle()
  await check(shop, second)
  expect(await billOf(shop, ani.invoiceId)).toMatchObject({ state: 'paid', paid: 150_000 })
  expect(await saldoOf(shop, ani.customerId)).toBe(0)
})

test('lewat waktunya: kedaluwarsa di kedua sisi, tagihan tetap belum dibayar, dapat dimulai lagi', async () => {
  const shop = await openGatewayShop({ expiryHours: 1 })
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani, 'va-bca')
  shop.gateway.become('expire')
  expect(await check(shop, id)).toMatchObject({ state: 'expired', trouble: null })
  expect(await look(ani, id)).toMatchObject({ state: 'expired', vaNumber: null })
  const again = await start(shop, ani, 'va-bca')
  expect(again).not.toBe(id)
  expect([...shop.gateway.orders.keys()][1]).toContain(`${ani.number}-2-`)
})

test('penyedia lupa menutup (masih pending lewat waktunya): ditarik dari sini', async () => {
  const shop = await openGatewayShop({ expiryHours: 1 })
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.clock.advance(71 * 60_000)
  await vi.waitFor(() => expect(shop.gateway.order().status).toBe('expire'), { timeout: 15_000, interval: 100 })
  await shop.app.idle()
  expect((await look(ani, id)).state).toBe('expired')
})

test.each(['deny', 'cancel', 'failure'])('%s: gagal, tanpa uang, dan dapat dimulai lagi', async (status) => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.gateway.become(status)
  expect(await check(shop, id)).toMatchObject({ state: 'failed' })
  expect((await billOf(shop, ani.invoiceId)).state).toBe('unpaid')
  expect(await start(shop, ani)).not.toBe(id)
})

test('settlement yang sesaat kemudian menjadi deny: uangnya tetap tercatat, seseorang diminta melihat', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  shop.gateway.settle()
  await check(shop, id)
  shop.gateway.become('deny')
  expect(await check(shop, id)).toMatchObject({
    state: 'mismatch',
    needsPerson: true,
    trouble: { code: 'GATEWAY_REVERSED' },
    paymentNumber: expect.stringMatching(/^BYR-/),
  })
  expect(await look(ani, id)).toMatchObject({ state: 'checking' })
})

const press = (payer: { invoiceId: number }) => ({ invoiceId: payer.invoiceId, method: 'qris' as const })

const payAtCounter = (
  shop: Awaited<ReturnType<typeof openGatewayShop>>,
  payer: { customerId: string; invoiceId: number },
  amount: number,
) =>
  shop.api.payments.pay({
    customerId: payer.customerId,
    parts: [{ method: 'cash', amount, received: amount, reference: '' }],
    invoiceIds: [payer.invoiceId],
    toBalance: 0,
    note: '',
    requestId: requestId(),
  })
