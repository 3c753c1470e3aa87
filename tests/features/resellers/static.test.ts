// IP Statis from a reseller's phone: an address that nobody has, chosen or typed; who has another one stays the shop's to know.
import { afterEach, expect, test } from 'vitest'
import { savePrice, saveReseller, topUp } from '../../../src-main/features/resellers'
import { activatable, activate } from '../../../src-main/features/resellers/activating'
import { customersOf } from '../../../src-main/features/resellers/store'
import { freeAddresses, subscriptionsOf } from '../../../src-main/features/subscriptions'
import { closeOfficeShops, type OfficeShop, openOfficeShop } from '../subscriptions/office-shop'

afterEach(closeOfficeShops)

const MODAL = 330_000
const FIELDS = { phone: '', address: '', notes: '', creditLimit: 0, commissionPoints: 0, isActive: true }

/** A warung that may sell IP Statis, and two customers of the shop who have addresses. */
function openShop() {
  const shop = openOfficeShop()
  const { id: packageId } = shop.packs.static
  const [routerId] = shop.routers
  for (const [name, host] of [
    ['Pak Budi', 10],
    ['Bu Citra', 12],
  ] as const)
    shop.subscribe({
      customerId: shop.customer({ name, phone: `62812000${host}000` }).id,
      packageId,
      address: `10.20.0.${host}`,
      staticKind: 'queue',
    })
  const warung = shop.act((tx, ctx) => {
    const { id } = saveReseller(tx, ctx, null, { ...FIELDS, name: 'Warung', parentId: null })
    topUp(tx, ctx, { resellerId: id, method: 'transfer', amount: 1_000_000, reference: 'BCA 1', note: '' })
    savePrice(tx, ctx, { resellerId: id, packageId, price: { operatorPrice: MODAL, customerPrice: 400_000 } })
    return id
  })
  const press = (ipAddress: string, username = '') =>
    shop.db.transact((tx) => {
      const party = { kind: 'reseller' as const, id: warung, name: 'Warung' }
      const who = { name: 'Toko Ani', phone: '0812-3450-0001', address: 'Gg. Mawar', username, password: '' }
      const input = { ...who, resellerId: warung, packageId, routerId, ipAddress, shownPrice: MODAL }
      return activate(tx, { ...shop.ctx(), actor: null, party }, input, {
        secrets: shop.secrets,
        paid: () => undefined,
      })
    })
  return { shop, warung, press }
}

const linesOf = (shop: OfficeShop, resellerId: string) =>
  shop.db.transact((tx) => customersOf(tx, resellerId).flatMap((id) => subscriptionsOf(tx, id)))

test('alamat yang belum dipakai ditawarkan: sesudah yang terakhir dulu, lalu yang kosong di antaranya', () => {
  const { shop, warung } = openShop()
  const [routerId] = shop.routers
  const [item] = activatable(shop.db, warung, shop.ctx().businessDay)
  expect(item).toMatchObject({ name: 'Kantor 20 Mbps', hasLogin: false, hasAddress: true })
  expect(item?.routers.find(({ id }) => id === routerId)?.freeAddresses).toEqual([
    '10.20.0.13',
    '10.20.0.14',
    '10.20.0.15',
    '10.20.0.16',
  ])
  expect(freeAddresses(shop.db, routerId, 300).at(-1)).toBe('10.20.0.11')
  // nothing to go by: nothing is guessed
  expect(freeAddresses(shop.db, shop.routers[1], 4)).toEqual([])
})

test('IP Statis dari HP: layanan jalan dengan alamatnya, bulan pertama lunas dari saldo', () => {
  const { shop, warung, press } = openShop()
  expect(press('10.20.0.13')).toMatchObject({ cost: MODAL })
  expect(linesOf(shop, warung)).toMatchObject([{ state: 'active', address: '10.20.0.13', username: null }])
  const [item] = activatable(shop.db, warung, shop.ctx().businessDay)
  expect(item?.routers.find(({ id }) => id === shop.routers[0])?.freeAddresses[0]).toBe('10.20.0.14')
})

test('alamat yang salah, kosong atau sudah dipakai ditolak di kolomnya; siapa pemakainya tidak disebut', () => {
  const { shop, warung, press } = openShop()
  const refusalOf = (address: string): { code?: unknown; data?: unknown; message: string } => {
    try {
      press(address)
    } catch (error) {
      if (error instanceof Error) return error
    }
    throw new Error('it was taken')
  }
  const field = { field: 'ipAddress' }
  expect(refusalOf('10.20.0.10')).toMatchObject({ code: 'RESELLER_ADDRESS_TAKEN', data: field })
  expect(JSON.stringify(refusalOf('10.20.0.10')) + refusalOf('10.20.0.10').message).not.toContain('Budi')
  expect(refusalOf('10.20.0.999')).toMatchObject({ code: 'ADDRESS_INVALID', data: field })
  expect(refusalOf('')).toMatchObject({ data: field })
  expect(linesOf(shop, warung)).toEqual([])
})
