// Owns: what a customer may say of a payment of his, and what he sees of it.
// Must never: let him speak of another person's bill, or count his word as money.
import type { ReadDb, Tx } from '../../platform/db/open'
import type { PartyContext } from '../../platform/portal-rpc'
import { addDays, calendarDate } from '../../shared/calendar-date'
import { DomainError, fieldError } from '../../shared/errors'
import { filesOf } from '../files'
import { findInvoice } from '../invoices'
import { type ClaimInput, claimPayment, claimSubject, claimsOfBill, openClaimOf } from './claims'
import type { OwnClaim } from './portal-contract'

/** Older transfers are looked for at the counter. */
const OLDEST_DAYS = 60

export interface ConfirmPaymentInput extends ClaimInput {
  readonly paidOn: string
}

/** Another person's bill is as unknown as one that does not exist. */
function assertHis(db: ReadDb, customerId: string, invoiceId: number, today: string): void {
  if (findInvoice(db, invoiceId, today)?.customerId !== customerId) throw new DomainError('INVOICE_NOT_FOUND')
}

export function confirmPayment(tx: Tx, ctx: PartyContext, input: ConfirmPaymentInput): { claimId: number } {
  assertHis(tx, ctx.party.id, input.invoiceId, ctx.businessDay)
  if (openClaimOf(tx, input.invoiceId)) throw new DomainError('CLAIM_SENT')
  const { paidOn, method, bank } = input
  if (paidOn > ctx.businessDay) throw fieldError('paidOn', 'CLAIM_DAY_AHEAD')
  if (paidOn < addDays(calendarDate(ctx.businessDay), -OLDEST_DAYS))
    throw fieldError('paidOn', 'CLAIM_DAY_OLD', { days: OLDEST_DAYS })
  if (method === 'transfer' && !bank) throw fieldError('bank', 'CLAIM_BANK_NEEDED')
  return { claimId: claimPayment(tx, ctx, input) }
}

export function ownClaims(db: ReadDb, customerId: string, invoiceId: number, today: string): OwnClaim[] {
  assertHis(db, customerId, invoiceId, today)
  return claimsOfBill(db, invoiceId)
    .filter((row) => row.customerId === customerId)
    .map((row) => ({
      id: row.id,
      at: row.at,
      method: row.method,
      amount: row.amount,
      paidOn: row.paidOn,
      bank: row.bank ?? '',
      sender: row.sender ?? '',
      note: row.note,
      outcome: row.outcome ?? 'waiting',
      reason: row.outcome === 'rejected' ? row.endReason : '',
      pictures: filesOf(db, claimSubject(row.id)),
    }))
}
