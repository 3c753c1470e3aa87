// Pengaturan pembayaran online: off means no network at all, the key is never seen again, the finding is honest.
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { lanContract } from '../../../src-main/transport/portal-contract'
import { refusal, requestId } from '../../support/test-app'
import { addPayer, billOf, check, look, openGatewayShop, saveGateway, start } from './gateway-shop'

const KEY = 'SB-Mid-server-abcDEF123xyz'

test('bawaannya mati: tidak ada cara bayar, tidak ada permintaan, dan jaringan tidak disentuh', async () => {
  const network = vi.spyOn(globalThis, 'fetch')
  const shop = await openGatewayShop(null)
  const ani = await addPayer(shop, 'Ani')
  expect(await ani.phone.api.gateway.methods({})).toEqual([])
  const press = { invoiceId: ani.invoiceId, method: 'qris' as const, requestId: requestId() }
  expect(await refusal(ani.phone.api.gateway.start(press))).toMatchObject({ code: 'GATEWAY_OFF' })
  expect(await shop.api.gateways.settings({})).toMatchObject({
    provider: 'off',
    keys: { sandbox: null, production: null },
    link: null,
  })
  shop.clock.advance(3_600_000)
  await new Promise((resolve) => setTimeout(resolve, 3_500)) // a whole round of looks: silence cannot be awaited as an event
  expect(shop.gateway.asked).toEqual([])
  expect(network).not.toHaveBeenCalled()
  network.mockRestore()
})

test('kunci tidak pernah keluar lagi: bukan di layar, jejak, log, pesan galat, atau berkas', async () => {
  const shop = await openGatewayShop({ serverKey: '' }).catch((error: { code: string }) => error)
  expect(shop).toMatchObject({ code: 'GATEWAY_KEY_MISSING' })
  const good = await openGatewayShop()
  const ani = await addPayer(good, 'Ani')
  const id = await start(good, ani)
  for (const mode of ['down', 'garbage', 'server-error', 'wrong-signature'] as const) {
    good.gateway.mode = mode
    await check(good, id).catch(() => undefined)
  }
  const seen = JSON.stringify([
    await good.api.gateways.settings({}),
    await good.api.gateways.list({}),
    await good.api.settings.business({}),
    await good.api.settings.get({}),
    await good.api.audit.list({}),
    await good.api.kendala.overview({}),
    await look(ani, id),
    good.log,
  ])
  const encoded = Buffer.from(`${KEY}:`).toString('base64')
  expect(seen).not.toContain(KEY)
  expect(seen).not.toContain(encoded)
  expect((await good.api.gateways.settings({})).keys.sandbox).toEqual({ tail: 'xyz' })
  good.app.db.connection.pragma('wal_checkpoint(TRUNCATE)')
  const file = readFileSync(good.app.db.file).toString('latin1')
  expect(file).not.toContain(KEY)
  expect(file).not.toContain(encoded)
  expect(good.gateway.asked.every(({ authorization }) => authorization === `Basic ${encoded}`)).toBe(true)
  expect(JSON.stringify(good.gateway.asked.map(({ path, body }) => [path, body]))).not.toContain(KEY)
})

test('nama, nomor HP dan alamat pelanggan tidak dikirim ke penyedia', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani Rahasia')
  await start(shop, ani)
  const sent = JSON.stringify(shop.gateway.asked)
  expect(sent).toContain(ani.number)
  expect(sent).not.toMatch(/Ani|62812/)
})

test('client key dan isian yang kurang ditolak di tempatnya', async () => {
  const shop = await openGatewayShop(null)
  const save = (serverKey: string, more = {}) => saveGateway(shop, { serverKey }, more)
  expect(await refusal(save('SB-Mid-client-abc123'))).toMatchObject({
    code: 'GATEWAY_KEY_SHAPE',
    data: { field: 'serverKey' },
  })
  expect(await refusal(save(''))).toMatchObject({ code: 'GATEWAY_KEY_MISSING' })
  expect(await refusal(save(KEY, { methods: [] }))).toMatchObject({ code: 'GATEWAY_NO_METHOD' })
  await save(KEY, { provider: 'off' })
  expect(await shop.api.gateways.settings({})).toMatchObject({ provider: 'off', keys: { sandbox: { tail: 'xyz' } } })
})

