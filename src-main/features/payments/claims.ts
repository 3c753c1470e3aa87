// Owns: "sudah transfer" that nobody has seen: noted, confirmed by the payment it becomes, or rejected.
// Must never: count as money before a person has seen it.
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findInvoice, markPending } from '../invoices'
import { paymentClaim } from './tables'

export type ClaimRow = typeof paymentClaim.$inferSelect

const openClaim = reading((q) =>
  q
    .select()
    .from(paymentClaim)
    .where(and(eq(paymentClaim.invoiceId, sql.placeholder('invoiceId')), isNull(paymentClaim.endedAt)))
    .prepare(),
)
export const openClaimOf = (db: ReadDb, invoiceId: number): ClaimRow | undefined => openClaim(db).get({ invoiceId })

export const openClaims = (db: ReadDb): ClaimRow[] =>
  db.read
    .select()
    .from(paymentClaim)
    .where(isNull(paymentClaim.endedAt))
    .orderBy(desc(paymentClaim.id))
    .limit(500)
    .all()

const findOpen = (db: ReadDb, id: number): ClaimRow => {
  const row = db.read
    .select()
    .from(paymentClaim)
    .where(and(eq(paymentClaim.id, id), isNull(paymentClaim.endedAt)))
    .get()
  if (!row) throw new DomainError('CLAIM_NOT_FOUND')
  return row
}

type Ending = Partial<Pick<ClaimRow, 'outcome' | 'endReason' | 'paymentId'>>

const endClaim = (tx: Tx, ctx: CommandContext, id: number, ending: Ending): void => {
  tx.write
    .update(paymentClaim)
    .set({ ...ending, endedAt: ctx.now, endedBy: ctx.actor?.id ?? null })
    .where(eq(paymentClaim.id, id))
    .run()
  tx.publish('payments')
}

export interface ClaimInput {
  readonly invoiceId: number
  readonly method: 'qris' | 'transfer'
  readonly amount: number
  readonly reference: string
  readonly note: string
}

export function claimPayment(tx: Tx, ctx: CommandContext, input: ClaimInput): void {
  const bill = findInvoice(tx, input.invoiceId, ctx.businessDay)
  if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
  const { number, customerId } = bill
  if (bill.state !== 'unpaid' && bill.state !== 'pending') throw new DomainError('PAYMENT_BILL_SETTLED', { number })
  if (openClaimOf(tx, bill.id)) throw new DomainError('CLAIM_OPEN', { number })
  const { invoiceId, method, amount, reference, note } = input
  tx.write
    .insert(paymentClaim)
    .values({ customerId, invoiceId, method, amount, reference, note, at: ctx.now, actorId: ctx.actor?.id ?? null })
    .run()
  markPending(tx, bill.id, true)
  const detail = { number, method, amount, reference }
  recordAudit(tx, ctx, { action: 'payment.claim', subjectType: 'customer', subjectId: customerId, detail })
  tx.publish('payments')
}

/** A payment reached a bill that waits for confirmation: Lunas ends the waiting, a part of it does not. */
export function followClaim(tx: Tx, ctx: CommandContext, invoiceId: number): void {
  const claim = openClaimOf(tx, invoiceId)
  if (!claim) return
  if (findInvoice(tx, invoiceId, ctx.businessDay)?.state === 'paid') endClaim(tx, ctx, claim.id, { outcome: 'settled' })
  else markPending(tx, invoiceId, true)
}

/** The money was seen: the claim is over, and the caller makes the payment of it. */
export function closeClaim(tx: Tx, ctx: CommandContext, claimId: number): ClaimRow {
  const claim = findOpen(tx, claimId)
  endClaim(tx, ctx, claim.id, { outcome: 'confirmed' })
  markPending(tx, claim.invoiceId, false)
  return claim
}

export const linkClaim = (tx: Tx, claimId: number, paymentId: string): void => {
  tx.write.update(paymentClaim).set({ paymentId }).where(eq(paymentClaim.id, claimId)).run()
}

export function rejectClaim(
  tx: Tx,
  ctx: CommandContext,
  input: { readonly claimId: number; readonly reason: string },
): void {
  requireActor(ctx)
  const claim = findOpen(tx, input.claimId)
  endClaim(tx, ctx, claim.id, { outcome: 'rejected', endReason: input.reason })
  markPending(tx, claim.invoiceId, false)
  const detail = { reason: input.reason, amount: claim.amount }
  recordAudit(tx, ctx, { action: 'payment.rejectClaim', subjectType: 'customer', subjectId: claim.customerId, detail })
}
