// Paket dan Paket Induk through the real door, on real SQLite.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'
import { changed, DAY, hotspot, NO_LIMITS, pppoe, priced, spec } from './inputs'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
})
afterEach(async () => {
  await shop.close()
})

const create = (input: ReturnType<typeof hotspot>) =>
  shop.api.catalog.createPackage({ ...input, requestId: requestId() })
const update = (input: ReturnType<typeof changed>) =>
  shop.api.catalog.updatePackage({ ...input, requestId: requestId() })
const names = async (serviceType: 'hotspot' | 'pppoe' | null = null) =>
  (await shop.api.catalog.list({ serviceType })).map((pack) => pack.name)
const actions = async () => (await shop.api.audit.list({})).rows.map((row) => row.action)

test('formulir sederhana membuat Paket Induk dan Paket sekaligus', async () => {
  const pack = await create(hotspot({}, { rateLimit: ' 1m / 3 Mbps ' }))
  expect(pack).toMatchObject({
    name: 'Harian Hemat',
    customerPrice: 5_000,
    operatorPrice: 2_000,
    tileOrder: 1,
    master: {
      name: 'Harian Hemat',
      serviceType: 'hotspot',
      billingType: 'daily',
      rateLimit: '1M/3M',
      activeSeconds: DAY,
      shelfSeconds: 30 * DAY,
    },
  })
  expect(pack.master.profileName).toMatch(/^lk-harian-hemat-[a-z2-9]{4}$/)
  expect(await shop.api.catalog.masters({})).toMatchObject([
    { name: 'Harian Hemat', packages: [{ id: pack.id, name: 'Harian Hemat', isArchived: false }] },
  ])
  expect(await actions()).toEqual(expect.arrayContaining(['master.create', 'package.create']))
})

test('klik dua kali membuat satu paket', async () => {
  const input = { ...hotspot(), requestId: requestId() }
  const [one, two] = await Promise.all([shop.api.catalog.createPackage(input), shop.api.catalog.createPackage(input)])
  expect(two).toEqual(one)
  expect(await names()).toEqual(['Harian Hemat'])
})

test('paket kedua memakai Paket Induk yang ada, dengan nama dan harga sendiri', async () => {
  const first = await create(hotspot())
  const second = await create({
    ...priced({ name: 'Harian Karyawan', customerPrice: 3_000, operatorPrice: null, isPublic: false }),
    master: { kind: 'existing', id: first.master.id },
  })
  expect(second).toMatchObject({ customerPrice: 3_000, operatorPrice: 3_000, isPublic: false, master: first.master })
  const [master] = await shop.api.catalog.masters({})
  expect(master?.packages.map((user) => user.name)).toEqual(['Harian Hemat', 'Harian Karyawan'])
})

test('setiap tab hanya memuat tipenya sendiri', async () => {
  await create(hotspot())
  await create(pppoe())
  expect(await names('hotspot')).toEqual(['Harian Hemat'])
  expect(await names('pppoe')).toEqual(['Family 10 Mbps'])
  expect(await names()).toEqual(['Harian Hemat', 'Family 10 Mbps'])
})

test('nama yang terbaca sama oleh kasir ditolak di samping isiannya', async () => {
  await create(hotspot())
  const { code, data } = await refusal(create(hotspot({ name: '  HARIAN   hemat ' })))
  expect({ code, field: data.field }).toEqual({ code: 'PACKAGE_NAME_TAKEN', field: 'name' })
})

test('isian yang salah disebut di samping isiannya', async () => {
  const { code, data } = await refusal(
    create(
      hotspot(
        { name: ' ', codeFormat: { length: 3, prefix: 'a b', style: 'single' } },
        { rateLimit: '3M', sharedUsers: 0 },
      ),
    ),
  )
  expect(code).toBe('INPUT_INVALID')
  expect(data.fields).toEqual({
    name: 'Wajib diisi.',
    'codeFormat.length': 'Paling sedikit 4 karakter.',
    'codeFormat.prefix': 'Hanya huruf besar dan angka, tanpa spasi.',
    'master.spec.rateLimit': 'Tulis dua angka, unggah lalu unduh, misalnya 1M/3M.',
    'master.spec.sharedUsers': 'Paling sedikit 1 perangkat.',
  })
})

