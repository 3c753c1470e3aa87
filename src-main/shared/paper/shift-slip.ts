// Owns: the laporan shift on thermal paper: what came in, what should lie in the drawer, what was counted, what is handed over.
// Must never: be printed before the drawer was counted.
import { formatRupiah, formatThousands, type Rupiah, rupiah } from '../money'
import type { PaperDoc, PaperLine } from './document'
import { centered, type PaperShop, type ReprintMark, rule, shopFoot, shopHead } from './shop-head'

export interface ShiftSlipSum {
  readonly name: string
  readonly count: number
  readonly amount: Rupiah
}

export interface ShiftSlipData {
  readonly shop: PaperShop
  readonly number: string
  readonly cashier: string
  /** Ready to print: 21/11/2026 08:00 WIB. */
  readonly openedAt: string
  readonly closedAt: string
  /** Empty when the cashier closed it. */
  readonly closedBy: string
  readonly openingCash: Rupiah
  readonly cash: readonly ShiftSlipSum[]
  readonly other: readonly ShiftSlipSum[]
  readonly moves: readonly { readonly reason: string; readonly amount: Rupiah }[]
  readonly expected: Rupiah
  readonly counted: Rupiah
  readonly pieces: readonly { readonly value: number; readonly pieces: number }[]
  readonly deposit: Rupiah
  readonly note: string
  readonly approver: string
  readonly reprint: ReprintMark | null
}

const pair = (left: string, right: string, bold = false): PaperLine => ({ kind: 'pair', left, right, bold })
const field = (label: string, value: string): PaperLine => ({ kind: 'field', label, labelWidth: 6, value })
const money = (amount: Rupiah): string => formatThousands(amount)

const sumLine = ({ name, count, amount }: ShiftSlipSum): PaperLine =>
  pair(count > 1 ? `${name} (${count})` : name, money(amount))

export function shiftSlipDoc(data: ShiftSlipData): PaperDoc {
  const difference = rupiah(data.counted - data.expected)
  const left = rupiah(data.counted - data.deposit)
  return {
    title: `Laporan shift ${data.number}`,
    lines: [
      ...shopHead(data.shop, data.reprint),
      centered('LAPORAN SHIFT', true),
      field('No', data.number),
      field('Kasir', data.cashier),
      field('Buka', data.openedAt),
      field('Tutup', data.closedAt),
      ...(data.closedBy === '' ? [] : [field('Oleh', data.closedBy)]),
      rule,
      pair('Modal awal', money(data.openingCash)),
      ...data.cash.map(sumLine),
      ...data.moves.map(({ reason, amount }): PaperLine => ({ kind: 'pair', left: reason, right: money(amount) })),
      rule,
      pair('Seharusnya di laci', formatRupiah(data.expected), true),
      ...data.pieces.map(
        ({ value, pieces }): PaperLine => ({
          kind: 'pair',
          left: `${formatThousands(value)} x ${formatThousands(pieces)}`,
          right: money(rupiah(value * pieces)),
          indent: 2,
        }),
      ),
      pair('Hasil hitung', formatRupiah(data.counted), true),
      pair(
        difference === 0 ? 'SELISIH' : difference > 0 ? 'SELISIH LEBIH' : 'SELISIH KURANG',
        formatRupiah(difference),
        true,
      ),
      ...(data.approver === '' ? [] : [field('Izin', data.approver)]),
      ...(data.note === '' ? [] : [field('Ket', data.note)]),
      rule,
      pair('SETORAN', formatRupiah(data.deposit), true),
      pair('Sisa di laci', formatRupiah(left)),
      ...(data.other.length > 0 ? [rule, { kind: 'text', text: 'Bukan di laci:' } as const] : []),
      ...data.other.map(sumLine),
      rule,
      { kind: 'blank', lines: 1 },
      pair('Kasir', 'Penerima setoran'),
      { kind: 'blank', lines: 3 },
      pair('(............)', '(............)'),
      ...shopFoot({ ...data.shop, footer: 'Simpan bersama setoran.' }, ''),
    ],
  }
}
