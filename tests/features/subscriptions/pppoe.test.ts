// PPPoE customers on a router: installed, isolated, opened, moved; whatever breaks on the way (routeros.md §2.2).
import { afterEach, expect, test, vi } from 'vitest'
import {
  adoptOn,
  changePackage,
  changeSubscription,
  moveSubscription,
  pauseSubscription,
  reopenSubscription,
  resumeSubscription,
  stopSubscription,
  suspendSubscription,
} from '../../../src-main/features/subscriptions'
import { retrySubscription } from '../../../src-main/features/subscriptions/state'
import { closeLineShops, drained, lineOf, openLineShop, plugModem, secretsOn, writesOn } from './line-shop'

afterEach(closeLineShops)

const SECRETS = '/ppp/secret'
const reason = 'belum bayar'

test('langganan baru dipasang lengkap: pool, profil dengan kecepatan, secret bertanda, dan pembukuan tahu', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi')
  await drained(shop)
  expect(shop.of(budi.id)).toMatchObject({ provision: 'present', actualAccess: 'open', confirmedRevision: 1 })
  expect(shop.router.db.table(SECRETS).byName('budi')).toMatchObject({
    service: 'pppoe',
    profile: shop.packs.ten.master.profileName,
    password: shop.passwordOf(budi.id),
    disabled: 'false',
    comment: `lks1;i=${budi.id.replaceAll('-', '').slice(-12)};`,
  })
  expect(shop.router.db.table('/ppp/profile').byName(shop.packs.ten.master.profileName)).toMatchObject({
    'rate-limit': '5M/10M',
    'local-address': '10.10.0.1',
    'remote-address': 'ppp-pool',
  })
  plugModem(shop, budi)
  expect(lineOf(shop.router, 'budi')).toEqual({ lists: [], speed: '5000000/10000000' })
  // Nothing differs: nothing is written, nobody is cut off.
  const before = shop.router.db.configWrites
  shop.act((tx, ctx) => retrySubscription(tx, ctx, budi.id))
  await drained(shop)
  expect(shop.router.db.configWrites).toBe(before)
  expect(lineOf(shop.router, 'budi')).not.toBeNull()
})

test('isolir: modem putus, menelepon lagi, dan benar-benar dapat profil isolir; buka: kembali seperti semula', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi')
  await drained(shop)
  plugModem(shop, budi)
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: budi.id, reason }))
  expect(shop.of(budi.id)).toMatchObject({ state: 'suspended', actualAccess: 'open', provision: 'waiting' })
  await drained(shop)
  expect(shop.of(budi.id)).toMatchObject({ state: 'suspended', actualAccess: 'isolated', provision: 'present' })
  expect(lineOf(shop.router, 'budi')).toBeNull()
  expect(secretsOn(shop.router)).toEqual([{ name: 'budi', profile: 'lk-isolir', disabled: 'false', isOurs: true }])
  shop.clock.advance(2_000)
  expect(lineOf(shop.router, 'budi')).toEqual({ lists: ['isolir'], speed: '64000/64000' })
  expect(shop.router.run(['/ppp/active/print']).rows[0]?.address).toMatch(/^10\.64\./)

  shop.act((tx, ctx) => reopenSubscription(tx, ctx, { id: budi.id, reason: 'sudah bayar' }))
  await drained(shop)
  shop.clock.advance(2_000)
  expect(lineOf(shop.router, 'budi')).toEqual({ lists: [], speed: '5000000/10000000' })
  expect(shop.of(budi.id)).toMatchObject({ state: 'active', actualAccess: 'open', provision: 'present' })
})

test('putus di antara dua perintah isolir: jalur lama tetap diputus sesudah tersambung lagi', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi')
  await drained(shop)
  plugModem(shop, budi)
  shop.router.faults.add({ action: { kind: 'cut', when: 'before' }, command: '/ppp/active/remove', nth: 1 })
  shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: `${SECRETS}/set`, nth: 1 })
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: budi.id, reason }))
  await drained(shop)
  expect(shop.router.faults.fired).toHaveLength(2)
  shop.clock.advance(2_000)
  expect(lineOf(shop.router, 'budi')?.lists).toEqual(['isolir'])
  // And the other way round.
  shop.router.faults.add({ action: { kind: 'cut', when: 'before' }, command: '/ppp/active/remove', nth: 1 })
  shop.act((tx, ctx) => reopenSubscription(tx, ctx, { id: budi.id, reason: 'bayar' }))
  await drained(shop)
  shop.clock.advance(2_000)
  expect(lineOf(shop.router, 'budi')).toEqual({ lists: [], speed: '5000000/10000000' })
})

