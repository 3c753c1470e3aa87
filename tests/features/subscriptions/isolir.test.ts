// The isolir profile and rules on a router: what is put there, in which order, and that it can be taken away again.
import { afterEach, expect, test, vi } from 'vitest'
import { setSetting } from '../../../src-main/features/settings'
import { BUSINESS_FALLBACKS, type Suspension } from '../../../src-main/features/settings/business'
import { suspendSubscription } from '../../../src-main/features/subscriptions'
import { listSetups, refreshIsolir, replaceIsolir } from '../../../src-main/features/subscriptions/isolir-setup'
import { closeLineShops, drained, type LineShop, openLineShop } from './line-shop'

afterEach(closeLineShops)

const FILTER = '/ip/firewall/filter'
const NAT = '/ip/firewall/nat'
const set = (shop: LineShop, change: Partial<Suspension>) =>
  shop.act((tx, ctx) => setSetting(tx, 'suspension', { ...BUSINESS_FALLBACKS.suspension, ...change }, ctx.now))
const install = (shop: LineShop, remove = false) => shop.act((tx, ctx) => replaceIsolir(tx, ctx, shop.routerId, remove))
const comments = (shop: LineShop, menu: string) => shop.router.db.rows(menu).map((row) => row.comment)

const WITH_PAGE = ['lk-isolir:dns-udp', 'lk-isolir:dns-tcp', 'lk-isolir:halaman', 'lk-isolir:tutup']

test('aturan dipasang di depan aturan pemilik, urut, sekali saja; halaman dan kecepatan baru menyusul', async () => {
  const shop = await openLineShop()
  shop.router.run([`${FILTER}/add`, '=chain=forward', '=action=accept', '=comment=punya pemilik'])
  set(shop, { pagePort: 8090, pageHost: '192.168.88.10' })
  install(shop)
  await drained(shop)
  expect(comments(shop, FILTER)).toEqual([...WITH_PAGE, 'punya pemilik'])
  expect(shop.router.db.rows(FILTER)[3]).toMatchObject({
    action: 'drop',
    chain: 'forward',
    'src-address-list': 'isolir',
  })
  expect(shop.router.db.rows(NAT)).toMatchObject([
    { 'to-addresses': '192.168.88.10', 'to-ports': '8090', 'dst-port': '80' },
  ])
  expect(shop.router.db.table('/ppp/profile').byName('lk-isolir')).toMatchObject({
    'rate-limit': '64k/64k',
    'address-list': 'isolir',
    'remote-address': 'lk-isolir',
    'local-address': '10.64.0.1',
  })
  expect(listSetups(shop.db)).toMatchObject([{ state: 'ok', error: null }])

  const before = shop.router.db.configWrites
  install(shop)
  await drained(shop)
  expect(shop.router.db.configWrites).toBe(before)
  expect(shop.act((tx, ctx) => refreshIsolir(tx, ctx))).toBe(0)

  set(shop, { pagePort: 8095, pageHost: '192.168.88.10', rate: '128k/128k' })
  expect(shop.act((tx, ctx) => refreshIsolir(tx, ctx))).toBe(1)
  await drained(shop)
  expect(shop.router.db.rows(NAT)).toMatchObject([{ 'to-ports': '8095' }])
  expect(shop.router.db.table('/ppp/profile').byName('lk-isolir')?.['rate-limit']).toBe('128k/128k')
  set(shop, {})
  shop.act((tx, ctx) => refreshIsolir(tx, ctx))
  await drained(shop)
  expect(shop.router.db.rows(NAT)).toEqual([])
  expect(comments(shop, FILTER)).toEqual([...WITH_PAGE.filter((name) => name !== 'lk-isolir:halaman'), 'punya pemilik'])
})