test('"Coba sambungan" berkata apa adanya', async () => {
  const shop = await openGatewayShop()
  const test = async (serverKey: string, place: 'sandbox' | 'production' = 'sandbox') =>
    (await shop.api.gateways.test({ serverKey, place, requestId: requestId() })).findings.map(({ id, level }) => [
      id,
      level,
    ])
  expect(await test('')).toEqual([
    ['works', 'ok'],
    ['methods', 'warn'],
  ])
  expect(await test('SB-Mid-server-salah-total')).toEqual([['key', 'bad']])
  expect(await refusal(test('', 'production'))).toMatchObject({ code: 'GATEWAY_KEY_MISSING' })
  shop.gateway.mode = 'down'
  expect(await test('')).toEqual([['unreachable', 'bad']])
  shop.gateway.mode = 'login-page'
  expect(await test('')).toEqual([['odd', 'warn']])
  expect(shop.gateway.orders.size).toBe(0)
})

test('hanya cara yang dicentang; dimatikan: yang sudah dibuka tetap dijaga sampai selesai', async () => {
  const shop = await openGatewayShop({ methods: ['va-bri', 'qris'] })
  const ani = await addPayer(shop, 'Ani')
  expect((await ani.phone.api.gateway.methods({})).map(({ id }) => id)).toEqual(['qris', 'va-bri'])
  const press = { invoiceId: ani.invoiceId, method: 'va-bca' as const, requestId: requestId() }
  expect(await refusal(ani.phone.api.gateway.start(press))).toMatchObject({ code: 'GATEWAY_METHOD' })
  const id = await start(shop, ani)
  await saveGateway(shop, { serverKey: '' }, { provider: 'off' })
  expect(await ani.phone.api.gateway.methods({})).toEqual([])
  shop.gateway.settle()
  expect(await check(shop, id)).toMatchObject({ state: 'paid' })
})

test('pindah ke produksi: kode latihan yang masih terbuka dijawab tempatnya sendiri, dan tidak melunasi apa pun lagi', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const id = await start(shop, ani)
  await saveGateway(shop, { serverKey: 'Mid-server-produksi-789' }, { place: 'production' })
  shop.gateway.settle()
  expect(await check(shop, id)).toMatchObject({
    state: 'failed',
    place: 'sandbox',
    paymentNumber: null,
    trouble: { code: 'GATEWAY_PRACTICE' },
  })
  expect(shop.gateway.asked.at(-1)?.path).not.toContain('produksi')
  expect(await billOf(shop, ani.invoiceId)).toMatchObject({ state: 'unpaid', paid: 0 })
})

test('pindah ke produksi: yang menekan lagi mendapat kode sungguhan, bukan kode latihan yang masih terbuka', async () => {
  const shop = await openGatewayShop()
  const ani = await addPayer(shop, 'Ani')
  const practice = await start(shop, ani)
  await saveGateway(shop, { serverKey: 'Mid-server-produksi-789' }, { place: 'production' })
  const real = await start(shop, ani)
  expect(real).not.toBe(practice)
  expect((await look(ani, practice)).state).toBe('expired')
  expect((await shop.api.gateways.ofBill({ invoiceId: ani.invoiceId })).find(({ id }) => id === real)?.place).toBe(
    'production',
  )
})

test('selama latihan, Kendala berkata bahwa tagihan dapat lunas tanpa uang', async () => {
  const shop = await openGatewayShop()
  const keys = async () => (await shop.api.kendala.overview({})).office.map(({ key }) => key)
  expect(await keys()).toContain('gateway-practice')
  await saveGateway(shop, { serverKey: '' }, { provider: 'off' })
  expect(await keys()).not.toContain('gateway-practice')
  await saveGateway(shop, { serverKey: 'Mid-server-produksi-789' }, { place: 'production' })
  expect(await keys()).not.toContain('gateway-practice')
})

test('kontrak portal tidak punya tempat untuk alamat penyedia atau kunci', () => {
  expect(Object.keys(lanContract.gateway)).toEqual(['methods', 'start', 'look'])
})
