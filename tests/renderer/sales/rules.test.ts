import { describe, expect, test } from 'vitest'
import {
  addOne,
  type Counter,
  changeQuantity,
  MOST_OF_ONE,
  priceBasket,
  readBasket,
  supplyOf,
  type Tile,
} from '../../../src-renderer/features/sales/basket'
import { likelyAmounts } from '../../../src-renderer/features/sales/quick-notes'
import { codeOf } from '../../../src-renderer/features/sales/scan'
import { stockMark, supplyRemark } from '../../../src-renderer/features/sales/supply-words'
import { tileKey } from '../../../src-renderer/features/sales/tile-keys'

const tile: Tile = {
  packageId: 'p1',
  name: 'Warkop 3 Jam',
  price: 2_000,
  color: 'pandan',
  activeText: '3 jam sejak login pertama',
  rateText: '',
  stock: 3,
  isLow: false,
  canMakeNow: false,
  note: null,
}
const counter = (changes: Partial<Tile> = {}, offlineSale: Counter['offlineSale'] = 'refuse'): Counter => ({
  tiles: [{ ...tile, ...changes }],
  routers: [],
  offlineSale,
  hasQris: false,
  hasPrinter: false,
})
const line = (quantity: number) => [{ packageId: 'p1', name: 'Warkop 3 Jam', quantity }]

describe('pecahan cepat', () => {
  test.each([
    [2_000, [5_000, 10_000, 20_000, 50_000, 100_000]],
    [5_000, [10_000, 20_000, 50_000, 100_000]],
    [7_000, [10_000, 20_000, 50_000, 100_000]],
    [34_000, [35_000, 40_000, 50_000, 100_000]],
    [100_000, []],
    [130_000, [140_000, 150_000, 200_000]],
    [0, []],
  ])('untuk %i', (total, amounts) => {
    expect(likelyAmounts(total)).toEqual(amounts)
  })

  test('tidak pernah kurang dari totalnya, dan paling banyak lima', () => {
    for (let total = 500; total < 400_000; total += 500) {
      const amounts = likelyAmounts(total)
      expect(amounts.every((amount) => amount > total)).toBe(true)
      expect(amounts.length).toBeLessThanOrEqual(5)
    }
  })
})

test('tombol paket: angka dulu, lalu huruf; tidak ada yang kembar dan tidak ada F1-F9', () => {
  const keys = Array.from({ length: 40 }, (_, index) => tileKey(index))
  expect(keys.slice(0, 11)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'Q'])
  const given = keys.filter((key) => key !== null)
  expect(new Set(given).size).toBe(given.length)
  expect(given.every((key) => /^[0-9A-Z]$/.test(key))).toBe(true)
  expect(keys.at(-1)).toBeNull()
})

test('yang dipindai: kode dari tautan login, atau teks apa adanya', () => {
  expect(codeOf('http://login.warkop.net/login?username=K7M4QP&password=K7M4QP')).toBe('K7M4QP')
  expect(codeOf('HTTP://HOTSPOT.LAN/LOGIN?PASSWORD=X&USERNAME=WK%2DK7M4')).toBe('WK-K7M4')
  expect(codeOf('  VC-261121-0042 ')).toBe('VC-261121-0042')
  expect(codeOf('http://x/login?username=%E0%A4%A')).toBe('%E0%A4%A')
  expect(codeOf('x'.repeat(300))).toHaveLength(40)
})

describe('keranjang', () => {
  test('tekan lagi menambah, sampai batasnya; nol menghapus barisnya', () => {
    const twice = addOne(addOne([], tile), tile)
    expect(twice).toEqual(line(2))
    expect(changeQuantity(twice, 'p1', () => 0)).toEqual([])
    expect(changeQuantity(twice, 'p1', () => 999)).toEqual(line(MOST_OF_ONE))
    const full = Array.from({ length: 20 }, (_, index) => ({ packageId: `p${index + 10}`, name: 'x', quantity: 1 }))
    expect(addOne(full, tile)).toEqual(full)
  })

  test('yang tersimpan di komputer ini diperiksa dulu', () => {
    expect(readBasket(line(2))).toEqual(line(2))
    for (const stored of [null, {}, [{ packageId: 'p1' }], line(0), line(101), line(1.5), [...line(1), 7]])
      expect(readBasket(stored)).toBeUndefined()
  })

  test('harga selalu dari jawaban terbaru; paket yang hilang disebut, tidak ikut dihitung', () => {
    expect(priceBasket(line(3), counter({ price: 2_500 }))).toMatchObject({ total: 7_500, count: 3, gone: [] })
    expect(priceBasket(line(3), { ...counter(), tiles: [] })).toMatchObject({
      total: 0,
      count: 0,
      gone: ['Warkop 3 Jam'],
    })
  })
})

describe('dari mana kodenya', () => {
  test.each([
    ['cukup', {}, 3, 'refuse', { kind: 'stock' }],
    ['kurang, router tersambung', { canMakeNow: true }, 5, 'refuse', { kind: 'make', missing: 2 }],
    ['kurang, router mati, tolak', {}, 5, 'refuse', { kind: 'refused', missing: 2 }],
    ['kurang, router mati, tetap jual', {}, 5, 'sell', { kind: 'later', missing: 2 }],
  ] as const)('%s', (_, changes, quantity, offlineSale, supply) => {
    expect(supplyOf({ ...tile, ...changes }, quantity, offlineSale)).toEqual(supply)
  })

  test('dikatakan di paket dan di keranjang', () => {
    expect(stockMark(tile, 'refuse')).toEqual({ tone: 'good', word: '3 siap' })
    expect(stockMark({ ...tile, isLow: true }, 'refuse').word).toBe('Sisa 3')
    expect(stockMark({ ...tile, stock: 0 }, 'refuse').word).toBe('Habis')
    expect(stockMark({ ...tile, stock: 0 }, 'sell').word).toBe('Aktif nanti')
    const remark = (quantity: number, changes: Partial<Tile> = {}, offlineSale: Counter['offlineSale'] = 'refuse') => {
      const [priced] = priceBasket(line(quantity), counter(changes, offlineSale)).lines
      return priced && supplyRemark(priced)?.word
    }
    expect(remark(3)).toBeUndefined()
    expect(remark(5, { canMakeNow: true })).toBe('3 dari stok, 2 dibuat saat dijual')
    expect(remark(2, { stock: 0 }, 'sell')).toBe('Aktif setelah router tersambung')
    expect(remark(5)).toBe('Stok tinggal 3, tidak ada router tersambung')
  })
})