test('prabayar tanpa akhir ditolak; kuota waktu atau data pada voucher sudah cukup sebagai akhir', async () => {
  const endless = hotspot({}, { activeSeconds: null })
  const { code, data } = await refusal(create(endless))
  expect({ code, field: data.field }).toEqual({ code: 'ACTIVE_PERIOD_NEEDED', field: 'activeSeconds' })
  await create(hotspot({ name: 'Kuota 1 GB' }, { activeSeconds: null, volumeQuotaBytes: 1_000_000_000 }))
  await create(hotspot({ name: 'Kuota 2 Jam' }, { activeSeconds: null, uptimeQuotaSeconds: 7_200 }))
  const prepaid = {
    ...pppoe(),
    master: { kind: 'new' as const, serviceType: 'pppoe' as const, billingType: 'daily' as const, spec: NO_LIMITS },
  }
  expect(await refusal(create(prepaid))).toMatchObject({ code: 'ACTIVE_PERIOD_NEEDED' })
})

test('yang tidak dimiliki tipenya tidak ikut tersimpan', async () => {
  const everything = spec({
    lockToFirstMac: true,
    sharedUsers: 5,
    uptimeQuotaSeconds: 3_600,
    pool: 'p',
    pppProfile: 'q',
  })
  const pack = await create({
    ...priced({ name: 'Fiber tetangga' }),
    master: { kind: 'new', serviceType: 'other', billingType: 'monthly', spec: everything },
  })
  expect(pack.master).toMatchObject({
    shelfSeconds: null,
    uptimeQuotaSeconds: null,
    sharedUsers: 1,
    lockToFirstMac: false,
    pool: null,
    pppProfile: null,
  })
})

test('tipe dan tagihan sebuah paket tidak dapat diubah, lewat Paket Induk mana pun', async () => {
  const voucher = await create(hotspot())
  const home = await create(pppoe())
  const move = changed(voucher, { master: { kind: 'existing', id: home.master.id } })
  expect(await refusal(update(move))).toMatchObject({ code: 'PACKAGE_KIND_FIXED' })
  const {
    packages: _,
    isArchived: __,
    profileName: ___,
    id,
    name,
    serviceType,
    ...rest
  } = {
    packages: [],
    ...voucher.master,
  }
  const asMonthly = { id, name, serviceType, billingType: 'monthly' as const, spec: rest, requestId: requestId() }
  expect(await refusal(shop.api.catalog.updateMaster(asMonthly))).toMatchObject({
    code: 'MASTER_IN_USE',
    data: { count: 1 },
  })
  expect((await shop.api.catalog.list({})).map((pack) => pack.master)).toEqual([voucher.master, home.master])
})

test('mengubah Paket Induk bersama mengubah semua paketnya; memisahkan hanya mengubah yang satu', async () => {
  const first = await create(hotspot())
  const second = await create({
    ...priced({ name: 'Harian Karyawan' }),
    master: { kind: 'existing', id: first.master.id },
  })
  await update(changed(second, { master: { kind: 'change', spec: spec({ rateLimit: '2M/4M' }) } }))
  expect((await shop.api.catalog.list({})).map((pack) => pack.master.rateLimit)).toEqual(['2M/4M', '2M/4M'])
  const split = await update(changed(second, { master: { kind: 'split', spec: spec({ rateLimit: '5M/5M' }) } }))
  expect(split.master).toMatchObject({ name: 'Harian Karyawan', rateLimit: '5M/5M' })
  expect(split.master.profileName).not.toBe(first.master.profileName)
  expect((await shop.api.catalog.list({})).map((pack) => pack.master.rateLimit)).toEqual(['2M/4M', '5M/5M'])
})

test('ganti nama paket: Paket Induk miliknya ikut, nama profil di router tetap', async () => {
  const pack = await create(hotspot())
  const renamed = await update(changed(pack, { name: 'Harian Seru' }))
  expect(renamed.master).toMatchObject({ name: 'Harian Seru', profileName: pack.master.profileName })
})

