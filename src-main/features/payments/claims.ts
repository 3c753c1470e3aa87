// Owns: "sudah transfer" that nobody has seen: noted, confirmed by the payment it becomes, or rejected.
// Must never: count as money before a person has seen it.
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { attachFile } from '../files'
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

/** Of one bill, newest first, those that ended too. */
export const claimsOfBill = (db: ReadDb, invoiceId: number): ClaimRow[] =>
  db.read
    .select()
    .from(paymentClaim)
    .where(eq(paymentClaim.invoiceId, invoiceId))
    .orderBy(desc(paymentClaim.id))
    .limit(20)
    .all()

/** Nobody has answered for so long: the bill counts as what it is again, for isolir. */
const HOLDS_MS = 3 * 86_400_000

const freshBills = reading((q) =>
  q
    .select({ invoiceId: paymentClaim.invoiceId })
    .from(paymentClaim)
    .where(and(isNull(paymentClaim.endedAt), gt(paymentClaim.at, sql.placeholder('since'))))
    .prepare(),
)
/** Bills whose claim is young enough to hold isolir off. */
export const heldByClaims = (db: ReadDb, now: number): number[] =>
  freshBills(db)
    .all({ since: now - HOLDS_MS })
    .map(({ invoiceId }) => invoiceId)

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
  tx.publish('payments', 'outbox')
}

export interface ClaimInput {
  readonly invoiceId: number
  readonly method: 'qris' | 'transfer'
  readonly amount: number
  readonly reference: string
  readonly note: string
  /** As the customer says; left out where nobody asked. */
  readonly paidOn?: string | null
  readonly bank?: string | null
  readonly sender?: string | null
  /** A picture of the proof, sent by whoever claims. */
  readonly fileId?: string | null
}

/** What pictures of a claim are attached to. */
export const claimSubject = (id: number) => ({ type: 'claim', id: String(id) }) as const

function attachProof(tx: Tx, ctx: CommandContext, claimId: number, fileId: string): void {
  const { party } = ctx
  const owner = party
    ? ({ ownerKind: party.kind, ownerId: party.id } as const)
    : ({ ownerKind: 'staff', ownerId: requireActor(ctx).id } as const)
  attachFile(tx, ctx, { ...owner, fileId, subject: claimSubject(claimId) })
}

/** The claim's id. Whose bill it is, the caller has made sure of. */
export function claimPayment(tx: Tx, ctx: CommandContext, input: ClaimInput): number {
  const bill = findInvoice(tx, input.invoiceId, ctx.businessDay)
  if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
  const { number, customerId } = bill
  if (bill.state !== 'unpaid' && bill.state !== 'pending') throw new DomainError('PAYMENT_BILL_SETTLED', { number })
  if (openClaimOf(tx, bill.id)) throw new DomainError('CLAIM_OPEN', { number })
  const { invoiceId, method, amount, reference, note, paidOn = null, bank = null, sender = null } = input
  const said = { customerId, invoiceId, method, amount, reference, note, paidOn, bank, sender }
  const { id } = tx.write
    .insert(paymentClaim)
    .values({ ...said, at: ctx.now, actorId: ctx.actor?.id ?? null })
    .returning({ id: paymentClaim.id })
    .get()
  if (input.fileId) attachProof(tx, ctx, id, input.fileId)
  markPending(tx, bill.id, true)
  const detail = { number, method, amount, reference, ...(paidOn && { paidOn, bank, sender }) }
  recordAudit(tx, ctx, { action: 'payment.claim', subjectType: 'customer', subjectId: customerId, detail })
  tx.publish('payments', 'outbox')
  return id
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
