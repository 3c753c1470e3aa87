// Owns: how far an order and its items are, in words and tone, for the customer.
// Must never: call something paid or active that is not.
import type { Chip } from '../chip'
import type { OrderedItem, OrderRow } from './types'

/** Of the invoice, in the words of the guide. */
export function invoiceChip({ state, invoiceState }: Pick<OrderRow, 'state' | 'invoiceState'>): Chip {
  if (state === 'lapsed') return { text: 'Kedaluwarsa', tone: 'calm' }
  if (state === 'cancelled' || invoiceState === 'cancelled') return { text: 'Batal', tone: 'calm' }
  if (invoiceState === 'paid') return { text: 'Lunas', tone: 'good' }
  if (invoiceState === 'pending') return { text: 'Menunggu Konfirmasi', tone: 'info' }
  return { text: 'Belum Dibayar', tone: 'warn' }
}

type HowFar = Pick<OrderedItem, 'state' | 'router'> & { readonly vouchers: readonly unknown[] }

export function itemChip({ state, router, vouchers }: HowFar): Chip {
  switch (state) {
    case 'waiting':
      return { text: 'Menunggu pembayaran', tone: 'calm' }
    case 'cancelled':
      return { text: 'Batal', tone: 'calm' }
    case 'person':
      return { text: 'Sedang diaktifkan', tone: 'info' }
    case 'active':
      if (router === 'waiting' || router === 'failed') return { text: 'Sedang diaktifkan', tone: 'info' }
      // a voucher runs from its first login on
      return { text: vouchers.length > 0 ? 'Siap dipakai' : 'Aktif', tone: 'good' }
  }
}

/** One word for the list: the invoice until it is paid, then the services. */
export function orderChip(row: Pick<OrderRow, 'state' | 'invoiceState'>): Chip {
  if (row.state === 'processing') return { text: 'Sedang diaktifkan', tone: 'info' }
  if (row.state === 'active') return { text: 'Aktif', tone: 'good' }
  return invoiceChip(row)
}

/** Something may still happen without this phone: money, a person, the router. */
export const isMoving = ({
  state,
  items,
}: {
  readonly state: OrderRow['state']
  readonly items: readonly HowFar[]
}): boolean =>
  state === 'unpaid' ||
  state === 'processing' ||
  (state === 'active' && items.some((item) => itemChip(item).text === 'Sedang diaktifkan'))

const READY = 'Layanan Anda sudah siap dipakai.'
/** A line to a home is ready at the shop's side; a cable and a modem are not there by themselves. */
const READY_LINE = 'Sambungan Anda sudah aktif. Bila kabel atau modemnya belum terpasang, petugas menghubungi Anda.'

/** Of an order that is done: by what was made of it. */
export const readyWords = (items: readonly Pick<OrderedItem, 'serviceType' | 'state'>[]): string =>
  items.some(({ serviceType, state }) => state === 'active' && (serviceType === 'pppoe' || serviceType === 'static'))
    ? READY_LINE
    : READY
