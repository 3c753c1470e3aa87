// Static addresses and hotspot members on a router: installed, held, opened, taken away; strangers' things stay.
import { afterEach, expect, test, vi } from 'vitest'
import {
  adoptOn,
  changeSubscription,
  masterChanged,
  pauseSubscription,
  reopenSubscription,
  resumeSubscription,
  stopSubscription,
  suspendSubscription,
} from '../../../src-main/features/subscriptions'
import { closeLineShops, drained, type LineShop, openLineShop } from './line-shop'

afterEach(closeLineShops)

const QUEUES = '/queue/simple'
const LEASES = '/ip/dhcp-server/lease'
const LISTS = '/ip/firewall/address-list'
const USERS = '/ip/hotspot/user'
const reason = 'belum bayar'

const office = (shop: LineShop, input: object = {}) =>
  shop.subscribe('Kantor Lurah', {
    packageId: shop.packs.office.id,
    username: null,
    address: '192.168.50.9',
    staticKind: 'queue',
    ...input,
  })

const listed = (shop: LineShop) => shop.router.db.rows(LISTS).map(({ list, address }) => `${list} ${address}`)

test('IP statis: antrean dengan kecepatan paket; isolir: masuk daftar dan pelan; buka: kembali; berhenti: bersih', async () => {
  const shop = await openLineShop()
  const lurah = office(shop)
  await drained(shop)
  expect(shop.router.db.rows(QUEUES)).toMatchObject([
    { target: '192.168.50.9/32', 'max-limit': '20000000/20000000', name: expect.stringMatching(/^lk-kantor-lurah-/) },
  ])
  expect(shop.of(lurah.id)).toMatchObject({ actualAccess: 'open', provision: 'present' })
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: lurah.id, reason }))
  await drained(shop)
  expect(listed(shop)).toEqual(['isolir 192.168.50.9'])
  expect(shop.router.db.rows(LISTS)[0]).not.toHaveProperty('timeout')
  expect(shop.router.db.rows(QUEUES)).toMatchObject([{ 'max-limit': '64000/64000' }])
  expect(shop.of(lurah.id)).toMatchObject({ actualAccess: 'isolated' })
  shop.act((tx, ctx) => reopenSubscription(tx, ctx, { id: lurah.id, reason }))
  await drained(shop)
  expect(listed(shop)).toEqual([])
  expect(shop.router.db.rows(QUEUES)).toMatchObject([{ 'max-limit': '20000000/20000000' }])
  shop.act((tx, ctx) => stopSubscription(tx, ctx, { id: lurah.id, reason }))
  await drained(shop)
  expect(shop.router.db.rows(QUEUES)).toEqual([])
})

test('IP statis lewat DHCP: lease dan antrean; jeda menutup leasenya; ganti alamat memindahkan semuanya', async () => {
  const shop = await openLineShop()
  const lurah = office(shop, { staticKind: 'lease', mac: '4C:5E:0C:12:34:56' })
  await drained(shop)
  expect(shop.router.db.rows(LEASES)).toMatchObject([{ address: '192.168.50.9', 'mac-address': '4C:5E:0C:12:34:56' }])
  shop.act((tx, ctx) => pauseSubscription(tx, ctx, { id: lurah.id, reason }))
  await drained(shop)
  expect(shop.router.db.rows(LEASES)).toMatchObject([{ 'block-access': 'true' }])
  expect(listed(shop)).toEqual(['isolir 192.168.50.9'])
  const edit = {
    id: lurah.id,
    label: '',
    address: '192.168.50.10',
    staticKind: 'lease' as const,
    mac: '4C:5E:0C:12:34:56',
  }
  shop.act((tx, ctx) => changeSubscription(tx, ctx, edit, { secrets: shop.secrets }))
  await drained(shop)
  expect(listed(shop)).toEqual(['isolir 192.168.50.10'])
  shop.act((tx, ctx) => resumeSubscription(tx, ctx, { id: lurah.id, reason: '' }))
  await drained(shop)
  expect(listed(shop)).toEqual([])
  expect(shop.router.db.rows(QUEUES)).toMatchObject([{ target: '192.168.50.10/32' }])
  expect(shop.router.db.rows(LEASES)).toMatchObject([{ address: '192.168.50.10', 'block-access': 'false' }])
})

