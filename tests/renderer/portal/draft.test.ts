// The running total of step 2, beside the price that the core says.
import { expect, test } from 'vitest'
import { priceItem } from '../../../src-main/features/orders/domain'
import { rupiah } from '../../../src-main/shared/money'
import { beginDraft, itemOf, priceLines, probeOf, totalOf } from '../../../src-renderer/portal/ordering/draft'
import type { Offer } from '../../../src-renderer/portal/ordering/types'

const PRICES = { 1: rupiah(150_000), 3: rupiah(430_000), 12: rupiah(1_600_000) }
const OPTIONS = [
  {
    id: 'ruang',
    kind: 'choice',
    label: 'Ruang simpan',
    isRequired: true,
    every: 'month',
    price: rupiah(0),
    maximum: null,
    choices: [
      { id: 'kecil', label: '5 GB', price: rupiah(0) },
      { id: 'besar', label: '20 GB', price: rupiah(25_000) },
    ],
  },
  {
    id: 'surat',
    kind: 'quantity',
    label: 'Kotak surat',
    isRequired: false,
    every: 'month',
    price: rupiah(5_000),
    maximum: 10,
    choices: [],
  },
  {
    id: 'pindah',
    kind: 'yes-no',
    label: 'Bantu pindahkan',
    isRequired: false,
    every: 'once',
    price: rupiah(75_000),
    maximum: null,
    choices: [],
  },
  {
    id: 'catatan',
    kind: 'text',
    label: 'Nama di situs',
    isRequired: false,
    every: 'once',
    price: rupiah(10_000),
    maximum: null,
    choices: [],
  },
] as const satisfies Offer['options']
const OFFER: Offer = {
  packageId: 'hosting',
  name: 'Cloud Hosting',
  serviceType: 'other',
  billingType: 'monthly',
  price: rupiah(150_000),
  durationText: 'per bulan',
  rateText: '',
  asksDomain: true,
  installFee: rupiah(50_000),
  cycles: [
    { months: 1, price: PRICES[1], saving: rupiah(0) },
    { months: 12, price: PRICES[12], saving: rupiah(200_000) },
  ],
  options: [...OPTIONS],
  places: [],
}
const VALUES = { ruang: 'besar', surat: '3', pindah: 'ya', catatan: 'Warkop Joko' }

test.each([
  ['bulanan, tanpa opsi', 1, { ruang: 'kecil' }],
  ['bulanan, semua opsi', 1, VALUES],
  ['setahun, semua opsi', 12, VALUES],
  ['setahun, teks kosong dan nol kotak surat', 12, { ...VALUES, catatan: '  ', surat: '0' }],
] as const)('jumlah di halaman Konfigurasi sama dengan hitungan toko: %s', (_, cycleMonths, values) => {
  const draft = { ...beginDraft(OFFER), cycleMonths, domainName: 'warkopjoko.id' }
  const chosen = { ...draft, values: { ...draft.values, ...values } }
  const item = itemOf(OFFER, chosen)
  const core = priceItem(
    {
      // only what pricing reads of a package
      pack: {
        id: 'hosting',
        name: 'Cloud Hosting',
        customerPrice: OFFER.price,
        master: { serviceType: 'other', billingType: 'monthly' },
      } as never,
      ordering: {
        asksDomain: true,
        installFee: OFFER.installFee,
        cycles: [
          { months: 1, price: null },
          { months: 12, price: null },
        ],
        options: [...OPTIONS],
      },
      places: [],
      cyclePrice: (months, extras) => rupiah(PRICES[months] + extras * months),
    },
    { ...item, options: item.options.map(({ optionId, value }) => ({ optionId, value: value.trim() })) },
    'items.0',
    { mayChooseLater: false },
  )
  expect(totalOf(priceLines(OFFER, chosen))).toBe(core.total)
})

test('layanan yang diubah mulai dari pilihan lamanya; pilihan yang sudah tidak ada dikosongkan', () => {
  const draft = beginDraft(OFFER, {
    packageId: 'hosting',
    cycleMonths: 3,
    quantity: 1,
    domain: { kind: 'own', name: 'warkop.id' },
    placeId: 'router-lama',
    options: [
      { optionId: 'ruang', value: 'raksasa' },
      { optionId: 'surat', value: '4' },
      { optionId: 'hilang', value: 'x' },
    ],
  })
  expect(draft).toEqual({
    cycleMonths: 1,
    quantity: 1,
    domainKind: 'own',
    domainName: 'warkop.id',
    placeId: null,
    values: { ruang: '', surat: '4', pindah: 'tidak', catatan: '' },
  })
})

test('satu-satunya lokasi terpilih sendiri; dari dua, orangnya yang memilih', () => {
  const places = [{ id: 'a', name: 'Warkop' }]
  expect(beginDraft({ ...OFFER, places }).placeId).toBe('a')
  expect(beginDraft({ ...OFFER, places: [...places, { id: 'b', name: 'Kos' }] }).placeId).toBeNull()
})

test('harga ditanyakan juga selagi formulirnya belum lengkap, dan tidak untuk setiap huruf', () => {
  const places = [
    { id: 'a', name: 'Warkop' },
    { id: 'b', name: 'Kos' },
  ]
  const offer = { ...OFFER, places }
  const draft = beginDraft(offer)
  const typed = { ...draft, domainName: 'wark', values: { ...draft.values, catatan: 'Warkop J' } }
  const more = { ...draft, domainName: 'warkopjoko.id', values: { ...draft.values, catatan: 'Warkop Joko' } }
  expect(probeOf(offer, typed)).toEqual(probeOf(offer, more))
  expect(probeOf(offer, draft)).toMatchObject({ domain: { name: 'contoh.id' }, placeId: 'a' })
})
