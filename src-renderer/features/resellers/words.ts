// Owns: what ways of paying and states of resellers are called on the screen.
// Must never: hold a rule.
import type { ConsignmentItem, DepositItem, SaleItem } from '../../../src-main/features/resellers/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import type { Tone } from '../../ui/theme'

export const rp = (amount: number): string => formatRupiah(rupiah(amount))

export const METHODS = [
  { value: 'cash', label: 'Tunai' },
  { value: 'transfer', label: 'Transfer' },
  { value: 'qris', label: 'QRIS' },
] as const

export const METHOD_WORDS: Readonly<Record<DepositItem['method'], string>> = {
  cash: 'Tunai',
  transfer: 'Transfer',
  qris: 'QRIS',
}

export const SALE_STATES: Readonly<Record<SaleItem['state'], { tone: Tone; word: string }>> = {
  held: { tone: 'info', word: 'Menunggu router' },
  confirmed: { tone: 'good', word: 'Terjual' },
  released: { tone: 'calm', word: 'Batal' },
}

export const DEPOSIT_STATES: Readonly<Record<DepositItem['state'], { tone: Tone; word: string }>> = {
  open: { tone: 'warn', word: 'Menunggu' },
  approved: { tone: 'good', word: 'Masuk' },
  rejected: { tone: 'bad', word: 'Ditolak' },
}

/** "2,5": hundredths of a percent. */
export const percentText = (points: number): string => `${String(points / 100).replace('.', ',')}%`

export const leftText = ({ out, due, paid, returned, lapsed }: ConsignmentItem): string =>
  [
    `${out} masih di sana`,
    due > 0 && `${due} terpakai belum dibayar`,
    paid > 0 && `${paid} lunas`,
    returned > 0 && `${returned} kembali`,
    lapsed > 0 && `${lapsed} hangus`,
  ]
    .filter(Boolean)
    .join(' · ')