test('Gandakan: sekali klik, salinannya berdiri sendiri', async () => {
  const pack = await create(hotspot({ tileOrder: 7 }))
  const copy = await shop.api.catalog.duplicatePackage({ id: pack.id, requestId: requestId() })
  expect(copy).toMatchObject({
    name: 'Harian Hemat (salinan)',
    customerPrice: 5_000,
    operatorPrice: 2_000,
    tileOrder: 8,
    master: { rateLimit: '1M/3M' },
  })
  expect(copy.master.id).not.toBe(pack.master.id)
  const again = await shop.api.catalog.duplicatePackage({ id: copy.id, requestId: requestId() })
  expect(again.name).toBe('Harian Hemat (salinan 2)')
  await update(changed(copy, { master: { kind: 'change', spec: spec({ rateLimit: '9M/9M' }) } }))
  expect((await shop.api.catalog.list({})).map((item) => item.master.rateLimit)).toEqual(['1M/3M', '9M/9M', '1M/3M'])
})

test('Gandakan paket pada Paket Induk bersama tetap berbagi Paket Induk itu', async () => {
  const first = await create(hotspot())
  const second = await create({
    ...priced({ name: 'Harian Karyawan' }),
    master: { kind: 'existing', id: first.master.id },
  })
  const copy = await shop.api.catalog.duplicatePackage({ id: second.id, requestId: requestId() })
  expect(copy.master.id).toBe(first.master.id)
})

test('kasir boleh melihat paket, tetapi tidak boleh mengubahnya', async () => {
  const pack = await create(hotspot())
  await shop.api.users.create({ name: 'Siti', role: 'cashier', secret: '135791', requestId: requestId() })
  await shop.api.session.login({ name: 'Siti', secret: '135791', requestId: requestId() })
  expect(await names()).toEqual(['Harian Hemat'])
  const tries = [
    create(hotspot({ name: 'Lain' })),
    update(changed(pack, { customerPrice: 1 })),
    shop.api.catalog.duplicatePackage({ id: pack.id, requestId: requestId() }),
    shop.api.catalog.removePackage({ id: pack.id, requestId: requestId() }),
    shop.api.catalog.createFromTemplates({ keys: ['warkop-3-jam'], requestId: requestId() }),
    shop.api.catalog.masters({}),
  ]
  for (const attempt of tries) expect(await refusal(attempt)).toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await names()).toEqual(['Harian Hemat'])
})

test('router yang tidak ada ditolak dengan kalimat, bukan sebagai kerusakan', async () => {
  expect(await refusal(create(hotspot({ routerIds: [crypto.randomUUID()] })))).toMatchObject({
    code: 'ROUTER_NOT_FOUND',
  })
  expect(await names()).toEqual([])
})

test('contoh dari panduan dibuat sekali saja', async () => {
  const keys = ['harian-hemat', 'warkop-3-jam', 'anak-kos-hemat'] as const
  await create(hotspot())
  const { made, skipped } = await shop.api.catalog.createFromTemplates({ keys: [...keys], requestId: requestId() })
  expect(skipped).toEqual(['Harian Hemat'])
  expect(made).toMatchObject([
    { name: 'Warkop 3 Jam', customerPrice: 2_000, master: { rateLimit: '1M/2M', activeSeconds: 10_800 } },
    { name: 'Anak Kos Hemat', customerPrice: 50_000, master: { rateLimit: '2M/3M', activeSeconds: 30 * DAY } },
  ])
  const again = await shop.api.catalog.createFromTemplates({ keys: [...keys], requestId: requestId() })
  expect(again.made).toEqual([])
  expect((await shop.api.catalog.templates({})).map((template) => template.isMade)).toEqual([true, true, true])
  expect(await names()).toHaveLength(3)
})

test('contoh Harian Hemat: Rp5.000, modal Rp2.000, 1M/3M, 1 hari, disimpan 30 hari', async () => {
  await shop.api.catalog.createFromTemplates({ keys: ['harian-hemat'], requestId: requestId() })
  expect(await shop.api.catalog.list({})).toMatchObject([
    {
      customerPrice: 5_000,
      operatorPrice: 2_000,
      master: { rateLimit: '1M/3M', activeSeconds: DAY, shelfSeconds: 30 * DAY },
    },
  ])
})
