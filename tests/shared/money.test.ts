import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addRupiah,
  formatRupiah,
  formatRupiahShort,
  formatThousands,
  isRupiah,
  negateRupiah,
  parseRupiah,
  rupiah,
  subtractRupiah,
  sumRupiah,
  timesRupiah,
} from '../../src-main/shared/money'

describe('menulis uang', () => {
  test('titik ribuan, tanpa sen, tanpa spasi', () => {
    const written = [0, 5, 999, 1000, 5000, 150_000, 1_234_567, -5000, -0].map((n) => formatRupiah(rupiah(n)))
    expect(written).toEqual([
      'Rp0',
      'Rp5',
      'Rp999',
      'Rp1.000',
      'Rp5.000',
      'Rp150.000',
      'Rp1.234.567',
      '-Rp5.000',
      'Rp0',
    ])
    expect(formatThousands(-12_345)).toBe('-12.345')
  })

  test('singkat untuk grafik', () => {
    const written = [0, 900, 2_500, 350_000, 999_499, 999_500, 1_240_000, 15_600_000, 2_300_000_000, -350_000]
    expect(written.map((n) => formatRupiahShort(rupiah(n)))).toEqual([
      'Rp0',
      'Rp900',
      'Rp2,5 rb',
      'Rp350 rb',
      'Rp999 rb',
      'Rp1 jt',
      'Rp1,2 jt',
      'Rp16 jt',
      'Rp2,3 M',
      '-Rp350 rb',
    ])
  })

  test('setengah rupiah tidak ada', () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => rupiah(wrong)).toThrow(RangeError)
      expect(() => formatThousands(wrong)).toThrow(RangeError)
      expect(isRupiah(wrong)).toBe(false)
    }
    expect(isRupiah('5000')).toBe(false)
  })
})

describe('menghitung uang', () => {
  test('jumlah, sisa, kali dan balik', () => {
    const [a, b] = [rupiah(2000), rupiah(5000)]
    expect(addRupiah(a, b, a)).toBe(9000)
    expect(sumRupiah([])).toBe(0)
    expect(subtractRupiah(a, b)).toBe(-3000)
    expect(timesRupiah(a, 3)).toBe(6000)
    expect(Object.is(negateRupiah(rupiah(0)), 0)).toBe(true)
    expect(() => timesRupiah(a, 1.5)).toThrow(RangeError)
  })
})

describe('membaca uang yang diketik', () => {
  test.each([
    ['5000', 5000],
    ['5.000', 5000],
    ['5,000', 5000],
    ['Rp5.000', 5000],
    ['Rp 5.000', 5000],
    ['rp. 5.000', 5000],
    ['5.000,-', 5000],
    ['Rp5.000,-.', 5000],
    ['5.000,00', 5000],
    ['1.500.000', 1_500_000],
    ['1,500,000', 1_500_000],
    ['5rb', 5000],
    ['5 ribu', 5000],
    ['5k', 5000],
    ['2,5rb', 2500],
    ['1,5jt', 1_500_000],
    ['1.5jt', 1_500_000],
    ['1,25 juta', 1_250_000],
    ['2 miliar', 2_000_000_000],
    ['-2.000', -2000],
    ['-Rp2.000', -2000],
    ['Rp-2.000', -2000],
    ['0', 0],
    ['007', 7],
    ['  500 ', 500],
  ])('%s adalah %d', (typed, amount) => {
    expect(parseRupiah(typed)).toBe(amount)
  })

  test.each([
    '',
    ' ',
    'Rp',
    'lima ribu',
    '5.00',
    '5,5',
    '50.00',
    '5.0000',
    '1.500.00',
    '1.500,000',
    '1,500.000',
    '1.500rb',
    '1.500jt',
    '5m',
    '5M',
    '1,555rb',
    '1,5',
    '--5',
    '-Rp-5',
    '5 000',
    '5e3',
    '0x10',
    '0.500',
    '5rb500',
    '٥٠٠٠',
    '5000\n6000',
    '99999999999999999',
    '999999999jtjt',
  ])('%j tidak ditebak', (typed) => {
    expect(parseRupiah(typed)).toBeNull()
  })

  test('yang ditulis dapat dibaca kembali, berapa pun', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (n) => {
        const amount = rupiah(n)
        expect(parseRupiah(formatRupiah(amount))).toBe(amount)
      }),
    )
  })

  test('ketikan apa pun tidak membuat pecahan atau kesalahan', () => {
    const keys = fc.constantFrom(...'0123456789.,-rRbBpPjtk ')
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 14 }), (typed) => {
        const amount = parseRupiah(typed.join(''))
        expect(amount === null || isRupiah(amount)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