test('antrean orang lain untuk alamat itu tidak disentuh sampai disuruh; isolir buatan tangan tidak dianggap terbuka', async () => {
  const shop = await openLineShop()
  shop.router.run([`${QUEUES}/add`, '=name=lurah-lama', '=target=192.168.50.9', '=max-limit=1M/1M'])
  const lurah = office(shop)
  await vi.waitFor(() => expect(shop.of(lurah.id).provision).toBe('failed'))
  expect(shop.of(lurah.id).provisionError).toContain('sudah ada antrean untuk alamat 192.168.50.9')
  shop.act((tx, ctx) => adoptOn(tx, ctx, lurah.id, shop.routerId))
  await drained(shop)
  expect(shop.router.db.rows(QUEUES)).toMatchObject([{ name: 'lurah-lama', 'max-limit': '20000000/20000000' }])

  shop.router.run([`${LISTS}/add`, '=list=isolir', '=address=192.168.50.9', '=comment=teknisi'])
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: lurah.id, reason }))
  await drained(shop)
  expect(shop.of(lurah.id).actualAccess).toBe('isolated')
  shop.act((tx, ctx) => reopenSubscription(tx, ctx, { id: lurah.id, reason }))
  await vi.waitFor(() => expect(shop.of(lurah.id).provision).toBe('failed'))
  expect(shop.of(lurah.id)).toMatchObject({ actualAccess: 'isolated' })
  expect(shop.of(lurah.id).provisionError).toContain('bukan LoketNet yang memasukkannya')
  const [entry] = shop.router.db.rows(LISTS)
  shop.router.run([`${LISTS}/remove`, `=.id=${entry?.['.id']}`])
  await drained(shop)
  expect(shop.of(lurah.id)).toMatchObject({ actualAccess: 'open', provision: 'present' })
})

test('kecepatan Paket Induk diganti: antrean statis dan profil PPPoE ikut', async () => {
  const shop = await openLineShop()
  office(shop)
  shop.subscribe('Budi')
  await drained(shop)
  const { master: line } = shop.packs.ten
  const { master: fixed } = shop.packs.office
  shop.db.connection.prepare("update master_package set rate_limit = '7M/7M' where id in (?, ?)").run(line.id, fixed.id)
  shop.act((tx, ctx) => {
    masterChanged(tx, ctx, line.id)
    masterChanged(tx, ctx, fixed.id)
  })
  await drained(shop)
  expect(shop.router.db.table('/ppp/profile').byName(line.profileName)?.['rate-limit']).toBe('7M/7M')
  expect(shop.router.db.rows(QUEUES)[0]?.['max-limit']).toBe('7000000/7000000')
})

test('anggota hotspot: masuk dengan profilnya, isolir mematikan dan mengeluarkannya, buka menghidupkan lagi', async () => {
  const shop = await openLineShop()
  const ani = shop.subscribe('Ani', { packageId: shop.packs.member.id, username: 'ani-kos' })
  await drained(shop)
  const password = shop.passwordOf(ani.id)
  expect(shop.router.db.table(USERS).byName('ani-kos')).toMatchObject({
    profile: shop.packs.member.master.profileName,
    password,
    disabled: 'false',
    comment: expect.stringMatching(/^lks1;i=/),
  })
  const login = { user: 'ani-kos', password, mac: 'AA:BB:CC:00:00:09' }
  expect(shop.router.loginHotspot(login)).toMatchObject({ ok: true })
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: ani.id, reason }))
  await drained(shop)
  expect(shop.router.db.rows('/ip/hotspot/active')).toEqual([])
  expect(shop.router.returnDevice(login.mac).ok).toBe(false)
  expect(shop.router.loginHotspot(login)).toMatchObject({ ok: false })
  expect(shop.of(ani.id)).toMatchObject({ state: 'suspended', actualAccess: 'isolated', provision: 'present' })
  shop.act((tx, ctx) => reopenSubscription(tx, ctx, { id: ani.id, reason }))
  await drained(shop)
  expect(shop.router.loginHotspot(login)).toMatchObject({ ok: true })
  shop.act((tx, ctx) => stopSubscription(tx, ctx, { id: ani.id, reason }))
  await drained(shop)
  expect(shop.router.db.table(USERS).byName('ani-kos')).toBeUndefined()
  expect(shop.router.db.rows('/ip/hotspot/active')).toEqual([])
})

test('nama yang sama dengan kode voucher ditolak; vouchernya tidak disentuh walau disuruh ambil alih', async () => {
  const shop = await openLineShop()
  const comment = 'lk1;x=0000000000;f=0000000000;v=86400;h=0000000000;b=AB12;i=7;'
  shop.router.run([`${USERS}/add`, '=name=ABCD2345', `=comment=${comment}`])
  const ani = shop.subscribe('Ani', { packageId: shop.packs.member.id, username: 'ABCD2345' })
  await vi.waitFor(() => expect(shop.of(ani.id).provision).toBe('failed'))
  shop.act((tx, ctx) => adoptOn(tx, ctx, ani.id, shop.routerId))
  await vi.waitFor(() => {
    const tries = shop.db.connection.prepare("select attempts from outbox where payload like '%adopt%'").pluck().get()
    expect(tries).toBeGreaterThan(1)
  })
  expect(shop.of(ani.id).provisionError).toContain('adalah kode voucher')
  expect(shop.router.db.writes({ menu: USERS })).toHaveLength(1)
})