test('setiap perintah bisa putus sebelum atau sesudah: hasilnya sama, tidak ada yang dua kali', async () => {
  const shop = await openLineShop({ seed: 5 })
  const people = Array.from({ length: 12 }, (_, index) => shop.subscribe(`Warga ${'abcdefghijkl'[index]}`))
  shop.router.faults.add({ action: { kind: 'cut', when: 'before' }, command: /./, chance: 0.06 })
  shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: /./, chance: 0.06 })
  for (const { id } of people.slice(0, 6)) shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id, reason }))
  await drained(shop)
  expect(shop.router.faults.fired.length).toBeGreaterThan(5)
  const profile = shop.packs.ten.master.profileName
  expect(secretsOn(shop.router).map((row) => row.profile)).toEqual([
    ...Array(6).fill('lk-isolir'),
    ...Array(6).fill(profile),
  ])
  expect(people.map(({ id }) => shop.of(id).provision)).toEqual(Array(12).fill('present'))
})

test('router mati saat isolir dan saat buka: menunggu, tidak mengaku, lalu hanya keinginan terakhir yang jadi', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi')
  await drained(shop)
  plugModem(shop, budi)
  await shop.router.unplug()
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: budi.id, reason }))
  await vi.waitFor(() =>
    expect(shop.db.connection.prepare('select last_error from outbox').pluck().all().at(-1)).toContain('ROUTER'),
  )
  expect(shop.of(budi.id)).toMatchObject({ state: 'suspended', actualAccess: 'open', provision: 'waiting' })
  shop.act((tx, ctx) => reopenSubscription(tx, ctx, { id: budi.id, reason: 'bayar' }))
  expect(shop.of(budi.id)).toMatchObject({ state: 'active', actualAccess: 'open', provision: 'waiting' })
  const before = shop.router.db.configWrites
  await shop.router.plug()
  await drained(shop)
  expect(shop.of(budi.id)).toMatchObject({ provision: 'present', actualAccess: 'open', confirmedRevision: 3 })
  // He paid before the router came back: his line was never touched.
  expect(shop.router.db.configWrites).toBe(before)
  expect(lineOf(shop.router, 'budi')).not.toBeNull()
})

test('keinginan yang lebih baru datang di tengah jalan: yang lama tidak dianggap jadi', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi')
  await drained(shop)
  shop.router.faults.add({ action: { kind: 'delay', ms: 300 }, command: `${SECRETS}/set`, nth: 1 })
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: budi.id, reason }))
  await vi.waitFor(() => expect(shop.router.faults.fired).toHaveLength(1))
  shop.act((tx, ctx) => reopenSubscription(tx, ctx, { id: budi.id, reason: 'bayar' }))
  await drained(shop)
  expect(shop.of(budi.id)).toMatchObject({ actualAccess: 'open', provision: 'present', confirmedRevision: 3 })
  expect(secretsOn(shop.router)[0]?.profile).toBe(shop.packs.ten.master.profileName)
})

