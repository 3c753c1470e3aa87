// Owns: the ways of paying an order that the shop offers now, and why another one is not offered.
// Must never: offer a way that leads nowhere.
import type { ReadDb } from '../../platform/db/open'
import { formatRupiah, type Rupiah } from '../../shared/money'
import { ORDER_METHODS, type OrderMethod } from '../../shared/order-policy'
import { gatewayMethods } from '../gateways'
import { getSetting } from '../settings'

const LABELS: Readonly<Record<OrderMethod, string>> = {
  cash: 'Tunai di loket',
  transfer: 'Transfer bank',
  qris: 'QRIS',
  gateway: 'QRIS atau virtual account otomatis',
  balance: 'Saldo',
}

const NOTES: Readonly<Record<OrderMethod, string>> = {
  cash: 'Bayar di loket dan sebutkan nomor pesanannya.',
  transfer: 'Nomor rekeningnya tampil di tagihan. Sesudah transfer, kirim konfirmasinya.',
  qris: 'Kode QRIS-nya tampil di tagihan. Sesudah membayar, kirim konfirmasinya.',
  gateway: 'Dikenali otomatis, tanpa konfirmasi.',
  balance: 'Langsung lunas dan diaktifkan.',
}

/** Empty = nothing stands in the way. */
function obstacleOf(db: ReadDb, method: OrderMethod): string {
  switch (method) {
    case 'transfer':
      return getSetting(db, 'billing').payTo === '' ? 'Isi dulu "Bayar ke mana" di Pengaturan, tab Tagihan.' : ''
    case 'qris':
      return getSetting(db, 'qris').text === '' ? 'Pasang dulu QRIS toko di Pengaturan, tab Loket & QRIS.' : ''
    case 'gateway':
      return gatewayMethods(db).length === 0 ? 'Buka dulu pembayaran online di Pengaturan, tab Pembayaran online.' : ''
    case 'cash':
    case 'balance':
      return ''
  }
}

export interface MethodState {
  readonly id: OrderMethod
  readonly label: string
  readonly note: string
  readonly isOffered: boolean
  /** For staff: why it is not offered although the shop may want it. */
  readonly hint: string
}

export function methodStates(db: ReadDb): MethodState[] {
  const { methods } = getSetting(db, 'orders')
  return ORDER_METHODS.map((id) => {
    const hint = obstacleOf(db, id)
    return { id, label: LABELS[id], note: NOTES[id], isOffered: methods.includes(id) && hint === '', hint }
  })
}

/** `saldo`: of the customer who asks; null for a guest. */
export const offeredMethods = (db: ReadDb, saldo: Rupiah | null) =>
  methodStates(db)
    .filter(({ isOffered }) => isOffered)
    .map(({ id, label, note }) => ({
      id,
      label,
      note: id === 'balance' && saldo !== null ? `Saldo Anda ${formatRupiah(saldo)}. ${note}` : note,
    }))

/** The counter always takes cash. */
export const isMethodOpen = (db: ReadDb, method: OrderMethod, channel: 'portal' | 'counter'): boolean =>
  (channel === 'counter' && method === 'cash') ||
  methodStates(db).some(({ id, isOffered }) => id === method && isOffered)
