import { expect, test } from 'vitest'
import { PrintState } from '../../../src-main/features/printing/contract'
import { layoutDoc } from '../../../src-main/shared/paper/columns'
import { receiptDoc } from '../../../src-main/shared/paper/receipt'
import { paperLines, type Row } from '../../../src-renderer/features/printing/paper-lines'
import { canPrintAgain, copyName, isSettled, PRINT_STATE_WORDS } from '../../../src-renderer/features/printing/words'
import { sampleReceipt } from './sample-receipt'

test('kertas di layar: baris yang sama, kode besar di tengah, QR sebagai gambar, tanpa potongan terakhir', () => {
  const rows = layoutDoc(receiptDoc(sampleReceipt), 32).flatMap((row): Row[] => {
    if (row.kind === 'qr') return [{ kind: 'qr', path: 'M0 0h1v1z', size: 33 }]
    if (row.kind === 'text') return [{ kind: 'text', spans: row.spans.map((span) => ({ ...span })) }]
    return row.kind === 'picture' ? [] : [row]
  })
  const lines = paperLines(rows, 32)
  expect(lines.find((line) => line.double === true)).toEqual({
    text: 'K7M4QP',
    bold: true,
    double: true,
    align: 'center',
  })
  expect(lines.filter((line) => line.qrSvgPath !== undefined)).toEqual([
    { text: '', qrSvgPath: 'M0 0h1v1z', qrSize: 33 },
  ])
  expect(lines.some((line) => line.text.startsWith('. .'))).toBe(false)
  expect(lines.every((line) => line.double === true || line.text.length <= 32)).toBe(true)
  expect(lines[0]).toEqual({ text: '        WARKOP BANG JOKO', bold: true })
})

test('potongan di tengah tampak sebagai garis titik, laci tidak tampak', () => {
  const text: Row = { kind: 'text', spans: [{ text: 'A', bold: false, size: 'normal' }] }
  const texts = paperLines([{ kind: 'drawer' }, text, { kind: 'cut' }, text, { kind: 'cut' }], 32).map(
    (line) => line.text,
  )
  expect(texts).toEqual(['A', '', '. '.repeat(16).trimEnd(), '', 'A'])
})

test('setiap keadaan punya kata sendiri, dan Terkirim tidak disebut Tercetak', () => {
  const words = PrintState.options.map((state) => PRINT_STATE_WORDS[state].word)
  expect(new Set(words).size).toBe(PrintState.options.length)
  expect(PRINT_STATE_WORDS.sent.word).not.toContain('Tercetak')
  expect(PrintState.options.filter(isSettled)).toEqual(['sent', 'printed', 'cancelled'])
  expect(PrintState.options.filter(canPrintAgain)).toEqual(['blocked', 'failed'])
  expect([1, 2, 4].map(copyName)).toEqual(['Struk asli', 'Cetak ulang ke-1', 'Cetak ulang ke-3'])
})
