// Owns: the TES PRINTER page and the questions whose answers fill the printer profile (printing.md §2.5).
// Must never: open the drawer by itself; that is a button of its own on the wizard.
import type { PaperDoc, PaperLine } from './document'
import { type PrinterProfile, paperColumns } from './profile'

/** "1234567890123...": as many figures as the paper would have columns. */
export const ruler = (columns: number): string =>
  Array.from({ length: columns }, (_, index) => (index + 1) % 10).join('')

const qrSample = 'http://hotspot.lan/login?username=TES123&password=TES123'

/** Lay it out at 48 columns whatever the profile says: the broken ruler is the answer to the first question. */
export const testPageColumns = 48

export const testPageQuestions = [
  { id: 'columns', question: 'Baris angka terpanjang mana yang tidak putus?', options: paperColumns.map(String) },
  { id: 'qr', question: 'QR mana yang terbaca oleh HP?', options: ['A', 'B', 'Keduanya'] },
  { id: 'bar', question: 'Apakah kotak hitam utuh, tanpa garis putih dan tanpa huruf acak?', options: ['Ya', 'Tidak'] },
  { id: 'spacing', question: 'Apakah BARIS 1, 2, 3 rapat tanpa baris kosong?', options: ['Ya', 'Tidak'] },
  {
    id: 'cut',
    question: 'Apakah kertas terpotong tepat di bawah tulisan SELESAI?',
    options: ['Ya', 'Terlalu dekat', 'Tidak terpotong'],
  },
] as const

export function testPageDoc(profile: Pick<PrinterProfile, 'name'>): PaperDoc {
  const rulers = paperColumns.flatMap((columns): PaperLine[] => [
    { kind: 'text', text: `${columns} angka:` },
    { kind: 'text', text: ruler(columns) },
  ])
  return {
    title: 'Tes printer',
    lines: [
      // Left-aligned: centred lines would break on narrower paper before the ruler is reached.
      { kind: 'text', text: 'TES PRINTER - LoketNet', bold: true },
      { kind: 'text', text: profile.name.slice(0, 32) },
      ...rulers,
      { kind: 'text', text: 'Aksen: café “naïf” — 5 × 2' },
      { kind: 'text', text: 'TEBAL', bold: true },
      { kind: 'text', text: 'BESAR', size: 'double' },
      { kind: 'text', text: 'QR A' },
      { kind: 'qr', payload: qrSample, mode: 'native' },
      { kind: 'text', text: 'QR B' },
      { kind: 'qr', payload: qrSample, mode: 'raster' },
      { kind: 'text', text: 'KOTAK HITAM' },
      { kind: 'bar', rows: 300 },
      { kind: 'text', text: 'BARIS 1' },
      { kind: 'text', text: 'BARIS 2' },
      { kind: 'text', text: 'BARIS 3' },
      { kind: 'text', text: 'SELESAI' },
      { kind: 'cut' },
    ],
  }
}