test('secret orang lain bernama sama tidak disentuh; diambil alih hanya bila disuruh, passwordnya tetap', async () => {
  const shop = await openLineShop()
  const lama = [
    '=name=budi',
    '=password=modem-lama',
    '=profile=default',
    '=remote-address=10.10.1.7',
    '=comment=Pak Budi RT 3',
  ]
  shop.router.run([`${SECRETS}/add`, ...lama])
  const budi = shop.subscribe('Budi')
  await vi.waitFor(() => expect(shop.of(budi.id).provision).toBe('failed'))
  expect(shop.of(budi.id)).toMatchObject({ actualAccess: 'none' })
  expect(shop.of(budi.id).provisionError).toContain('sudah ada PPP secret "budi" yang bukan buatan LoketNet')
  expect(writesOn(shop.router, SECRETS)).toEqual(['add'])

  shop.act((tx, ctx) => adoptOn(tx, ctx, budi.id, shop.routerId))
  await drained(shop)
  expect(shop.of(budi.id)).toMatchObject({ provision: 'present', actualAccess: 'open', address: '10.10.1.7' })
  expect(shop.router.db.table(SECRETS).byName('budi')).toMatchObject({
    password: 'modem-lama',
    profile: shop.packs.ten.master.profileName,
    'remote-address': '10.10.1.7',
  })
  // The user of the app may not read passwords here: nobody knows it, and nobody will overwrite it.
  expect(shop.of(budi.id).hasPassword).toBe(false)
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: budi.id, reason }))
  await drained(shop)
  expect(shop.router.db.table(SECRETS).byName('budi')).toMatchObject({ password: 'modem-lama', profile: 'lk-isolir' })
})

test('yang diambil alih mengajari pembukuan passwordnya bila router memperlihatkannya', async () => {
  const user = { name: 'loket', password: 'Rahasia 123', policies: ['read', 'write', 'api', 'test', 'sensitive'] }
  const shop = await openLineShop({ users: [user] })
  shop.router.run([`${SECRETS}/add`, '=name=budi', '=password=modem-lama'])
  const budi = shop.subscribe('Budi')
  await vi.waitFor(() => expect(shop.of(budi.id).provision).toBe('failed'))
  shop.act((tx, ctx) => adoptOn(tx, ctx, budi.id, shop.routerId))
  await drained(shop)
  expect(shop.passwordOf(budi.id)).toBe('modem-lama')
})

test('diubah orang di WinBox: dibetulkan, tetapi password yang diganti teknisi dibiarkan', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi')
  await drained(shop)
  shop.router.run([`${SECRETS}/set`, '=.id=budi', '=profile=default', '=disabled=yes', '=password=dari-teknisi'])
  shop.act((tx, ctx) => retrySubscription(tx, ctx, budi.id))
  await drained(shop)
  expect(shop.router.db.table(SECRETS).byName('budi')).toMatchObject({
    profile: shop.packs.ten.master.profileName,
    disabled: 'false',
    password: 'dari-teknisi',
  })
  const edit = { id: budi.id, label: '', username: 'budi', password: 'baru-sekali' }
  shop.act((tx, ctx) => changeSubscription(tx, ctx, edit, { secrets: shop.secrets }))
  await drained(shop)
  expect(shop.router.db.table(SECRETS).byName('budi')?.password).toBe('baru-sekali')
  shop.router.run([`${SECRETS}/remove`, '=.id=budi'])
  shop.act((tx, ctx) => retrySubscription(tx, ctx, budi.id))
  await drained(shop)
  expect(shop.router.db.table(SECRETS).byName('budi')?.password).toBe('baru-sekali')
})

test('ganti username, ganti paket, jeda, lanjut, berhenti', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi')
  await drained(shop)
  plugModem(shop, budi)
  shop.act((tx, ctx) =>
    changePackage(tx, ctx, { id: budi.id, packageId: shop.packs.twenty.id, keepOwnPrice: false }, {}),
  )
  await drained(shop)
  shop.clock.advance(2_000)
  expect(lineOf(shop.router, 'budi')?.speed).toBe('10000000/20000000')
  shop.act((tx, ctx) =>
    changeSubscription(tx, ctx, { id: budi.id, label: '', username: 'budi-baru' }, { secrets: shop.secrets }),
  )
  await drained(shop)
  expect(secretsOn(shop.router).map((row) => row.name)).toEqual(['budi-baru'])
  expect(lineOf(shop.router, 'budi')).toBeNull()
  shop.act((tx, ctx) => pauseSubscription(tx, ctx, { id: budi.id, reason: 'mudik' }))
  await drained(shop)
  expect(secretsOn(shop.router)[0]).toMatchObject({ disabled: 'true' })
  expect(shop.of(budi.id)).toMatchObject({ actualAccess: 'off', provision: 'present' })
  shop.act((tx, ctx) => resumeSubscription(tx, ctx, { id: budi.id, reason: '' }))
  await drained(shop)
  expect(secretsOn(shop.router)[0]).toMatchObject({ disabled: 'false' })
  plugModem(shop, shop.of(budi.id))
  shop.act((tx, ctx) => stopSubscription(tx, ctx, { id: budi.id, reason: 'pindah' }))
  await drained(shop)
  expect(secretsOn(shop.router)).toEqual([])
  expect(lineOf(shop.router, 'budi-baru')).toBeNull()
  expect(shop.of(budi.id)).toMatchObject({ actualAccess: 'off', provision: 'removed' })
})

