// Paket Induk on its own: the technical layer without a price.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CatalogName } from '../../../src-main/features/catalog/contract'
import { createMaster, createMasterFor, updateMaster } from '../../../src-main/features/catalog/masters'
import { routerProfile, router as routerTable } from '../../../src-main/features/routers/tables'
import type { CommandContext } from '../../../src-main/platform/context'
import { systemRandom } from '../../../src-main/platform/random'
import { businessDay } from '../../../src-main/shared/calendar-date'
import { naughtyStrings } from '../../support/naughty-strings'
import { EVENING, refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'
import { hotspot, priced, spec } from './inputs'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
})
afterEach(async () => {
  await shop.close()
})

const context = (): CommandContext => ({
  now: EVENING,
  businessDay: businessDay(EVENING, 'Asia/Jakarta'),
  shiftId: null,
  zone: 'Asia/Jakarta',
  actor: null,
  device: { outletId: 'o', deviceId: 'd', label: 'A' },
  newId: () => crypto.randomUUID(),
  random: systemRandom,
})

const voucherSpec = { name: 'Voucher 1M/3M', serviceType: 'hotspot', billingType: 'daily', spec: spec() } as const
const create = () => shop.api.catalog.createMaster({ ...voucherSpec, requestId: requestId() })
const remove = (id: string) => shop.api.catalog.removeMaster({ id, requestId: requestId() })
const masters = (includeArchived = false) => shop.api.catalog.masters({ includeArchived })

test('Paket Induk dibuat tanpa harga, dan menyebut paket yang memakainya', async () => {
  const master = await create()
  expect(await masters()).toMatchObject([{ name: 'Voucher 1M/3M', packages: [] }])
  for (const name of ['Harian B', 'Harian A'])
    await shop.api.catalog.createPackage({
      ...priced({ name }),
      master: { kind: 'existing', id: master.id },
      requestId: requestId(),
    })
  const [row] = await masters()
  expect(row?.packages.map((user) => user.name)).toEqual(['Harian A', 'Harian B'])
})

test('nama Paket Induk tidak boleh kembar', async () => {
  await create()
  const { code, data } = await refusal(create())
  expect({ code, field: data.field }).toEqual({ code: 'MASTER_NAME_TAKEN', field: 'name' })
})

test('paket bernama sama dengan Paket Induk orang lain mendapat Paket Induk bernomor', async () => {
  await create()
  const pack = await shop.api.catalog.createPackage({ ...hotspot({ name: 'Voucher 1M/3M' }), requestId: requestId() })
  expect(pack.master.name).toBe('Voucher 1M/3M 2')
})

test('tipe dan tagihan dapat diubah hanya selama belum ada paketnya', async () => {
  const { id } = await create()
  const monthly = { ...voucherSpec, id, serviceType: 'pppoe', billingType: 'monthly' } as const
  expect(await shop.api.catalog.updateMaster({ ...monthly, requestId: requestId() })).toMatchObject({
    serviceType: 'pppoe',
    billingType: 'monthly',
    shelfSeconds: null,
  })
  await shop.api.catalog.createPackage({ ...priced(), master: { kind: 'existing', id }, requestId: requestId() })
  const back = { ...voucherSpec, id, requestId: requestId() }
  expect(await refusal(shop.api.catalog.updateMaster(back))).toMatchObject({ code: 'MASTER_IN_USE' })
})

test('Hapus: ditolak selama dipakai, hilang bila tanpa riwayat', async () => {
  const pack = await shop.api.catalog.createPackage({ ...hotspot(), requestId: requestId() })
  const { id } = pack.master
  expect(await shop.api.catalog.masterRemoval({ id })).toEqual({ outcome: 'in-use', packages: ['Harian Hemat'] })
  expect(await refusal(remove(id))).toMatchObject({ code: 'MASTER_HAS_PACKAGES', data: { count: 1 } })
  const other = await create()
  expect(await shop.api.catalog.masterRemoval({ id: other.id })).toEqual({ outcome: 'remove', packages: [] })
  expect(await remove(other.id)).toEqual({ outcome: 'removed' })
  expect((await masters(true)).map((master) => master.name)).toEqual(['Harian Hemat'])
})

test('Paket Induk yang profilnya sudah di router diarsipkan, bukan dihapus, dan dapat dipulihkan', async () => {
  const { id, profileName } = await create()
  shop.app.db.transact((tx) => {
    const stamps = { createdAt: EVENING, updatedAt: EVENING }
    const secret = { username: 'loket', sealedPassword: '-', useTls: false, port: 8728, host: '10.0.0.1' }
    tx.write
      .insert(routerTable)
      .values({ id: 'r1', name: 'R', nameKey: 'r', ...secret, ...stamps })
      .run()
    tx.write.insert(routerProfile).values({ routerId: 'r1', masterId: id, profileName, state: 'ok' }).run()
  })
  expect(await remove(id)).toEqual({ outcome: 'archived' })
  expect(await masters()).toEqual([])
  await create()
  const restored = await shop.api.catalog.restoreMaster({ id, requestId: requestId() })
  expect(restored).toMatchObject({ name: 'Voucher 1M/3M 2', profileName, isArchived: false })
})

test('router diberi tahu hanya bila yang teknis berubah', () => {
  const told: string[] = []
  const deps = { masterChanged: (_tx: unknown, _ctx: unknown, masterId: string) => void told.push(masterId) }
  const ctx = context()
  const { db } = shop.app
  const { id } = db.transact((tx) => createMaster(tx, ctx, voucherSpec))
  db.transact((tx) => updateMaster(tx, ctx, { ...voucherSpec, id, name: 'Nama lain' }, deps))
  expect(told).toEqual([])
  db.transact((tx) => updateMaster(tx, ctx, { ...voucherSpec, id, spec: spec({ sharedUsers: 2 }) }, deps))
  expect(told).toEqual([id])
})

test('nama yang aneh tersimpan apa adanya atau ditolak dengan kalimat; profilnya selalu ASCII polos', async () => {
  const { db } = shop.app
  for (const text of naughtyStrings) {
    const name = CatalogName.safeParse(text)
    if (!name.success) continue
    const master = db.transact((tx) => createMasterFor(tx, context(), { ...voucherSpec, name: name.data }))
    expect(master.name.startsWith(name.data.slice(0, 30))).toBe(true)
    expect(master.profileName).toMatch(/^lk-[a-z0-9]+(-[a-z0-9]+)*-[a-z2-9]{4}$/)
  }
  expect((await masters()).length).toBeGreaterThan(20)
})
