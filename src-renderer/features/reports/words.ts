// Owns: the list of reports as the screen names and groups them, and how a cell is written.
// Must never: hold logic of a report.
import type { Cell, CellKind, ReportId } from '../../../src-main/features/reports/contract'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'

/** `neraca` is no report of the core's list: it is the books themselves. */
export type PageId = ReportId | 'neraca'

export const PAGES: readonly { readonly group: string; readonly pages: readonly { id: PageId; label: string }[] }[] = [
  {
    group: 'Penjualan',
    pages: [
      { id: 'penjualan', label: 'Penjualan' },
      { id: 'paket', label: 'Per paket' },
      { id: 'kasir', label: 'Per kasir' },
      { id: 'router', label: 'Per router' },
      { id: 'cara-bayar', label: 'Per cara bayar' },
      { id: 'hangus', label: 'Voucher hangus' },
    ],
  },
  {
    group: 'Pelanggan',
    pages: [
      { id: 'piutang', label: 'Umur piutang' },
      { id: 'pelanggan', label: 'Pelanggan teratas' },
      { id: 'pertumbuhan', label: 'Baru dan berhenti' },
    ],
  },
  {
    group: 'Uang',
    pages: [
      { id: 'pendapatan', label: 'Pendapatan' },
      { id: 'shift', label: 'Setoran dan selisih' },
      { id: 'neraca', label: 'Neraca saldo' },
      { id: 'jual-kembali', label: 'Jual kembali (ISP)' },
    ],
  },
]

const percentText = (tenths: number): string => `${Math.floor(tenths / 10)},${Math.abs(tenths % 10)}%`

export function cellText(value: Cell, kind: CellKind): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (kind === 'money') return formatRupiah(rupiah(value))
  return kind === 'percent' ? percentText(value) : formatThousands(value)
}
