import fc from 'fast-check'
import { expect, test } from 'vitest'
import { discountOn, foldCode, type PromoTerms, reachOf } from '../../../src-main/features/promos/domain'
import { rupiah } from '../../../src-main/shared/money'

const terms = (changes: Partial<PromoTerms>): PromoTerms => ({
  kind: 'percent',
  value: 10,
  minimum: 0,
  cap: null,
  packageIds: [],
  ...changes,
})

test.each([
  [{ kind: 'percent', value: 10 }, 150_000, 15_000],
  [{ kind: 'percent', value: 10 }, 1_005, 101], // 100.5 goes up
  [{ kind: 'percent', value: 10 }, 1_004, 100], // 100.4 goes down
  [{ kind: 'percent', value: 33 }, 100, 33],
  [{ kind: 'percent', value: 50, cap: 20_000 }, 150_000, 20_000],
  [{ kind: 'percent', value: 100 }, 150_000, 150_000],
  [{ kind: 'percent', value: 1 }, 10, 0],
  [{ kind: 'fixed', value: 25_000 }, 150_000, 25_000],
  [{ kind: 'fixed', value: 25_000 }, 10_000, 10_000], // never more than there is
  [{ kind: 'fixed', value: 25_000 }, 0, 0],
] as const)('%j dari %i memotong %i', (changes, reach, discount) => {
  expect(discountOn(terms(changes), rupiah(reach))).toBe(discount)
})

test('potongan: bulat, tidak di bawah nol, tidak di atas batas atau jumlahnya, dan paling jauh setengah rupiah dari persennya', () => {
  const kinds = fc.constantFrom('percent' as const, 'fixed' as const)
  const property = fc.property(
    kinds,
    fc.integer({ min: 1, max: 1_000_000_000 }),
    fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
    fc.integer({ min: 0, max: 1_000_000_000_000 }),
    (kind, amount, cap, reach) => {
      const value = kind === 'percent' ? (amount % 100) + 1 : amount
      const taken = discountOn(terms({ kind, value, cap }), rupiah(reach))
      expect(Number.isSafeInteger(taken)).toBe(true)
      expect(taken).toBeGreaterThanOrEqual(0)
      expect(taken).toBeLessThanOrEqual(reach)
      if (cap !== null) expect(taken).toBeLessThanOrEqual(cap)
      // exactly, in integers of a hundredth: |100 taken - reach * value| <= 50, unless something held it back
      const exact = BigInt(reach) * BigInt(value)
      const isHeld = cap !== null && exact >= BigInt(cap) * 100n
      if (kind === 'percent' && !isHeld) {
        const off = BigInt(taken) * 100n - exact
        expect(off > -50n && off <= 50n).toBe(true)
      }
      if (kind === 'fixed') expect(taken).toBe(Math.min(value, cap ?? value, reach))
    },
  )
  fc.assert(property, { numRuns: 2_000 })
})

test('yang dijumlahkan hanya baris yang termasuk promonya', () => {
  const lines = [
    { packageId: 'a', amount: rupiah(10_000) },
    { packageId: 'b', amount: rupiah(2_000) },
    { packageId: 'a', amount: rupiah(5_000) },
  ]
  expect(reachOf(terms({}), lines)).toBe(17_000)
  expect(reachOf(terms({ packageIds: ['a'] }), lines)).toBe(15_000)
  expect(reachOf(terms({ packageIds: ['c'] }), lines)).toBeNull()
  expect(reachOf(terms({}), [])).toBeNull()
})

test.each([
  ['hemat10', 'HEMAT10'],
  ['  Hemat 10 ', 'HEMAT10'],
  ['\u{ff28}\u{ff25}\u{ff2d}\u{ff21}\u{ff34}\u{3000}10', 'HEMAT10'], // full-width, and its space
  ['hemat\u{a0}10', 'HEMAT10'],
])('kode %j dibaca %s', (typed, code) => {
  expect(foldCode(typed)).toBe(code)
})