test('urutan yang dikacaukan orang dibetulkan; dilepas: hanya milik kita yang hilang', async () => {
  const shop = await openLineShop()
  set(shop, { pagePort: 8090, pageHost: '192.168.88.10' })
  install(shop)
  await drained(shop)
  const [first] = shop.router.db.rows(FILTER)
  shop.router.run([`${FILTER}/add`, '=chain=input', '=comment=punya pemilik'])
  shop.router.run([`${FILTER}/move`, `=.id=${first?.['.id']}`])
  shop.router.run([`${FILTER}/set`, `=.id=${shop.router.db.rows(FILTER)[2]?.['.id']}`, '=disabled=yes'])
  install(shop)
  await drained(shop)
  expect(comments(shop, FILTER)).toEqual([...WITH_PAGE, 'punya pemilik'])
  expect(shop.router.db.rows(FILTER).map((row) => row.disabled)).not.toContain('true')
  install(shop, true)
  await drained(shop)
  expect(comments(shop, FILTER)).toEqual(['punya pemilik'])
  expect(shop.router.db.rows(NAT)).toEqual([])
  expect(shop.router.db.table('/ppp/profile').byName('lk-isolir')).toBeUndefined()
  expect(shop.router.db.table('/ip/pool').byName('lk-isolir')).toBeUndefined()
  expect(listSetups(shop.db)).toEqual([])
})

test('pool isolir menghindari alamat yang dipakai; profil tidak dicabut selama masih ada yang diisolir di dalamnya', async () => {
  const shop = await openLineShop()
  shop.router.run(['/ip/pool/add', '=name=lain', '=ranges=10.64.5.1-10.64.5.9'])
  const budi = shop.subscribe('Budi')
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: budi.id, reason: 'belum bayar' }))
  await drained(shop)
  expect(shop.router.db.table('/ip/pool').byName('lk-isolir')?.ranges).toBe('10.65.0.2-10.65.3.254')
  // No rules without a person's word.
  expect(shop.router.db.rows(FILTER)).toEqual([])
  install(shop, true)
  await drained(shop)
  expect(shop.router.db.table('/ppp/profile').byName('lk-isolir')).toBeDefined()
})

test('pool isolir juga menghindari jaringan router sendiri: LAN, jalur keluar dan ujung menara lain, yang besar pun', async () => {
  const shop = await openLineShop()
  const address = (...words: string[]) => shop.router.run(['/ip/address/add', '=interface=bridge', ...words])
  address('=address=10.64.200.1/24')
  address('=address=10.60.0.1/14', '=disabled=yes')
  address('=address=172.16.9.1/32', '=network=10.65.0.7')
  address('=address=10.66.255.254/30')
  shop.router.run(['/ip/pool/add', '=name=lebar', '=ranges=10.66.0.0-10.67.0.3'])
  const budi = shop.subscribe('Budi')
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: budi.id, reason: 'belum bayar' }))
  await drained(shop)
  expect(shop.router.db.table('/ip/pool').byName('lk-isolir')?.ranges).toBe('172.30.0.2-172.30.3.254')
})

test('LAN selebar 10.0.0.0/8 dan 172.16.0.0/12: tidak ada yang bebas, dan itu dikatakan dengan jalan keluarnya', async () => {
  const shop = await openLineShop()
  for (const wide of ['10.1.1.1/8', '172.20.0.1/12'])
    shop.router.run(['/ip/address/add', '=interface=bridge', `=address=${wide}`])
  install(shop)
  await vi.waitFor(() => expect(listSetups(shop.db)).toMatchObject([{ state: 'failed' }]))
  expect(listSetups(shop.db)[0]?.error).toBe('Tidak ada alamat yang masih bebas di router Warkop untuk pool isolir.')
  expect(shop.router.db.table('/ip/pool').byName('lk-isolir')).toBeUndefined()
})

test('putus di tengah pemasangan: selesai sesudah tersambung, tidak ada aturan dua kali; ditolak: tertulis sebabnya', async () => {
  const shop = await openLineShop({ seed: 3 })
  set(shop, { pagePort: 8090, pageHost: '192.168.88.10' })
  for (const nth of [2, 4, 6])
    shop.router.faults.add({ action: { kind: 'cut', when: nth === 4 ? 'before' : 'after' }, command: /add$/, nth })
  install(shop)
  await drained(shop)
  expect(shop.router.faults.fired).toHaveLength(3)
  expect(comments(shop, FILTER)).toEqual(WITH_PAGE)
  expect(shop.router.db.rows(NAT)).toHaveLength(1)
  shop.router.faults.add({ action: { kind: 'permission' }, command: /remove$/ })
  install(shop, true)
  await vi.waitFor(() => expect(listSetups(shop.db)).toMatchObject([{ state: 'failed' }]))
  shop.router.faults.clear()
  install(shop)
  await drained(shop)
  expect(listSetups(shop.db)).toMatchObject([{ state: 'ok' }])
  expect(comments(shop, FILTER)).toEqual(WITH_PAGE)
})
