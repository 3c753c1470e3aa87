// Cara dipesan: its defaults, what is refused and beside which field, what stays of an option that is gone, and the copy.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Ordering, OrderOption } from '../../../src-main/features/catalog/ordering-contract'
import { cyclePriceOf } from '../../../src-main/features/catalog/ordering-store'
import { refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'
import { hotspot, pppoe } from './inputs'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
})
afterEach(async () => {
  await shop.close()
})

const create = (input: ReturnType<typeof hotspot>) =>
  shop.api.catalog.createPackage({ ...input, requestId: requestId() })
const save = (packageId: string, ordering: Ordering) =>
  shop.api.catalog.saveOrdering({ packageId, ...ordering, requestId: requestId() })
const read = (packageId: string) => shop.api.catalog.ordering({ packageId })

const MONTHLY: Ordering = { asksDomain: false, installFee: 0, cycles: [{ months: 1, price: null }], options: [] }
const option = (over: Partial<OrderOption> = {}): OrderOption => ({
  id: randomUUID(),
  kind: 'yes-no',
  label: 'IP Publik',
  isRequired: false,
  every: 'month',
  price: 50_000,
  maximum: null,
  choices: [],
  ...over,
})
const choice = (label: string, price = 0) => ({ id: randomUUID(), label, price })

test('yang belum diatur: bulanan per bulan, harian tanpa siklus, gratis pasang, tanpa opsi', async () => {
  const monthly = await create(pppoe())
  const daily = await create(hotspot())
  expect(await read(monthly.id)).toEqual(MONTHLY)
  expect(await read(daily.id)).toEqual({ ...MONTHLY, cycles: [] })
  expect(await refusal(read(randomUUID()))).toMatchObject({ code: 'PACKAGE_NOT_FOUND' })
})

test('disimpan seluruhnya, dibaca kembali sama, dengan urutan opsi dan pilihannya', async () => {
  const { id } = await create(pppoe())
  const wanted: Ordering = {
    asksDomain: true,
    installFee: 150_000,
    cycles: [
      { months: 1, price: null },
      { months: 3, price: 420_000 },
      { months: 12, price: null },
    ],
    options: [
      option({
        kind: 'choice',
        label: 'Router',
        price: 0,
        every: 'once',
        choices: [choice('Punya sendiri'), choice('Beli', 300_000)],
      }),
      option({ kind: 'quantity', label: 'Titik tambahan', price: 25_000, maximum: 5 }),
      option({ kind: 'text', label: 'Patokan rumah', price: 0, every: 'once', isRequired: true }),
    ],
  }
  expect(await save(id, wanted)).toEqual(wanted)
  expect(await read(id)).toEqual(wanted)
  expect(cyclePriceOf(shop.app.db, id, 3)).toBe(420_000)
  expect(cyclePriceOf(shop.app.db, id, 12)).toBeNull()
  const turned = { ...wanted, options: wanted.options.toReversed() }
  expect(await save(id, turned)).toEqual(turned)
})

test('opsi yang dihapus diarsipkan, tidak hilang; kembali dengan id yang sama bila dipasang lagi', async () => {
  const { id } = await create(pppoe())
  const [first, second] = [
    option(),
    option({ label: 'Titik', kind: 'choice', choices: [choice('Satu'), choice('Dua', 5_000)] }),
  ]
  await save(id, { ...MONTHLY, options: [first, second] })
  await save(id, { ...MONTHLY, options: [first] })
  const rows = () =>
    shop.app.db.connection
      .prepare('select label, archived_at is null as lives from package_option order by label')
      .all()
  expect(rows()).toEqual([
    { label: 'IP Publik', lives: 1 },
    { label: 'Titik', lives: 0 },
  ])
  const back = await save(id, { ...MONTHLY, options: [{ ...second, label: 'Titik kabel' }] })
  expect(back.options).toEqual([{ ...second, price: 0, label: 'Titik kabel' }])
})

test('yang tersembunyi di formulir tidak tersimpan: harga sebuah pilihan, batas sebuah teks', async () => {
  const { id } = await create(pppoe())
  const typed = [
    option({ kind: 'choice', label: 'A', price: 9_000, maximum: 3, choices: [choice('x'), choice('y')] }),
    option({ kind: 'text', label: 'B', maximum: 4, choices: [choice('z')] }),
  ]
  const { options } = await save(id, { ...MONTHLY, options: typed })
  expect(options).toMatchObject([
    { price: 0, maximum: null, choices: [{ label: 'x' }, { label: 'y' }] },
    { price: 50_000, maximum: null, choices: [] },
  ])
})

