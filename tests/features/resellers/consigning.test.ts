// Titip jual: what leaves the shop is not sold again, only what was used is paid for, what comes back opens nothing.
import { afterEach, expect, test, vi } from 'vitest'
import { presentStock, voidVoucher } from '../../../src-main/features/vouchers'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { balances, codesOnRouter } from '../sales/till-shop'
import { addReseller, fillUp, openResellerShop, type ResellerShop, saldoOf } from './reseller-shop'

afterEach(closeRouterShops)

const price = { operatorPrice: 400, customerPrice: 500 }

const handOut = (shop: ResellerShop, resellerId: string, quantity: number) =>
  shop.api.resellers.consign({
    resellerId,
    packageId: shop.pack.id,
    routerId: null,
    quantity,
    note: '',
    requestId: requestId(),
  })

const settle = (shop: ResellerShop, id: string, method: 'balance' | 'cash' = 'cash', takeBack = false) =>
  shop.api.resellers.settleConsignment({ id, method, reference: '', takeBack, requestId: requestId() })

const stockLeft = (shop: ResellerShop) =>
  presentStock(shop.app.db, { packageId: shop.pack.id, routerId: shop.routerId, now: shop.clock.now() })

/** As the routers' round would book it. */
const use = (shop: ResellerShop, count: number) =>
  shop.app.db.connection
    .prepare(
      `update voucher set state = 'active', first_login_at = ? where id in
       (select voucher_id from consigned_voucher where state = 'out' order by voucher_id limit ?)`,
    )
    .run(shop.clock.now(), count)

test('dititipkan, terpakai sebagian, dibayar yang terpakai, sisanya ditarik dan dimatikan', async () => {
  const shop = await openResellerShop({ stock: 5 })
  const id = await addReseller(shop, 'Warung Kertas', { price })
  const { id: noteId } = await handOut(shop, id, 5)
  expect(stockLeft(shop)).toBe(0)
  expect((await refusal(settle(shop, noteId))).code).toBe('CONSIGNMENT_NOTHING')
  expect(await balances(shop)).toEqual({})

  use(shop, 2)
  expect(await shop.api.resellers.consignments({ resellerId: id })).toMatchObject([{ out: 5, due: 2 }])
  expect(await settle(shop, noteId)).toEqual({ used: 2, returned: 0, lapsed: 0, amount: 800 })
  expect(await balances(shop)).toEqual({ 'cash-drawer': 800, 'voucher-revenue': -800 })

  use(shop, 1)
  expect(await settle(shop, noteId, 'cash', true)).toEqual({ used: 1, returned: 2, lapsed: 0, amount: 400 })
  expect(await shop.api.resellers.consignments({ resellerId: id })).toMatchObject([
    { out: 0, due: 0, paid: 3, returned: 2 },
  ])
  await vi.waitFor(() => expect(codesOnRouter(shop)).toHaveLength(3), { timeout: 10_000, interval: 50 })
})

test('dibayar dari saldo: yang kurang ditolak dan tidak ada yang berubah; induknya mendapat bagiannya', async () => {
  const shop = await openResellerShop({ stock: 3 })
  const agen = await addReseller(shop, 'Agen', { price: { operatorPrice: 350, customerPrice: 500 } })
  const id = await addReseller(shop, 'Warung', { parentId: agen, price })
  const { id: noteId } = await handOut(shop, id, 3)
  use(shop, 3)
  expect((await refusal(settle(shop, noteId, 'balance'))).code).toBe('RESELLER_FUNDS')
  await fillUp(shop, id, 1_200)
  await settle(shop, noteId, 'balance')
  expect([await saldoOf(shop, id), await saldoOf(shop, agen)]).toEqual([0, 150])
})

test('lembar kartu titipan: hanya kode yang masih di warung, dengan harga jualnya', async () => {
  const pages: string[] = []
  const pdf = { htmlToPdf: (html: string) => Promise.resolve(Buffer.from([pages.push(html)])) }
  const shop = await openResellerShop({ stock: 4, app: { deps: { pdf } } })
  const id = await addReseller(shop, 'Warung Kertas', { price })
  const { id: noteId, number } = await handOut(shop, id, 3)
  use(shop, 1)
  const sheet = await shop.api.resellers.consignmentSheet({ id: noteId, layout: 'standar' })
  expect(sheet).toMatchObject({ vouchers: 2, fileName: `voucher-${number}-standar.pdf` })
  const codes = codesOnRouter(shop).filter((code) => pages[0]?.includes(code))
  expect(codes).toHaveLength(2)
  expect(pages[0]).toContain('Rp500')
})

test('yang dibatalkan sesudah terpakai tetap dibayar', async () => {
  const shop = await openResellerShop({ stock: 2 })
  const id = await addReseller(shop, 'Warung Kertas', { price })
  const { id: noteId } = await handOut(shop, id, 2)
  const [first, second] = codesOnRouter(shop)
  const connection = shop.app.db.connection
  const idOf = (code = '') => Number(connection.prepare('select id from voucher where code = ?').pluck().get(code))
  // the shop takes both out of the world; one has let somebody in by then, and its router tells when it lets it go
  const login = { user: first ?? '', password: first ?? '', mac: 'AA:BB:CC:00:00:01', by: 'http-pap' } as const
  shop.app.db.transact((tx) => {
    const ctx = { now: shop.clock.now(), actor: null, newId: () => crypto.randomUUID() } as never // no more is read
    for (const code of [first, second]) voidVoucher(tx, ctx, { voucherId: idOf(code), reason: 'hilang' })
    expect(shop.router.loginHotspot(login).ok).toBe(true)
    shop.clock.advance(60_000)
  })
  await vi.waitFor(() => expect(codesOnRouter(shop)).toEqual([]), { timeout: 10_000, interval: 50 })
  await vi.waitFor(
    async () => expect(await shop.api.resellers.consignments({ resellerId: id })).toMatchObject([{ out: 2, due: 1 }]),
    { timeout: 10_000, interval: 50 },
  )
  expect(await settle(shop, noteId)).toEqual({ used: 1, returned: 0, lapsed: 1, amount: 400 })
})

test('ditarik selagi bukunya tertinggal: yang sudah dipakai menurut router dibayar, bukan dikembalikan', async () => {
  const shop = await openResellerShop({ stock: 3 })
  const id = await addReseller(shop, 'Warung Kertas', { price })
  const { id: noteId } = await handOut(shop, id, 3)
  const [first = ''] = codesOnRouter(shop)
  const mac = 'AA:BB:CC:00:00:01'
  expect(shop.router.loginHotspot({ user: first, password: first, mac, by: 'http-pap' }).ok).toBe(true)
  expect(await settle(shop, noteId, 'cash', true)).toEqual({ used: 1, returned: 2, lapsed: 0, amount: 400 })
  await vi.waitFor(() => expect(codesOnRouter(shop)).toEqual([first]), { timeout: 10_000, interval: 50 })
})

test('router tidak tersambung: tidak ada yang ditarik, dan dikatakan sebabnya', async () => {
  const shop = await openResellerShop({ stock: 2 })
  const id = await addReseller(shop, 'Warung Kertas', { price })
  const { id: noteId } = await handOut(shop, id, 2)
  await shop.router.close()
  expect((await refusal(settle(shop, noteId, 'cash', true))).code).toBe('ROUTER_CANNOT_SAY')
  expect(await shop.api.resellers.consignments({ resellerId: id })).toMatchObject([{ out: 2, returned: 0 }])
})
