import { afterEach, beforeEach, expect, test } from 'vitest'
import { routerInput } from '../../support/router-shop'
import { refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'
import { pppoe } from '../catalog/inputs'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
})
afterEach(() => shop.close())

const CONTACT = { phone: '', address: '', areaId: null, latitude: null, longitude: null, notes: '' }
const add = (name: string, more: object = {}) =>
  shop.api.customers.save({ id: null, customer: { ...CONTACT, name, ...more }, requestId: requestId() })

async function addLine(customerId: string, username: string, more: object = {}) {
  const pack =
    (await shop.api.catalog.list({}))[0] ??
    (await shop.api.catalog.createPackage({ ...pppoe(), requestId: requestId() }))
  const [known] = await shop.api.routers.list({})
  const routerId =
    known?.id ?? (await shop.api.routers.save({ id: null, router: routerInput(1), requestId: requestId() })).id
  return shop.api.subscriptions.save({
    ...{ id: null, customerId, packageId: pack.id, routerId, label: '', username, password: '', address: '' },
    ...{ staticKind: 'queue', mac: '', billingDay: 5, cycleMonths: 1, firstPeriod: 'prorata', graceDays: null },
    ...{ ownPrice: null, discount: 0, discountUntil: null, startDay: '2026-11-21', ...more },
    requestId: requestId(),
  })
}

test('pelanggan dengan langganan berjalan tidak dapat diarsipkan; sesudah berhenti bisa, dan bisa dikembalikan', async () => {
  const { id } = await add('Budi')
  const line = await addLine(id, 'budi')
  const archive = (isArchived: boolean) => shop.api.customers.archive({ id, isArchived, requestId: requestId() })
  expect(await refusal(archive(true))).toMatchObject({ code: 'CUSTOMER_HAS_SUBSCRIPTIONS' })
  await shop.api.subscriptions.stop({ id: line.id, reason: 'pindah', billsDue: false, requestId: requestId() })
  expect(await archive(true)).toMatchObject({ isArchived: true })
  expect(await shop.api.customers.search({ search: 'budi' })).toEqual([])
  expect(await refusal(addLine(id, 'lagi'))).toMatchObject({ code: 'CUSTOMER_ARCHIVED' })
  expect(await shop.api.customers.count({ filter: {} as never })).toEqual({ matching: 0, total: 0, archived: 1 })
  expect(await archive(false)).toMatchObject({ isArchived: false })
})

test('nama yang sama adalah dua orang, nomor pelanggannya berurutan tanpa lubang', async () => {
  const [one, other] = [await add('Budi'), await add('Budi')]
  expect([one.number, other.number]).toEqual(['P-00001', 'P-00002'])
  expect(await refusal(add(''))).toMatchObject({ code: 'INPUT_INVALID' })
  expect(await refusal(add('Salah', { phone: '081' }))).toMatchObject({ code: 'INPUT_INVALID' })
  expect(await refusal(add('Separuh', { latitude: -7.8 }))).toMatchObject({ code: 'INPUT_INVALID' })
  expect((await add('Tiga')).number).toBe('P-00003')
})

test('password hanya terlihat lewat perintah yang tercatat, dan tidak tersimpan di mana pun dalam bentuk terbuka', async () => {
  const { id } = await add('Budi')
  const line = await addLine(id, 'budi', { password: 'Rahasia-Sekali-77' })
  expect(JSON.stringify([line, await shop.api.subscriptions.of({ customerId: id })])).not.toContain('Rahasia')
  const again = { id: line.id, requestId: requestId() }
  expect(await shop.api.subscriptions.reveal(again)).toEqual({ password: 'Rahasia-Sekali-77' })
  expect(await shop.api.subscriptions.reveal(again)).toEqual({ password: 'Rahasia-Sekali-77' })
  const audit = (await shop.api.audit.list({ after: null, limit: 50, actorId: null })).rows
  expect(audit.filter(({ action }) => action === 'subscription.reveal')).toHaveLength(1)
  const tables = shop.app.db.connection
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all()
  for (const { name } of tables) {
    const rows = shop.app.db.connection.prepare(`select * from "${name}"`).all()
    expect(JSON.stringify(rows), name).not.toContain('Rahasia-Sekali')
  }
})

test('daftar menyaring menurut status, area dan paket, halaman demi halaman tanpa ganda dan tanpa terlewat', async () => {
  const { id: areaId } = await shop.api.customers.saveArea({ id: null, name: 'RT 03', requestId: requestId() })
  expect(
    await refusal(shop.api.customers.saveArea({ id: null, name: ' rt  03', requestId: requestId() })),
  ).toMatchObject({ code: 'AREA_NAME_TAKEN' })
  for (let index = 0; index < 25; index++)
    await add(`Warga ${String(index).padStart(2, '0')}`, { areaId: index % 2 === 0 ? areaId : null })
  const seen: string[] = []
  let after: string | null = null
  do {
    const page = await shop.api.customers.list({ filter: { areaId } as never, after, limit: 5 })
    seen.push(...page.rows.map(({ name }) => name))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual(Array.from({ length: 13 }, (_, index) => `Warga ${String(index * 2).padStart(2, '0')}`))
  const [first] = (await shop.api.customers.list({ filter: {} as never, after: null, limit: 1 })).rows
  await addLine(first?.id ?? '', 'warga')
  const count = async (filter: object) => (await shop.api.customers.count({ filter: filter as never })).matching
  expect([await count({ state: 'active' }), await count({ state: 'none' }), await count({ state: 'waiting' })]).toEqual(
    [1, 24, 1],
  )
  const [pack] = await shop.api.catalog.list({})
  expect(await count({ packageId: pack?.id })).toBe(1)
})

test('router yang melayani pelanggan tidak dapat diarsipkan', async () => {
  const line = await addLine((await add('Budi')).id, 'budi')
  const remove = () => shop.api.routers.remove({ id: line.routerId ?? '', requestId: requestId() })
  expect(await refusal(remove())).toMatchObject({ code: 'ROUTER_HAS_SUBSCRIPTIONS' })
})

test('ganti paket: pratinjau menyebut persis yang kemudian ditagih', async () => {
  const { id } = await add('Budi')
  const line = await addLine(id, 'budi', { firstPeriod: 'full', billingDay: 21 })
  const other = await shop.api.catalog.createPackage({
    ...pppoe({ name: 'Family 20 Mbps', customerPrice: 250_000 }),
    requestId: requestId(),
  })
  const input = { id: line.id, packageId: other.id }
  expect(await shop.api.subscriptions.previewChange(input)).toMatchObject({ days: 0, net: 0, lines: [] })
  shop.app.db.connection.prepare("update subscription set billed_until = '2026-12-21'").run()
  // Billed elsewhere: no bill of ours covers today, so nothing is settled.
  expect(await shop.api.subscriptions.previewChange(input)).toMatchObject({ days: 30, net: 0, lines: [] })
})
