// What an order costs: cycles, options, domain, installing, promo, PPN; what is wrong is refused beside its field.
import { afterEach, expect, test, vi } from 'vitest'
import type { CartItem } from '../../../src-main/features/orders/shapes'
import { newPhone } from '../../support/portal-phone'
import { addPackage, closeRouterShops, openRouterShop, routerInput } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { addBuyer, addHosting, addMonthly, addPromo, item, openOrderShop, placing } from './order-shop'

afterEach(async () => {
  vi.restoreAllMocks()
  await closeRouterShops()
})

const DOMAIN = { kind: 'new', name: 'namatoko.id' } as const

test('hosting setahun: harga siklus sendiri, opsi bulanan dua belas kali, opsi sekali dan pasang satu kali', async () => {
  const shop = await openOrderShop()
  const { packageId, windows, chosen } = await addHosting(shop)
  const guest = newPhone(shop.portalPort).api.orders
  expect(await guest.offer({ packageId })).toMatchObject({
    asksDomain: true,
    installFee: 25_000,
    cycles: [
      { months: 1, price: 50_000, saving: 0 },
      { months: 12, price: 500_000, saving: 100_000 },
    ],
    places: [],
    options: [
      { label: 'Sistem operasi' },
      { label: 'IP tambahan' },
      { label: 'Pindahkan data' },
      { label: 'Catatan teknisi' },
    ],
  })
  const options = chosen({ system: windows, addresses: '2', moving: 'ya', note: 'Telepon dulu' })
  const quote = await guest.quote({
    items: [item(packageId, { cycleMonths: 12, domain: DOMAIN, options })],
    promoCode: '',
  })
  const recurring = 500_000 + 12 * (100_000 + 40_000)
  expect(quote.items[0]).toMatchObject({
    domainText: 'namatoko.id (domain baru)',
    placeName: '',
    lines: [
      { text: 'Cloud Hosting, 1 tahun', amount: 500_000 },
      { text: 'Sistem operasi: Windows', amount: 1_200_000 },
      { text: 'IP tambahan: 2', amount: 480_000 },
      { text: 'Pindahkan data', amount: 75_000 },
      { text: 'Catatan teknisi: Telepon dulu', amount: 0 },
      { text: 'Biaya pasang', amount: 25_000 },
    ],
    total: recurring + 100_000,
    next: recurring,
  })
  expect(quote).toMatchObject({ subtotal: recurring + 100_000, total: recurring + 100_000, tax: 0 })
})

test('potongan bayar di muka dari toko berlaku juga untuk opsi bulanan, sama seperti tagihan berikutnya', async () => {
  const shop = await openOrderShop()
  const packageId = await addMonthly(shop, 'Sewa Router', 'other', { customerPrice: 40_000 })
  const optionId = crypto.randomUUID()
  await shop.api.catalog.saveOrdering({
    packageId,
    asksDomain: false,
    installFee: 0,
    cycles: [{ months: 3, price: null }],
    options: [
      {
        id: optionId,
        kind: 'yes-no',
        label: 'Garansi',
        isRequired: false,
        every: 'month',
        price: 10_000,
        maximum: null,
        choices: [],
      },
    ],
    requestId: requestId(),
  })
  const { billing } = await shop.api.settings.business({})
  await shop.api.settings.saveBilling({ ...billing, quarterDiscountPercent: 10, requestId: requestId() })
  const guest = newPhone(shop.portalPort).api.orders
  const items = [item(packageId, { cycleMonths: 3, options: [{ optionId, value: 'ya' }] })]
  const [quoted] = (await guest.quote({ items, promoCode: '' })).items
  expect(quoted?.lines).toEqual([
    { text: 'Sewa Router, 3 bulan', amount: 108_000 },
    { text: 'Garansi', amount: 30_000 },
    { text: 'Diskon bayar 3 bulan', amount: -3_000 },
  ])
  expect(quoted).toMatchObject({ total: 135_000, next: 135_000 })
})

