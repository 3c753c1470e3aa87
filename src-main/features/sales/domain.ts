// Owns: the pure rules of a sale: totals, payments, receipt numbers, who may void what.
// Must never: read a table or a clock.
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah, subtractRupiah, sumRupiah, timesRupiah } from '../../shared/money'
import type { Role } from '../../shared/roles'
import type { PaymentMethod } from './contract'

export const METHOD_NAMES: Readonly<Record<PaymentMethod, string>> = {
  cash: 'TUNAI',
  qris: 'QRIS',
  transfer: 'TRANSFER',
}

/** Before the number of a struk: `VC-261121-0042`. */
export const RECEIPT_SERIES = 'VC'

export interface PricedLine {
  readonly packageId: string
  readonly packageName: string
  readonly quantity: number
  readonly unitPrice: Rupiah
  readonly operatorPrice: Rupiah
  readonly amount: Rupiah
}

export interface CataloguePrice {
  readonly id: string
  readonly name: string
  readonly customerPrice: Rupiah
  readonly operatorPrice: Rupiah
}

/** The catalogue's price counts; when the screen showed another, nothing is sold. */
export function priceLine(
  item: CataloguePrice,
  line: { readonly quantity: number; readonly shownPrice: number },
): PricedLine {
  if (item.customerPrice !== line.shownPrice)
    throw new DomainError('PRICE_CHANGED', { package: item.name, price: formatRupiah(item.customerPrice) })
  return {
    packageId: item.id,
    packageName: item.name,
    quantity: line.quantity,
    unitPrice: item.customerPrice,
    operatorPrice: item.operatorPrice,
    amount: timesRupiah(item.customerPrice, line.quantity),
  }
}

export interface Payment {
  readonly method: PaymentMethod
  readonly amount: Rupiah
  readonly received: Rupiah
  readonly reference: string
}

interface RawPayment {
  readonly method: PaymentMethod
  readonly amount: number
  readonly received: number
  readonly reference: string
}

/** Payments add up to the total exactly; only cash gives change; money that cannot be seen needs its proof. */
export function settle(
  total: Rupiah,
  raw: readonly RawPayment[],
): { readonly payments: Payment[]; readonly change: Rupiah } {
  const payments = raw.map((payment, index) => {
    const amount = rupiah(payment.amount)
    const received = payment.method === 'cash' ? rupiah(payment.received) : amount
    if (received < amount)
      throw fieldError(`payments.${index}.received`, 'PAYMENT_SHORT', {
        missing: formatRupiah(subtractRupiah(amount, received)),
      })
    if (payment.method !== 'cash' && payment.reference === '' && amount > 0)
      throw fieldError(`payments.${index}.reference`, 'PAYMENT_REFERENCE_NEEDED')
    return { method: payment.method, amount, received, reference: payment.reference }
  })
  const paid = sumRupiah(payments.map((payment) => payment.amount))
  if (paid < total)
    throw fieldError('payments.0.received', 'PAYMENT_SHORT', { missing: formatRupiah(subtractRupiah(total, paid)) })
  if (paid > total) throw new DomainError('PAYMENT_TOO_MUCH', { extra: formatRupiah(subtractRupiah(paid, total)) })
  const received = sumRupiah(payments.map((payment) => payment.received))
  return { payments, change: subtractRupiah(received, paid) }
}

type Moved = { readonly method: PaymentMethod; readonly amount: number }

/** The way money of a sale goes back: the way it came, of the first that still holds that much; split over several it is cash. */
export function refundMethodOf(payments: readonly Moved[], refunds: readonly Moved[], amount: number): PaymentMethod {
  const sumOf = (rows: readonly Moved[], method: PaymentMethod) =>
    rows.reduce((sum, row) => sum + (row.method === method ? row.amount : 0), 0)
  return (
    payments.find(({ method }) => sumOf(payments, method) - sumOf(refunds, method) >= amount)?.method ??
    (payments.length === 1 ? payments[0]?.method : undefined) ??
    'cash'
  )
}

/** Minutes in which a cashier may take back a sale of his own (with the PIN of an Admin or the Pemilik). */
export const CASHIER_VOID_MINUTES = 10

/** Null = this person may take it back; the core still asks the router and for a PIN. */
export function voidRefusal(
  actor: { readonly id: string; readonly role: Role },
  sale: { readonly cashierId: string; readonly at: number } | null,
  now: number,
): DomainError | null {
  if (actor.role !== 'cashier') return null
  if (!sale) return new DomainError('NOT_ALLOWED')
  if (sale.cashierId !== actor.id) return new DomainError('SALE_VOID_OTHERS')
  if (now - sale.at <= CASHIER_VOID_MINUTES * 60_000) return null
  return new DomainError('SALE_VOID_LATE', { minutes: CASHIER_VOID_MINUTES })
}

/** CETAK ULANG KE-1 and KE-2 are free, from the third on a PIN is needed: a struk is a code that somebody could sell again. */
export const FREE_REPRINTS = 2

/** `copyNumber` 1 = the original. */
export const needsApprovalToPrint = (copyNumber: number): boolean => copyNumber - 1 > FREE_REPRINTS

/** What a cashier types of a number on a struk of today: "42" for VC-261121-0042. */
export const isShortNumber = (text: string): boolean => /^\d{1,5}$/.test(text)
