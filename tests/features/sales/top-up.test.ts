// Making what is missing while somebody waits: once a sale, and never hidden.
import { afterEach, expect, test, vi } from 'vitest'
import { makeTopUp } from '../../../src-main/features/sales'
import { systemRandom } from '../../../src-main/platform/random'
import type { Call } from '../../../src-main/platform/rpc'
import { closedPort } from '../../support/closed-port'
import { addPackage, closeRouterShops, routerInput } from '../../support/router-shop'
import { expectNoStrayErrors } from '../../support/stray-errors'
import { refusal, requestId } from '../../support/test-app'
import { fill, openTill, plug, sell, type TillShop, unplug } from './till-shop'

expectNoStrayErrors()
afterEach(closeRouterShops)

/** What a top-up asks of its call; the person is the owner. */
async function callOf(shop: TillShop): Promise<Call> {
  const { user } = await shop.api.session.status({})
  if (!user) throw new Error('nobody is logged in')
  const device = { outletId: 'o', deviceId: 'd', label: 'A' }
  const context = () => ({
    now: shop.clock.now(),
    businessDay: '2026-11-21',
    zone: 'Asia/Jakarta',
    actor: user,
    device,
    newId: requestId,
    random: systemRandom,
  })
  return { db: shop.app.db, actor: () => user, isPassive: () => false, contextFor: context } as unknown as Call // no more is asked
}

const batchesIn = async (shop: TillShop) => (await shop.api.vouchers.batches({ limit: 50 })).rows

const mute = (shop: TillShop) =>
  shop.router.faults.add({ action: { kind: 'silence', when: 'before' }, command: /^\/ip\/hotspot/ })

const unmute = (shop: TillShop) => {
  shop.router.faults.clear()
  shop.router.dropConnections()
}

test('router lambat, lalu ditekan lagi untuk penjualan yang sama: kode tambahan dibuat sekali saja', async () => {
  const shop = await openTill()
  mute(shop)
  const topUp = makeTopUp(() => true, 20)
  const call = await callOf(shop)
  const line = { packageId: shop.pack.id, quantity: 3, routerId: shop.routerId }
  const press = { requestId: requestId(), lines: [line] }
  await topUp(call, press)
  await topUp(call, press)
  expect((await batchesIn(shop)).map(({ quantity }) => quantity)).toEqual([3])
  // Pressed anew as another sale: what is on its way counts.
  await topUp(call, { requestId: requestId(), lines: [{ ...line, quantity: 4 }] })
  const made = await batchesIn(shop)
  expect(made.map(({ quantity }) => quantity).sort()).toEqual([1, 3])
  // Given up by a person: the same press does not bring it back.
  for (const { id } of made) await shop.api.vouchers.cancelBatch({ id, reason: 'sudah tutup', requestId: requestId() })
  await topUp(call, press)
  expect(await batchesIn(shop)).toHaveLength(2)
  unmute(shop)
})

test('kode tambahan sudah datang lalu dijual orang lain: tekanan yang sama membuatnya lagi', async () => {
  const shop = await openTill()
  const topUp = makeTopUp(() => true, 10_000)
  const call = await callOf(shop)
  const press = { requestId: requestId(), lines: [{ packageId: shop.pack.id, quantity: 1, routerId: shop.routerId }] }
  await topUp(call, press)
  await unplug(shop)
  await sell(shop)
  await plug(shop)
  await topUp(call, press)
  expect((await shop.api.sales.tiles({})).tiles[0]?.stock).toBe(1)
  expect(await batchesIn(shop)).toHaveLength(2)
})

test('dua loket yang menunggu bersamaan tidak saling mengambil kode yang sedang dibuat', async () => {
  const shop = await openTill()
  mute(shop)
  const topUp = makeTopUp(() => true, 50)
  const call = await callOf(shop)
  const lines = [{ packageId: shop.pack.id, quantity: 2, routerId: shop.routerId }]
  await Promise.all([topUp(call, { requestId: requestId(), lines }), topUp(call, { requestId: requestId(), lines })])
  expect((await batchesIn(shop)).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(4)
  unmute(shop)
})

test('kode tambahan yang tidak jadi terjual terlihat di daftar batch dengan sebabnya, dan menjadi stok', async () => {
  const shop = await openTill()
  mute(shop)
  const call = await callOf(shop)
  const lines = [{ packageId: shop.pack.id, quantity: 2, routerId: shop.routerId }]
  await makeTopUp(() => true, 20)(call, { requestId: requestId(), lines })
  expect(await batchesIn(shop)).toMatchObject([{ quantity: 2, reason: 'Ditambah saat ada pembeli' }])
  unmute(shop)
  await shop.api.kendala.retry({ lane: `router:${shop.routerId}`, jobId: null, requestId: requestId() })
  await vi.waitFor(async () => expect((await shop.api.sales.tiles({})).tiles[0]?.stock).toBe(2), { timeout: 10_000 })
})

test('catatan yang kebetulan berbunyi "Dibuat saat dijual" tidak menyembunyikan batch', async () => {
  const shop = await openTill()
  await shop.api.vouchers.createBatch({
    packageId: shop.pack.id,
    routerId: shop.routerId,
    quantity: 1,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    reason: 'Dibuat saat dijual',
    approval: null,
    requestId: requestId(),
  })
  expect(await batchesIn(shop)).toHaveLength(1)
})

const addRouter = async (shop: TillShop, name: string) =>
  shop.api.routers.save({ id: null, router: routerInput(await closedPort(), { name }), requestId: requestId() })

test('beberapa router dan tidak ada yang dipilih: ditolak sebelum apa pun dibuat', async () => {
  const shop = await openTill({ stock: 1 })
  await addRouter(shop, 'Kos Melati')
  expect(await refusal(sell(shop))).toMatchObject({
    code: 'ROUTER_NOT_CHOSEN',
    message: 'Pilih dulu router untuk Harian Hemat.',
    data: { field: 'routerId' },
  })
  expect((await shop.api.sales.tiles({})).tiles[0]?.stock).toBe(1)
})

test('beberapa router, tetapi paketnya hanya dijual di satu: router itu yang dipakai', async () => {
  const shop = await openTill()
  await addRouter(shop, 'Kos Melati')
  const pack = await addPackage(shop, 'Khusus Warkop', {}, { routerIds: [shop.routerId] })
  const here = { ...shop, pack }
  await fill(here, 1)
  expect((await sell(here)).vouchers[0]).toMatchObject({ routerName: 'Warkop', isOnRouter: true })
})