test('setiap pilihan yang salah ditolak di sebelah isiannya', async () => {
  const shop = await openOrderShop()
  const { packageId, chosen } = await addHosting(shop)
  const guest = newPhone(shop.portalPort).api.orders
  const wrong = async (changes: Partial<CartItem>) => {
    const good = item(packageId, { domain: DOMAIN, options: chosen() })
    const { code, data } = await refusal(guest.quote({ items: [good, { ...good, ...changes }], promoCode: '' }))
    return [code, data.field]
  }
  const [system, addresses, moving] = chosen()
  if (!system || !addresses || !moving) throw new Error('the options are there')
  expect(await wrong({ cycleMonths: 3 })).toEqual(['ORDER_CYCLE', 'items.1.cycleMonths'])
  expect(await wrong({ quantity: 2 })).toEqual(['ORDER_QUANTITY', 'items.1.quantity'])
  expect(await wrong({ domain: null })).toEqual(['ORDER_DOMAIN_NEEDED', 'items.1.domain.name'])
  expect(await wrong({ placeId: shop.routerId })).toEqual(['ORDER_PLACE_UNKNOWN', 'items.1.placeId'])
  expect(await wrong({ options: [addresses] })).toEqual(['ORDER_OPTION_NEEDED', 'items.1.options.0.value'])
  expect(await wrong({ options: [{ ...system, value: '' }] })).toEqual([
    'ORDER_OPTION_NEEDED',
    'items.1.options.0.value',
  ])
  expect(await wrong({ options: [{ ...system, value: 'Linux' }] })).toEqual([
    'ORDER_OPTION_CHOICE',
    'items.1.options.0.value',
  ])
  for (const value of ['5', '-1', '1.5', 'dua', '99999'])
    expect(await wrong({ options: [system, { ...addresses, value }] })).toEqual([
      'ORDER_OPTION_NUMBER',
      'items.1.options.1.value',
    ])
  expect(await wrong({ options: [system, addresses, { ...moving, value: 'mungkin' }] })).toEqual([
    'ORDER_OPTION_CHOICE',
    'items.1.options.2.value',
  ])
  expect(await wrong({ options: [system, system] })).toEqual(['ORDER_OPTION_UNKNOWN', 'items.1.options.1.optionId'])
  expect(await wrong({ options: [system, { optionId: crypto.randomUUID(), value: '1' }] })).toEqual([
    'ORDER_OPTION_UNKNOWN',
    'items.1.options.1.optionId',
  ])
  expect(await wrong({ packageId: crypto.randomUUID() })).toEqual(['PACKAGE_NOT_FOUND', 'items.1.packageId'])
})

test('paket Privat tidak dikenal di portal, juga bila id-nya ditebak; loket boleh menjualnya', async () => {
  const shop = await openOrderShop()
  const privat = await addMonthly(shop, 'Paket Privat', 'other', { isPublic: false })
  const { orders } = await addBuyer(shop)
  const items = [item(privat)]
  expect((await refusal(orders.offer({ packageId: privat }))).code).toBe('PACKAGE_NOT_FOUND')
  expect((await refusal(orders.quote({ items, promoCode: '' }))).code).toBe('PACKAGE_NOT_FOUND')
  expect((await refusal(orders.place(placing(items, 150_000)))).code).toBe('PACKAGE_NOT_FOUND')
  expect((await shop.api.orders.offers({})).map(({ packageId }) => packageId)).toContain(privat)
  expect((await shop.api.orders.quote({ items, promoCode: '', customerId: null })).total).toBe(150_000)
})

test('daftar paket untuk tamu: biaya pasang ikut, nol bila tidak ada, dan hanya yang Publik', async () => {
  const shop = await openOrderShop()
  await addHosting(shop)
  await addMonthly(shop, 'Rumahan 10 Mbps')
  const privat = await addMonthly(shop, 'Paket Privat', 'other', { isPublic: false })
  const setup = { asksDomain: false, cycles: [{ months: 1 as const, price: null }], options: [] }
  await shop.api.catalog.saveOrdering({ packageId: privat, ...setup, installFee: 77_000, requestId: requestId() })
  const seen = await newPhone(shop.portalPort).api.selfcare.packages({})
  expect(Object.fromEntries(seen.map(({ name, installFee }) => [name, installFee]))).toEqual({
    'Cloud Hosting': 25_000,
    'Rumahan 10 Mbps': 0,
  })
})

test('paket di dua router: di portal lokasi wajib dipilih, di loket boleh menyusul; tanpa router tidak terjual', async () => {
  const shop = await openOrderShop()
  const home = await addMonthly(shop, 'Rumahan 10 Mbps')
  const router = { ...routerInput(1, { name: 'Kos' }), port: 1 }
  await shop.api.routers.save({ id: null, router, requestId: requestId() })
  const guest = newPhone(shop.portalPort).api.orders
  const { places } = await guest.offer({ packageId: home })
  expect(places.map(({ name }) => name).sort()).toEqual(['Kos', 'Warkop'])
  const missing = await refusal(guest.quote({ items: [item(home)], promoCode: '' }))
  expect([missing.code, missing.data.field]).toEqual(['ORDER_PLACE_NEEDED', 'items.0.placeId'])
  const chosen = await guest.quote({ items: [item(home, { placeId: shop.routerId })], promoCode: '' })
  expect(chosen.items[0]?.placeName).toBe('Warkop')
  expect((await shop.api.orders.quote({ items: [item(home)], promoCode: '', customerId: null })).total).toBe(150_000)
})

