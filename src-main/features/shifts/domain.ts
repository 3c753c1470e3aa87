// Owns: the arithmetic of a shift: what the books expect in its drawer, what is missing, what stays, who must confirm.
// Must never: read a clock or a database.
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import type { Role } from '../../shared/roles'
import type { ShiftMovement, Transfer } from '../ledger'
import type { CashPurpose } from './contract'

export const DRAWER = 'cash-drawer'
/** Booked outside of the shift: what lies in the drawer is the modal awal itself. */
export const OPENING = 'shift-open'
export const MOVE = 'shift-cash'
export const CLOSING = 'shift-close'
export const LOOSE = 'drawer-deposit'

/** In - out of the drawer, rupiah; below zero when more was given back than taken. */
export const drawerSum = (movements: readonly ShiftMovement[]): number =>
  movements.reduce(
    (sum, { debit, credit, amount }) => sum + (debit === DRAWER ? amount : credit === DRAWER ? -amount : 0),
    0,
  )

/** What the books have in the drawer of a shift. */
export const expectedOf = (openingCash: number, movements: readonly ShiftMovement[]): number =>
  openingCash + drawerSum(movements)

/** Of a modal awal, what does not lie in the drawer yet comes out of the safe. */
export const broughtOf = (openingCash: Rupiah, loose: number): Rupiah =>
  rupiah(Math.max(0, openingCash - Math.max(0, loose)))

export function moveTransfer(kind: 'in' | 'out', purpose: CashPurpose, amount: Rupiah): Transfer {
  if (kind === 'in' && purpose === 'expense') throw fieldError('purpose', 'CASH_PURPOSE')
  if (kind === 'out' && purpose === 'other-income') throw fieldError('purpose', 'CASH_PURPOSE')
  return kind === 'in' ? { debit: DRAWER, credit: purpose, amount } : { debit: purpose, credit: DRAWER, amount }
}

/** Selisih first, then setoran: afterwards the drawer of the books holds what was counted less what was handed over. */
export function closingTransfers(expected: number, counted: number, deposit: number): Transfer[] {
  const difference = counted - expected
  const amount = rupiah(Math.abs(difference))
  return [
    difference >= 0
      ? { debit: DRAWER, credit: 'cash-difference', amount }
      : { debit: 'cash-difference', credit: DRAWER, amount },
    { debit: 'safe', credit: DRAWER, amount: rupiah(deposit) },
  ]
}

export interface Closing {
  readonly expectedNow: number
  readonly expectedCash: number | null
  readonly countedCash: number | null
  readonly deposit: number
  readonly note: string
  readonly role: Role
  readonly isApproved: boolean
  readonly allowedDifference: number
}

/** Null = may be closed. */
export function closingRefusal(closing: Closing): DomainError | null {
  const { expectedNow, expectedCash, countedCash, deposit, note, role, isApproved, allowedDifference } = closing
  if (countedCash === null || expectedCash === null) return new DomainError('SHIFT_NOT_COUNTED')
  if (expectedCash !== expectedNow) return new DomainError('SHIFT_COUNT_STALE')
  if (deposit > countedCash)
    return fieldError('deposit', 'SHIFT_DEPOSIT_TOO_MUCH', { counted: formatRupiah(rupiah(countedCash)) })
  const difference = Math.abs(countedCash - expectedCash)
  if (difference <= allowedDifference) return null
  if (note === '') return fieldError('note', 'SHIFT_NOTE_NEEDED')
  if (role === 'cashier' && !isApproved) return new DomainError('APPROVAL_NEEDED')
  return null
}

const SOURCE_NAMES: Readonly<Record<string, readonly [inwards: string, outwards: string]>> = {
  sale: ['Penjualan tunai', 'Penjualan tunai'],
  refund: ['Uang kembali voucher', 'Uang kembali voucher'],
  payment: ['Bayar tagihan tunai', 'Uang kembali tagihan'],
  'balance-refund': ['Saldo dikembalikan', 'Saldo dikembalikan'],
  'reseller-deposit': ['Isi saldo reseller', 'Isi saldo reseller'],
  'reseller-withdrawal': ['Tarik saldo reseller', 'Tarik saldo reseller'],
  consignment: ['Setoran titip jual', 'Setoran titip jual'],
  'payment-reversal': ['Pembayaran dibatalkan', 'Pembayaran dibatalkan'],
  'card-sale': ['Kartu isi ulang tunai', 'Kartu isi ulang tunai'],
  'card-sale-reversal': ['Kartu isi ulang dibatalkan', 'Kartu isi ulang dibatalkan'],
  [MOVE]: ['Uang masuk', 'Uang keluar'],
}

export interface ShiftSum {
  readonly key: string
  readonly name: string
  readonly count: number
  readonly amount: number
}

/** Drawer lines of the slip: one a kind and direction; closing postings are not part of what was expected. */
export function cashSums(movements: readonly ShiftMovement[]): ShiftSum[] {
  const sums = new Map<string, { name: string; count: number; amount: number }>()
  for (const { sourceType, debit, credit, amount, postings } of movements) {
    if (sourceType === CLOSING || (debit !== DRAWER && credit !== DRAWER)) continue
    const isIn = debit === DRAWER
    const key = `${sourceType}:${isIn ? 'in' : 'out'}`
    const known = sums.get(key) ?? {
      name: SOURCE_NAMES[sourceType]?.[isIn ? 0 : 1] ?? 'Lain-lain',
      count: 0,
      amount: 0,
    }
    sums.set(key, { ...known, count: known.count + postings, amount: known.amount + (isIn ? amount : -amount) })
  }
  return [...sums].map(([key, sum]) => ({ key, ...sum }))
}

const ELSEWHERE: readonly (readonly [account: string, name: string])[] = [
  ['qris', 'QRIS'],
  ['bank', 'Transfer bank'],
]

/** Money that the shift took but that is in no drawer. */
export const otherSums = (movements: readonly ShiftMovement[]): ShiftSum[] =>
  ELSEWHERE.flatMap(([key, name]) => {
    const own = movements.filter(({ debit, credit }) => debit === key || credit === key)
    if (own.length === 0) return []
    const amount = own.reduce((sum, one) => sum + (one.debit === key ? one.amount : -one.amount), 0)
    return [{ key, name, count: own.reduce((sum, { postings }) => sum + postings, 0), amount }]
  })