test('pindah router sementara yang lama mati: yang baru tidak menunggu, yang lama dibersihkan begitu hidup', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi')
  await drained(shop)
  await shop.router.unplug()
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: budi.id, reason }))
  shop.act((tx, ctx) => moveSubscription(tx, ctx, { id: budi.id, routerId: shop.otherId }))
  await drained(shop, `router:${shop.otherId}`)
  expect(shop.of(budi.id)).toMatchObject({ routerId: shop.otherId, provision: 'present', actualAccess: 'isolated' })
  expect(secretsOn(shop.other)).toMatchObject([{ name: 'budi', profile: 'lk-isolir' }])
  expect(secretsOn(shop.router)).toHaveLength(1)
  await shop.router.plug()
  await drained(shop)
  expect(secretsOn(shop.router)).toEqual([])
  expect(shop.of(budi.id)).toMatchObject({ provision: 'present', actualAccess: 'isolated' })
})

test('profil lama pemilik dipakai apa adanya, dan bila tidak ada dikatakan apa yang harus dibuat', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi', { packageId: shop.packs.existing.id })
  await vi.waitFor(() => expect(shop.of(budi.id).provision).toBe('failed'))
  expect(shop.of(budi.id).provisionError).toBe(
    'Profil PPP "10M-lama" dari Paket Induk Profil lama tidak ada di router Warkop.',
  )
  shop.router.run(['/ppp/profile/add', '=name=10M-lama', '=rate-limit=3M/3M'])
  shop.act((tx, ctx) => retrySubscription(tx, ctx, budi.id))
  await drained(shop)
  expect(secretsOn(shop.router)).toMatchObject([{ profile: '10M-lama' }])
  expect(writesOn(shop.router, '/ppp/profile')).toEqual(['add'])
})

test('200 pelanggan dipasang lalu diisolir semua, dalam hitungan detik', async () => {
  const shop = await openLineShop()
  const began = performance.now()
  const people = Array.from({ length: 200 }, (_, index) => shop.subscribe('Warga', { username: `warga-${index}` }))
  await drained(shop)
  shop.act((tx, ctx) => {
    for (const { id } of people) suspendSubscription(tx, ctx, { id, reason })
  })
  await drained(shop)
  expect(secretsOn(shop.router).filter((row) => row.profile === 'lk-isolir')).toHaveLength(200)
  expect(performance.now() - began).toBeLessThan(15_000)
}, 30_000)

test('alamat tetap diberi lalu dicabut: kembali ke pool, juga di router yang tidak kenal unset', async () => {
  const shop = await openLineShop()
  const budi = shop.subscribe('Budi', { address: '10.10.1.9' })
  await drained(shop)
  plugModem(shop, budi)
  expect(shop.router.run(['/ppp/active/print']).rows[0]?.address).toBe('10.10.1.9')
  const change = (address: string | null) => {
    const edit = { id: budi.id, label: '', username: 'budi', address }
    shop.act((tx, ctx) => changeSubscription(tx, ctx, edit, { secrets: shop.secrets }))
    return drained(shop)
  }
  await change(null)
  expect(shop.router.db.table(SECRETS).byName('budi')).not.toHaveProperty('remote-address')
  shop.clock.advance(2_000)
  expect(shop.router.run(['/ppp/active/print']).rows[0]?.address).toBe('10.10.0.2')
  await change('10.10.1.8')
  shop.router.faults.add({ action: { kind: 'trap', message: 'no such command' }, command: `${SECRETS}/unset` })
  await change(null)
  expect(shop.router.db.table(SECRETS).byName('budi')).not.toHaveProperty('remote-address')
  expect(shop.of(budi.id).provision).toBe('present')
})
