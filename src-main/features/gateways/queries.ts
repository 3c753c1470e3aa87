// Owns: read models of charges, for staff and for the customer's own phone.
// Must never: show a phone what belongs to another customer.
import type { ReadDb } from '../../platform/db/open'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import { DomainError, isErrorCode, sentenceOf } from '../../shared/errors'
import { METHOD_LABELS } from '../../shared/gateway'
import { rupiah } from '../../shared/money'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import { findCustomer } from '../customers'
import { findInvoice } from '../invoices'
import type { ChargeItem } from './contract'
import type { ChargeLook } from './portal-contract'
import { type ChargeRow, chargesOfBill, findCharge, openCharges, pageOfCharges, paymentNumberOf } from './store'

export const toChargeItem = (db: ReadDb, row: ChargeRow): ChargeItem => ({
  id: row.id,
  ref: row.ref,
  place: row.place,
  invoiceId: row.invoiceId,
  invoiceNumber: findInvoice(db, row.invoiceId, '')?.number ?? '',
  customerId: row.customerId,
  customerName: findCustomer(db, row.customerId)?.name ?? '',
  method: row.method,
  amount: rupiah(row.amount),
  state: row.state,
  isEnding: row.isEnding,
  vaNumber: row.vaNumber,
  createdAt: row.createdAt,
  checkedAt: row.checkedAt,
  expiresAt: row.expiresAt,
  endedAt: row.endedAt,
  trouble: isErrorCode(row.lastError) ? { code: row.lastError, ...sentenceOf(row.lastError) } : null,
  note: row.note,
  paymentNumber: row.paymentId === null ? null : paymentNumberOf(db, row.paymentId),
  needsPerson: row.state === 'mismatch' && row.handledAt === null,
})

export function listCharges(
  db: ReadDb,
  { after, limit, onlyOpen }: { readonly after: string | null; readonly limit: number; readonly onlyOpen: boolean },
) {
  const [at = '', id = ''] = after?.split('~') ?? []
  const before = after === null ? null : { at: Number(at), id }
  const rows = pageOfCharges(db, { before, onlyOpen, limit: limit + 1 })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit).map((row) => toChargeItem(db, row)),
    next: last ? `${last.createdAt}~${last.id}` : null,
  }
}

export const billCharges = (db: ReadDb, invoiceId: number): ChargeItem[] =>
  chargesOfBill(db, invoiceId).map((row) => toChargeItem(db, row))

/** The newest code that this bill can be paid with right now. */
export function openChargeOf(db: ReadDb, invoiceId: number): { readonly chargeId: string } | undefined {
  const [row] = openCharges(db, invoiceId)
  return row && { chargeId: row.id }
}

const LOOKS: Readonly<Record<ChargeRow['state'], ChargeLook['state']>> = {
  new: 'waiting',
  pending: 'pending',
  paid: 'paid',
  expired: 'expired',
  failed: 'failed',
  mismatch: 'checking',
}

/** Another customer's charge is as unknown as one that does not exist. */
export function ownCharge(db: ReadDb, customerId: string, chargeId: string): ChargeRow {
  const row = findCharge(db, chargeId)
  if (row?.customerId !== customerId) throw new DomainError('GATEWAY_NOT_FOUND')
  return row
}

export function lookOf(db: ReadDb, row: ChargeRow, now: number): ChargeLook {
  // A code that is being taken back must not be paid any more.
  const state = row.isEnding && row.state === 'pending' ? 'expired' : LOOKS[row.state]
  const isPayable = state === 'pending'
  const matrix = isPayable && row.qrText !== null ? makeQrMatrix(row.qrText) : null
  return {
    chargeId: row.id,
    invoiceId: row.invoiceId,
    invoiceNumber: findInvoice(db, row.invoiceId, '')?.number ?? '',
    method: row.method,
    label: METHOD_LABELS[row.method],
    amount: rupiah(row.amount),
    state,
    isLate: row.lastError !== '' && (row.state === 'new' || row.state === 'pending'),
    isPractice: row.place === 'sandbox',
    vaNumber: isPayable ? row.vaNumber : null,
    qr: matrix ? { path: qrSvgPath(matrix), size: matrix.size + 2 * quietZone } : null,
    expiresAt: row.expiresAt,
    now,
  }
}
