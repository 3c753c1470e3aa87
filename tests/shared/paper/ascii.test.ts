import { describe, expect, test } from 'vitest'
import { foldToAscii, foldToLine } from '../../../src-main/shared/paper/ascii'
import { hugeText, naughtyStrings } from '../../support/naughty-strings'

const printable = /^[\x20-\x7e]*$/

describe('lipat teks ke ASCII', () => {
  test.each([
    ['Kafé “Ñandú” — 5 × 2…', 'Kafe "Nandu" - 5 x 2...'],
    ['Rp\u00a05.000', 'Rp 5.000'],
    ['Rp\u202f5.000\u2009lunas', 'Rp 5.000 lunas'],
    ['baris satu\nbaris\tdua', 'baris satu baris dua'],
    ['Budi\x1bp\x00\x19\xfa Santoso', 'Budipu Santoso'],
    ['👩‍👩‍👧 Keluarga 🇮🇩 👍🏽', ' Keluarga  '],
    ['مقهى', '????'],
    ['\ud800a\udfff', '?a?'],
    ['nul\u0000di tengah', 'nuldi tengah'],
    ['ﬁ ½ № ㎏ ™', 'fi 1/2 No kg (TM)'],
    ['ŁÓDŹ straße Ærø', 'LODZ strasse AEro'],
    ['\u202etxt.exe\u2066', 'txt.exe'],
  ])('%j menjadi %j', (text, expected) => {
    expect(foldToAscii(text)).toBe(expected)
  })

  test('tidak ada teks jahat yang meninggalkan byte kendali', () => {
    expect(naughtyStrings.length).toBeGreaterThan(80)
    for (const text of naughtyStrings) {
      expect(foldToAscii(text)).toMatch(printable)
      expect(foldToLine(text)).toMatch(printable)
      expect(foldToLine(text).length).toBeLessThanOrEqual(240)
    }
  })

  test('seratus ribu huruf dipotong dengan titik-titik, bukan dicetak semua', () => {
    expect(foldToLine(hugeText, 32)).toMatch(/^.{29}\.\.\.$/)
    expect(foldToLine('  dua   kata  ')).toBe('dua kata')
  })
})