test('voucher dipesan sampai 50, yang harian lainnya satu', async () => {
  const shop = await openOrderShop()
  const { id: voucher } = await addPackage(shop)
  const guest = newPhone(shop.portalPort).api.orders
  const quote = await guest.quote({ items: [item(voucher, { quantity: 3 })], promoCode: '' })
  expect(quote).toMatchObject({
    items: [{ lines: [{ text: 'Harian Hemat, 3 voucher', amount: 15_000 }], next: 0 }],
    total: 15_000,
  })
  expect(await guest.offer({ packageId: voucher })).toMatchObject({
    cycles: [],
    durationText: '1 hari sejak login pertama',
  })
  const asked = await refusal(guest.quote({ items: [item(voucher, { cycleMonths: 3 })], promoCode: '' }))
  expect([asked.code, asked.data.field]).toEqual(['ORDER_CYCLE', 'items.0.cycleMonths'])
})

test('promo memotong sebelum PPN; PPN di atas harga ditambahkan, PPN di dalam harga tidak', async () => {
  const shop = await openOrderShop()
  const packageId = await addMonthly(shop, 'Sewa Router', 'other', { customerPrice: 100_000 })
  await addPromo(shop, { code: 'HEMAT10', kind: 'percent', value: 10 })
  const guest = newPhone(shop.portalPort).api.orders
  const quote = () => guest.quote({ items: [item(packageId)], promoCode: 'hemat 10' })
  const { billing } = await shop.api.settings.business({})
  const rule = {
    from: '2026-01-01',
    isOn: true,
    ratePercent: 12,
    factorOver: 11,
    factorUnder: 12,
    priceIncludes: false,
  }
  await shop.api.settings.saveBilling({ ...billing, tax: [rule], requestId: requestId() })
  expect(await quote()).toMatchObject({
    subtotal: 100_000,
    promo: { code: 'HEMAT10', discount: 10_000 },
    tax: 9_900,
    total: 99_900,
  })
  await shop.api.settings.saveBilling({ ...billing, tax: [{ ...rule, priceIncludes: true }], requestId: requestId() })
  expect(await quote()).toMatchObject({ subtotal: 100_000, tax: 0, total: 90_000 })
})

test('kode promo tidak dapat ditebak-tebak: sesudah lima yang salah, yang benar pun menunggu', async () => {
  const shop = await openOrderShop()
  const packageId = await addMonthly(shop, 'Sewa Router', 'other')
  await addPromo(shop, { code: 'RAHASIA', kind: 'fixed', value: 10_000 })
  const guest = newPhone(shop.portalPort).api.orders
  const quote = (promoCode: string) => guest.quote({ items: [item(packageId)], promoCode })
  for (let turn = 0; turn < 5; turn++) expect((await refusal(quote(`TEBAK${turn}`))).code).toBe('PROMO_UNKNOWN')
  expect((await refusal(quote('RAHASIA'))).code).toBe('TOO_MANY_TRIES')
  expect((await quote('')).total).toBe(150_000)
})

test('siapa pun boleh menghitung keranjang, tetapi tidak tanpa henti', { timeout: 30_000 }, async () => {
  const shop = await openOrderShop()
  const packageId = await addMonthly(shop, 'Sewa Router', 'other')
  const guest = newPhone(shop.portalPort).api.orders
  vi.spyOn(performance, 'now').mockReturnValue(performance.now()) // a busy computer must not let more in
  const refused: string[] = []
  for (let turn = 0; turn < 130; turn++)
    await guest.quote({ items: [item(packageId)], promoCode: '' }).catch(({ code }) => refused.push(code))
  expect(refused).toEqual(Array(10).fill('TOO_FAST'))
})

test('toko tanpa router yang melayani paketnya mengatakannya, dan tidak menjual', async () => {
  const shop = await openRouterShop()
  const home = await addMonthly(shop, 'Rumahan 10 Mbps')
  await shop.api.routers.remove({ id: shop.routerId, requestId: requestId() })
  const { code, data } = await refusal(shop.api.orders.quote({ items: [item(home)], promoCode: '', customerId: null }))
  expect([code, data.field]).toEqual(['ORDER_NO_PLACE', 'items.0.packageId'])
})
