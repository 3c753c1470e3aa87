import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutDoc, plainText, wrapText } from '../../../src-main/shared/paper/columns'
import { type PaperLine, rowColumns } from '../../../src-main/shared/paper/document'
import { naughtyStrings } from '../../support/naughty-strings'

const rowsOf = (line: PaperLine, columns: number): string[] =>
  plainText({ title: '', lines: [line] }, columns)
    .slice(0, -1)
    .split('\n')

describe('tata letak kertas', () => {
  test('kata panjang pindah baris, kata raksasa dipatahkan', () => {
    expect(wrapText('Bpk. Ahmad Sudrajat Wijayanto', 20)).toEqual(['Bpk. Ahmad Sudrajat', 'Wijayanto'])
    expect(wrapText('A'.repeat(25), 10)).toEqual(['A'.repeat(10), 'A'.repeat(10), 'AAAAA'])
    expect(wrapText('', 10)).toEqual([''])
  })

  test('nama pelanggan yang panjang turun di bawah nilainya sendiri', () => {
    const line: PaperLine = { kind: 'field', label: 'Nama', labelWidth: 9, value: 'Bpk. Ahmad Sudrajat Wijayanto' }
    expect(rowsOf(line, 32)).toEqual(['Nama     : Bpk. Ahmad Sudrajat', '           Wijayanto'])
  })

  test('harga tetap di tepi kanan walau nama paketnya panjang', () => {
    const line: PaperLine = { kind: 'pair', left: 'Voucher WiFi Super Hemat Keluarga', right: '125.000' }
    expect(rowsOf(line, 32)).toEqual(['Voucher WiFi Super Hemat', 'Keluarga                 125.000'])
    expect(rowsOf({ kind: 'pair', left: 'Total', right: '9'.repeat(28), indent: 2 }, 32)).toEqual([
      '  Total',
      `    ${'9'.repeat(28)}`,
    ])
  })

  test('kode tampil 2x2, mengecil hanya bila tidak muat', () => {
    const sizeOf = (text: string) => {
      const [row] = layoutDoc({ title: '', lines: [{ kind: 'code', text }] }, 32)
      return row?.kind === 'text' ? row.spans.at(-1)?.size : null
    }
    expect(sizeOf('K7M4QP')).toBe('double')
    expect(sizeOf('A'.repeat(16))).toBe('double')
    expect(sizeOf('A'.repeat(17))).toBe('tall')
    expect(rowsOf({ kind: 'code', text: 'K7M4QPA' }, 32)).toEqual(['         K 7 M 4 Q P A'])
  })

  test('tidak ada baris yang lebih lebar dari kertas, apa pun isinya', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...naughtyStrings))
    const anyLine: fc.Arbitrary<PaperLine> = fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        text: anyText,
        align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
        size: fc.constantFrom('normal' as const, 'tall' as const, 'double' as const),
      }),
      fc.record({ kind: fc.constant('pair' as const), left: anyText, right: anyText, indent: fc.constantFrom(0, 2) }),
      fc.record({
        kind: fc.constant('field' as const),
        label: anyText,
        labelWidth: fc.constantFrom(5, 9),
        value: anyText,
      }),
      fc.record({ kind: fc.constant('code' as const), text: anyText }),
    )
    fc.assert(
      fc.property(anyLine, fc.constantFrom(32, 42, 48), (line, columns) => {
        const rows = layoutDoc({ title: '', lines: [line] }, columns)
        expect(rows.length).toBeLessThanOrEqual(12)
        for (const row of rows) {
          if (row.kind !== 'text') continue
          expect(rowColumns(row.spans)).toBeLessThanOrEqual(columns)
          for (const span of row.spans) expect(span.text).toMatch(/^[\x20-\x7e]+$/)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