test('setiap penolakan berdiri di kolomnya', async () => {
  const { id } = await create(pppoe({ customerPrice: 150_000 }))
  const daily = await create(hotspot())
  const at = async (change: Partial<Ordering>, packageId = id) => {
    const { code, data } = await refusal(save(packageId, { ...MONTHLY, ...change }))
    return [code, data?.field]
  }
  const cycles = (...prices: [months: 1 | 3 | 12, price: number | null][]) =>
    prices.map(([months, price]) => ({ months, price }))
  expect(await at({ cycles: [] })).toEqual(['ORDERING_CYCLE_NEEDED', 'cycles'])
  expect(await at({ cycles: cycles([3, null], [3, 1_000]) })).toEqual(['ORDERING_CYCLE_TWICE', 'cycles.1.months'])
  expect(await at({ cycles: cycles([1, 140_000]) })).toEqual(['ORDERING_MONTH_PRICE', 'cycles.0.price'])
  expect(await at({ cycles: cycles([1, null], [3, 450_001]) })).toEqual(['ORDERING_CYCLE_DEAR', 'cycles.1.price'])
  expect(await at({ cycles: cycles([12, 0]) })).toEqual(['ORDERING_CYCLE_FREE', 'cycles.0.price'])
  expect(await at({}, daily.id)).toEqual(['ORDERING_NO_CYCLES', 'cycles'])
  expect(await at({ cycles: [], options: [option()] }, daily.id)).toEqual(['ORDERING_ONCE_ONLY', 'options.0.every'])
  const onlyOne = option({ kind: 'choice', label: 'Router', choices: [choice('Satu')] })
  expect(await at({ options: [option(), onlyOne] })).toEqual(['ORDERING_CHOICES_NEEDED', 'options.1.choices'])
  const same = option({ kind: 'choice', choices: [choice('Satu'), choice('satu')] })
  expect(await at({ options: [same] })).toEqual(['ORDERING_LABEL_TWICE', 'options.0.choices.1.label'])
  expect(await at({ options: [option(), option({ label: 'ip publik' })] })).toEqual([
    'ORDERING_LABEL_TWICE',
    'options.1.label',
  ])
  expect(await at({ options: [option({ kind: 'quantity' })] })).toEqual([
    'ORDERING_MAXIMUM_NEEDED',
    'options.0.maximum',
  ])
  expect(await read(id)).toEqual(MONTHLY)
})

test('opsi paket lain tidak dapat direbut dengan id-nya', async () => {
  const one = await create(pppoe())
  const other = await create(pppoe({ name: 'Family 20 Mbps' }))
  const mine = option()
  await save(one.id, { ...MONTHLY, options: [mine] })
  expect(await refusal(save(other.id, { ...MONTHLY, options: [mine] }))).toMatchObject({ code: 'ORDERING_STALE' })
  const twice = { ...MONTHLY, options: [mine, { ...mine, label: 'Lain' }] }
  expect(await refusal(save(one.id, twice))).toMatchObject({ code: 'ORDERING_STALE' })
  expect((await read(one.id)).options).toEqual([mine])
})

test('duplikat dipesan dengan cara yang sama, dengan opsinya sendiri', async () => {
  const { id } = await create(pppoe())
  const wanted = {
    ...MONTHLY,
    installFee: 100_000,
    cycles: [{ months: 12 as const, price: 1_500_000 }],
    options: [option({ kind: 'choice', price: 0, choices: [choice('Satu'), choice('Dua', 5_000)] })],
  }
  await save(id, wanted)
  const copy = await shop.api.catalog.duplicatePackage({ id, requestId: requestId() })
  const copied = await read(copy.id)
  const bare = ({ options, ...rest }: Ordering) => ({
    ...rest,
    options: options.map(({ id: _, choices, ...one }) => ({
      ...one,
      choices: choices.map(({ label, price }) => ({ label, price })),
    })),
  })
  expect(bare(copied)).toEqual(bare(wanted))
  expect(copied.options[0]?.id).not.toBe(wanted.options[0]?.id)
})

test('paket yang belum pernah dipakai hilang bersama cara dipesannya', async () => {
  const { id } = await create(pppoe())
  await save(id, {
    ...MONTHLY,
    installFee: 1_000,
    options: [option({ kind: 'choice', choices: [choice('a'), choice('b')] })],
  })
  expect(await shop.api.catalog.removePackage({ id, requestId: requestId() })).toEqual({ outcome: 'removed' })
  const left = ['package_ordering', 'package_cycle', 'package_option', 'package_choice'].map((table) =>
    shop.app.db.connection.prepare(`select count(*) from ${table}`).pluck().get(),
  )
  expect(left).toEqual([0, 0, 0, 0])
})
