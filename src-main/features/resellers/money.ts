// Owns: money that comes into and goes out of a reseller's saldo: deposits asked for, approved, at the counter, withdrawn.
// Must never: count money that nobody has seen, or hand out what is reserved or lent.

import { and, desc, eq, sql } from 'drizzle-orm'
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { attachFile } from '../files'
import { MONEY_PLACES, post } from '../ledger'
import { requireShift } from '../shifts'
import { availableOf, MOST_OPEN_DEPOSITS } from './domain'
import { resellerOf } from './people'
import { fundsOf } from './store'
import { type DEPOSIT_METHODS, resellerDeposit } from './tables'

export type DepositMethod = (typeof DEPOSIT_METHODS)[number]
export type DepositRow = typeof resellerDeposit.$inferSelect

export const depositsOf = (db: ReadDb, resellerId: string, limit = 60): DepositRow[] =>
  db.read
    .select()
    .from(resellerDeposit)
    .where(eq(resellerDeposit.resellerId, resellerId))
    .orderBy(desc(resellerDeposit.at))
    .limit(limit)
    .all()

export const openDeposits = (db: ReadDb): DepositRow[] =>
  db.read
    .select()
    .from(resellerDeposit)
    .where(eq(resellerDeposit.state, 'open'))
    .orderBy(desc(resellerDeposit.at))
    .limit(200)
    .all()

const countOpen = (db: ReadDb, resellerId: string): number =>
  db.read
    .select({ count: sql<number>`count(*)` })
    .from(resellerDeposit)
    .where(and(eq(resellerDeposit.resellerId, resellerId), eq(resellerDeposit.state, 'open')))
    .get()?.count ?? 0

export interface DepositInput {
  readonly resellerId: string
  readonly method: DepositMethod
  readonly amount: number
  readonly reference: string
  readonly note: string
}

function insertDeposit(
  tx: Tx,
  ctx: CommandContext,
  { resellerId, method, amount, reference, note }: DepositInput,
  kind: DepositRow['kind'],
): DepositRow {
  const isDecided = ctx.actor !== null
  const row: DepositRow = {
    id: ctx.newId(),
    number: nextNumberOfDay(tx, ctx, 'DEP'),
    resellerId,
    kind,
    state: isDecided ? 'approved' : 'open',
    method,
    amount,
    reference,
    note,
    at: ctx.now,
    businessDay: ctx.businessDay,
    actorId: ctx.actor?.id ?? null,
    decidedAt: isDecided ? ctx.now : null,
    decidedBy: ctx.actor?.id ?? null,
    reason: '',
  }
  tx.write.insert(resellerDeposit).values(row).run()
  return row
}

/** What the pictures of a deposit are attached to. */
export const depositSubject = (id: string) => ({ type: 'deposit', id }) as const

/** From his phone: nothing moves before somebody of the shop has seen the money. */
export function requestDeposit(
  tx: Tx,
  ctx: CommandContext,
  { fileId, ...input }: DepositInput & { readonly fileId?: string | null },
): void {
  const row = resellerOf(tx, input.resellerId)
  const open = countOpen(tx, row.id)
  if (open >= MOST_OPEN_DEPOSITS) throw new DomainError('RESELLER_DEPOSITS_OPEN', { count: open })
  const { id, number, amount, method } = insertDeposit(tx, { ...ctx, actor: null }, input, 'deposit')
  if (fileId) attachFile(tx, ctx, { fileId, ownerKind: 'reseller', ownerId: row.id, subject: depositSubject(id) })
  note(tx, ctx, 'reseller.deposit-asked', row.id, { number, amount, method })
}

function note(tx: Tx, ctx: CommandContext, action: string, resellerId: string, detail: Record<string, unknown>): void {
  recordAudit(tx, ctx, { action, subjectType: 'reseller', subjectId: resellerId, detail })
  tx.publish('resellers', 'outbox')
}

function bookDeposit(tx: Tx, ctx: CommandContext, row: DepositRow): void {
  if (row.method === 'cash') requireShift(tx, ctx)
  const place = MONEY_PLACES[row.method]
  const amount = rupiah(row.amount)
  const isIn = row.kind === 'deposit'
  post(tx, ctx, {
    sourceType: isIn ? 'reseller-deposit' : 'reseller-withdrawal',
    sourceId: row.id,
    memo: `${isIn ? 'Deposit' : 'Tarik saldo'} ${row.number}${row.reference === '' ? '' : ` ${row.reference}`}`,
    transfers: [
      isIn
        ? { debit: place, credit: 'reseller-balance', amount, party: row.resellerId }
        : { debit: 'reseller-balance', credit: place, amount, party: row.resellerId },
    ],
  })
}

/** "Isi saldo" at the counter. */
export function topUp(tx: Tx, ctx: CommandContext, input: DepositInput): { number: string } {
  requireActor(ctx)
  const row = resellerOf(tx, input.resellerId)
  if (input.method !== 'cash' && input.reference === '') throw fieldError('reference', 'PAYMENT_REFERENCE_NEEDED')
  const deposit = insertDeposit(tx, ctx, input, 'deposit')
  bookDeposit(tx, ctx, deposit)
  note(tx, ctx, 'reseller.top-up', row.id, { number: deposit.number, amount: deposit.amount, method: deposit.method })
  return { number: deposit.number }
}

/** "Tarik saldo": only his own money, not his credit, and nothing that waits for a router. */
export function withdraw(
  tx: Tx,
  ctx: CommandContext,
  input: DepositInput & { readonly approverId: string },
): { number: string } {
  requireActor(ctx)
  const row = resellerOf(tx, input.resellerId)
  const free = availableOf({ ...fundsOf(tx, row), creditLimit: 0 })
  if (input.amount > free)
    throw fieldError('amount', 'RESELLER_WITHDRAW', { available: formatRupiah(rupiah(Math.max(0, free))) })
  const paid = insertDeposit(tx, ctx, input, 'withdrawal')
  bookDeposit(tx, ctx, paid)
  const { number, amount, method } = paid
  note(tx, ctx, 'reseller.withdraw', row.id, { number, amount, method, approverId: input.approverId })
  return { number }
}

function decide(tx: Tx, ctx: CommandContext, id: string, state: 'approved' | 'rejected', reason: string): DepositRow {
  const row = tx.read.select().from(resellerDeposit).where(eq(resellerDeposit.id, id)).get()
  if (row?.state !== 'open') throw new DomainError('RESELLER_DEPOSIT_DECIDED')
  const decidedBy = requireActor(ctx).id
  tx.write
    .update(resellerDeposit)
    .set({ state, reason, decidedAt: ctx.now, decidedBy })
    .where(eq(resellerDeposit.id, id))
    .run()
  return row
}

/** The money was seen. The caller has checked the approver's PIN. */
export function approveDeposit(
  tx: Tx,
  ctx: CommandContext,
  input: { readonly id: string; readonly approverId: string },
): void {
  const row = decide(tx, ctx, input.id, 'approved', '')
  bookDeposit(tx, ctx, row)
  const { number, amount } = row
  note(tx, ctx, 'reseller.deposit-approved', row.resellerId, { number, amount, approverId: input.approverId })
}

export function rejectDeposit(
  tx: Tx,
  ctx: CommandContext,
  input: { readonly id: string; readonly reason: string },
): void {
  const row = decide(tx, ctx, input.id, 'rejected', input.reason)
  note(tx, ctx, 'reseller.deposit-rejected', row.resellerId, { number: row.number, reason: input.reason })
}
