// Owns: the words of bills and their tone.
// Must never: use a colour without its word.
import { BILL_STATUS_NAMES, type BillItem, type BillStatus } from '../../../src-main/features/invoices/contract'
import { formatDate } from '../../../src-main/shared/calendar-date'
import type { Tone } from '../../ui'

export const STATUS_TONES: Readonly<Record<BillStatus, Tone>> = {
  unpaid: 'info',
  pending: 'warn',
  overdue: 'bad',
  paid: 'good',
  cancelled: 'calm',
}

export const statusOf = ({ state, isOverdue }: Pick<BillItem, 'state' | 'isOverdue'>): BillStatus =>
  isOverdue ? 'overdue' : state

export function billWord(bill: Pick<BillItem, 'state' | 'isOverdue' | 'paid'>): { tone: Tone; word: string } {
  const status = statusOf(bill)
  const isPart = status === 'unpaid' && bill.paid > 0
  return { tone: STATUS_TONES[status], word: isPart ? 'Kurang Bayar' : BILL_STATUS_NAMES[status] }
}

type DueOf = Pick<BillItem, 'kind' | 'state' | 'dueDay' | 'issueDay'>

/** An order is paid by its day or lapses; it never falls due. */
export const dueLabel = ({ kind }: Pick<DueOf, 'kind'>): string => (kind === 'order' ? 'Batas bayar' : 'Jatuh tempo')

/** Of an order that is paid or gone the day says nothing any more. */
export const hasDue = ({ kind, state }: Pick<DueOf, 'kind' | 'state'>): boolean =>
  kind !== 'order' || state === 'unpaid' || state === 'pending'

export const dueText = (bill: DueOf): string =>
  hasDue(bill) ? `${dueLabel(bill)} ${formatDate(bill.dueDay)}` : `Terbit ${formatDate(bill.issueDay)}`

export const RUN_WORDS: Readonly<Record<'running' | 'held' | 'done' | 'cancelled', { tone: Tone; word: string }>> = {
  running: { tone: 'info', word: 'Berjalan' },
  held: { tone: 'warn', word: 'Menunggu Pemilik' },
  done: { tone: 'good', word: 'Selesai' },
  cancelled: { tone: 'calm', word: 'Dihentikan' },
}

interface Ask {
  readonly title: string
  readonly text: string
}

/** Why the owner is asked before bills are made. */
export const ASKS: Readonly<Record<string, Ask>> = {
  'first-run': {
    title: 'Tagihan belum pernah dibuat dari sini.',
    text: 'Lihat daftarnya di bawah. Bila sudah cocok, jalankan. Sesudah itu tagihan dibuat sendiri setiap hari, kalau pilihan itu menyala.',
  },
  'clock-behind': {
    title: 'Jam komputer ini mundur.',
    text: 'Catatan terakhir lebih baru dari jam komputer. Betulkan jamnya dulu, atau pastikan tanggal di bawah ini benar.',
  },
  'clock-leapt': {
    title: 'Tanggal komputer melompat jauh dari tagihan terakhir.',
    text: 'Bila komputer memang lama mati, tanggalnya benar dan boleh dijalankan. Bila tanggalnya salah, betulkan jamnya dulu.',
  },
  'many-periods': {
    title: 'Banyak langganan menunggak lebih dari dua masa sekaligus.',
    text: 'Bisa jadi tanggal komputer salah, atau tanggal mulai langganan salah ketik. Belum ada yang dibuat.',
  },
}
