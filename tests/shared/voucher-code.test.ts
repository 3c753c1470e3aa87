// The odds that a form shows, and what a scanner or a tired cashier may type.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CODE_ALPHABET,
  codeSpace,
  guessOdds,
  guessTimeText,
  normalizeCode,
  oddsText,
  passwordLength,
  YEAR_SECONDS,
} from '../../src-main/shared/voucher-code'

const shape = (length: number, style: 'single' | 'pair' = 'single') => ({ length, prefix: '', style })

test('31 huruf dan angka, tanpa I L O 0 1 yang tertukar di struk', () => {
  expect(CODE_ALPHABET).toHaveLength(31)
  expect(new Set(CODE_ALPHABET).size).toBe(31)
  expect(CODE_ALPHABET).not.toMatch(/[ILO01]/)
})

describe('peluang menebak', () => {
  test.each([
    // length, outstanding, odds, time at 1 try a second, owner's PIN
    [4, 100_000, '1 dari 9 tebakan berhasil', 'kurang dari semenit', true],
    [4, 1_000, '1 dari 923 tebakan berhasil', 'sekitar 15 menit', true],
    [6, 1_000, '1 dari 887.503 tebakan berhasil', 'sekitar 10 hari', true],
    [8, 1_000, '1 dari 852.891.037 tebakan berhasil', 'sekitar 27 tahun', false],
    [8, 10_000, '1 dari 85.289.103 tebakan berhasil', 'sekitar 2 tahun', false],
    [8, 30_000, '1 dari 28.429.701 tebakan berhasil', 'sekitar 10 bulan', true],
    [9, 10_000, '1 dari 2 miliar tebakan berhasil', 'sekitar 83 tahun', false],
    [12, 10_000, '1 dari 78 triliun tebakan berhasil', 'lebih dari sejuta tahun', false],
  ])('%d huruf, %d beredar', (length, outstanding, odds, time, needsOwner) => {
    const guess = guessOdds(shape(length), outstanding)
    expect([oddsText(guess), guessTimeText(guess), guess.isTooEasy]).toEqual([odds, time, needsOwner])
  })

  test('password sendiri ikut mempersulit; awalan yang dilihat semua orang tidak', () => {
    expect(passwordLength(shape(4, 'pair'))).toBe(4)
    expect(passwordLength(shape(12, 'pair'))).toBe(6)
    expect(codeSpace(shape(4, 'pair'))).toBe(31 ** 8)
    expect(codeSpace({ ...shape(5), prefix: 'WARKOP' })).toBe(31 ** 5)
  })

  test('makin banyak yang beredar makin mudah ditebak, dan batasnya tepat setahun', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 16 }), fc.nat(1_000_000), fc.nat(10_000), (length, out, more) => {
        const [before, after] = [guessOdds(shape(length), out), guessOdds(shape(length), out + more)]
        return after.seconds <= before.seconds && before.isTooEasy === before.seconds < YEAR_SECONDS
      }),
    )
  })

  test('belum ada yang beredar: seolah satu, tidak membagi dengan nol', () => {
    expect(guessOdds(shape(4), 0).oneIn).toBe(31 ** 4)
  })
})

test.each([
  ['k7q2-mzpa', 'K7Q2MZPA'],
  [' K7Q2 MZPA\r\n', 'K7Q2MZPA'],
  ['k7q2%_*', 'K7Q2'],
  ['', ''],
])('kode %j dibaca %j', (typed, code) => expect(normalizeCode(typed)).toBe(code))
