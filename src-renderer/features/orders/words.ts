// Owns: what states of orders and ways of paying are called on the screen, and in which colour.
// Must never: decide anything; the core says how far an order is.
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import type { Tone } from '../../ui'
import type { OrderMethod, OrderRow, OrderState, StaffItem, StaffOrder } from './types'

interface Word {
  readonly tone: Tone
  readonly word: string
  readonly isBusy?: boolean
}

export const rp = (amount: number): string => formatRupiah(rupiah(amount))

export const STATE_WORDS: Readonly<Record<OrderState, Word>> = {
  unpaid: { tone: 'info', word: 'Belum dibayar' },
  processing: { tone: 'warn', word: 'Sedang diaktifkan' },
  active: { tone: 'good', word: 'Aktif' },
  cancelled: { tone: 'calm', word: 'Batal' },
  lapsed: { tone: 'calm', word: 'Kedaluwarsa' },
}

/** What staff have to do about it comes before how far it is. */
export function rowWord({
  state,
  isClaimed,
  needsPerson,
}: Pick<OrderRow, 'state' | 'isClaimed' | 'needsPerson'>): Word {
  if (isClaimed) return { tone: 'warn', word: 'Periksa pembayaran' }
  if (needsPerson) return { tone: 'warn', word: 'Perlu dilengkapi' }
  return state === 'processing' ? { tone: 'info', word: STATE_WORDS.processing.word } : STATE_WORDS[state]
}

/** The same words on the order's own page. */
export const orderWord = ({ state, invoiceState, items }: StaffOrder): Word =>
  rowWord({
    state,
    isClaimed: state === 'unpaid' && invoiceState === 'pending',
    needsPerson: state === 'processing' && items.some((item) => item.state === 'person'),
  })

export const INVOICE_WORDS: Readonly<Record<StaffOrder['invoiceState'], Word>> = {
  unpaid: { tone: 'info', word: 'Belum Dibayar' },
  pending: { tone: 'warn', word: 'Menunggu Konfirmasi' },
  paid: { tone: 'good', word: 'Lunas' },
  cancelled: { tone: 'calm', word: 'Batal' },
}

export const ITEM_WORDS: Readonly<Record<StaffItem['state'], Word>> = {
  waiting: { tone: 'calm', word: 'Menunggu pembayaran' },
  person: { tone: 'warn', word: 'Perlu dilengkapi' },
  active: { tone: 'good', word: 'Aktif' },
  cancelled: { tone: 'calm', word: 'Batal' },
}

/** What the router has said; null where there is no router. */
export const ROUTER_WORDS: Readonly<Record<StaffItem['router'], Word | null>> = {
  none: null,
  waiting: { tone: 'info', word: 'Menunggu router', isBusy: true },
  present: { tone: 'good', word: 'Terpasang di router' },
  failed: { tone: 'bad', word: 'Ditolak router' },
}

export const METHOD_WORDS: Readonly<Record<OrderMethod, string>> = {
  cash: 'Tunai di loket',
  transfer: 'Transfer bank',
  qris: 'QRIS',
  gateway: 'QRIS / virtual account otomatis',
  balance: 'Saldo pelanggan',
}

export const CHANNEL_WORDS = { portal: 'Dari portal', counter: 'Di loket' } as const

/** No router does any of it: what a person does for a service of the kind Lainnya, once it is paid. */
export const staffWork = ({ serviceType, state, domainText, options }: StaffItem): readonly string[] =>
  serviceType === 'other' && state === 'active'
    ? [domainText, ...options.map(({ label, value }) => (value === YES ? label : `${label}: ${value}`))].filter(Boolean)
    : []

const YES = 'Ya'

export const SERVICE_WORDS: Readonly<Record<StaffItem['serviceType'], string>> = {
  hotspot: 'Hotspot',
  pppoe: 'PPPoE',
  static: 'IP Statis',
  other: 'Lainnya',
}
