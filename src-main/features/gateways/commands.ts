// Owns: asking for a charge, and wishing it away: rows and outbox wishes of one transaction.
// Must never: speak with the gateway, or ask for another amount than the rest of the bill.
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { findOpenJob } from '../../platform/outbox/queries'
import { enqueue, enqueueOnce, makeDue } from '../../platform/outbox/store'
import { randomText } from '../../platform/random'
import { DomainError } from '../../shared/errors'
import { CHARGE_METHODS, type ChargeMethod, METHOD_LABELS } from '../../shared/gateway'
import { recordAudit } from '../audit'
import { findInvoice, openOf } from '../invoices'
import { getSetting } from '../settings'
import { REF_ALPHABET, REF_TAIL, refOf } from './domain'
import {
  type ChargeRow,
  changeCharge,
  countOf,
  findCharge,
  insertCharge,
  openChargeBy,
  openCharges,
  outdatedCharges,
} from './store'

export const GATEWAY_LANE = 'gateway'
export const JOB = { create: 'gateway.create', expire: 'gateway.expire' } as const
export const subjectOf = (chargeId: string): string => `gateway:${chargeId}`

/** What a customer may pay with now; empty while the owner has not opened it. */
export function gatewayMethods(db: ReadDb): { readonly id: ChargeMethod; readonly label: string }[] {
  const { provider, place, keys, methods } = getSetting(db, 'gateway')
  if (provider === 'off' || keys[place] === null) return []
  return CHARGE_METHODS.filter((id) => methods.includes(id)).map((id) => ({ id, label: METHOD_LABELS[id] }))
}

/** Codes of one bill in an hour: where the provider says no each time, somebody who presses on and on stops it for everybody. */
const MOST_AN_HOUR = 10
const HOUR_MS = 3_600_000

export interface StartInput {
  readonly invoiceId: number
  readonly method: ChargeMethod
}

/** The row and the wish; the worker asks. A second press, or another phone, gets the charge that is open already. */
export function startCharge(tx: Tx, ctx: CommandContext, { invoiceId, method }: StartInput): { chargeId: string } {
  const bill = findInvoice(tx, invoiceId, ctx.businessDay)
  // Another customer's bill is as unknown as one that does not exist.
  if (!bill || (ctx.party && ctx.party.id !== bill.customerId)) throw new DomainError('INVOICE_NOT_FOUND')
  const open = gatewayMethods(tx)
  if (open.length === 0) throw new DomainError('GATEWAY_OFF')
  if (!open.some(({ id }) => id === method)) throw new DomainError('GATEWAY_METHOD', { method: METHOD_LABELS[method] })
  const amount = openOf(bill)
  if (amount <= 0) throw new DomainError('PAYMENT_BILL_SETTLED', { number: bill.number })
  const { place, expiryHours } = getSetting(tx, 'gateway')
  const known = openChargeBy(tx, bill.id, method)
  // a code of the sandbox pays nothing any more once the shop takes real money
  if (known?.amount === amount && known.place === place) {
    askAgain(tx, ctx, known)
    return { chargeId: known.id }
  }
  if (countOf(tx, bill.id, ctx.now - HOUR_MS) >= MOST_AN_HOUR) throw new DomainError('GATEWAY_TOO_MANY')
  if (known) endCharge(tx, ctx, known, '')

  const id = ctx.newId()
  const ref = refOf(bill.number, countOf(tx, bill.id) + 1, randomText(ctx.random, REF_ALPHABET, REF_TAIL))
  insertCharge(tx, {
    id,
    ref,
    place,
    invoiceId: bill.id,
    customerId: bill.customerId,
    method,
    amount,
    expiryMinutes: expiryHours * 60,
    createdAt: ctx.now,
  })
  enqueue(tx, {
    lane: GATEWAY_LANE,
    kind: JOB.create,
    subject: subjectOf(id),
    payload: { chargeId: id },
    priority: 0,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
  recordAudit(tx, ctx, {
    action: 'gateway.start',
    subjectType: 'customer',
    subjectId: bill.customerId,
    detail: { ref, bill: bill.number, method, amount },
  })
  return { chargeId: id }
}

/** Somebody presses again while the request waits for its next try: now. */
function askAgain(tx: Tx, ctx: CommandContext, { id, state }: ChargeRow): void {
  const job = state === 'new' ? findOpenJob(tx, JOB.create, subjectOf(id)) : undefined
  if (job) makeDue(tx, ctx.now, { id: job.id })
}

/** What never left this computer simply ends; the rest is taken back at the gateway. */
export function endCharge(tx: Tx, ctx: CommandContext, row: ChargeRow, note: string): void {
  if (row.isEnding || (row.state !== 'new' && row.state !== 'pending')) return
  if (row.state === 'new' && row.sentAt === null) {
    changeCharge(tx, row.id, { state: 'expired', endedAt: ctx.now, note, lastError: '' })
    return
  }
  changeCharge(tx, row.id, { isEnding: true, note })
  enqueueOnce(tx, {
    lane: GATEWAY_LANE,
    kind: JOB.expire,
    subject: subjectOf(row.id),
    payload: { chargeId: row.id },
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
}

/** The bill is cancelled, lapsed or settled: nobody shall pay it a second time. */
export function endCharges(tx: Tx, ctx: CommandContext, invoiceId: number): void {
  for (const row of openCharges(tx, invoiceId)) endCharge(tx, ctx, row, 'Tagihannya sudah tidak menunggu dibayar.')
}

/** Bills that went another way (counter, saldo, cancelled, a part paid) without anybody telling us. */
export function endOutdated(tx: Tx, ctx: CommandContext): void {
  for (const row of outdatedCharges(tx))
    endCharge(tx, ctx, row, 'Tagihannya sudah dibayar, batal, atau sisanya berubah.')
}

/** A person has looked at a mismatch, and says what was done about it. */
export function handleCharge(
  tx: Tx,
  ctx: CommandContext,
  input: { readonly chargeId: string; readonly reason: string },
): void {
  const actor = requireActor(ctx)
  const row = findCharge(tx, input.chargeId)
  if (!row) throw new DomainError('GATEWAY_NOT_FOUND')
  if (row.state !== 'mismatch' || row.handledAt !== null) throw new DomainError('GATEWAY_NOT_TROUBLED')
  const note = [row.note, `${actor.name}: ${input.reason}`].filter(Boolean).join(' ')
  changeCharge(tx, row.id, { handledAt: ctx.now, handledBy: actor.id, nextCheckAt: null, note })
  tx.publish('outbox')
  recordAudit(tx, ctx, {
    action: 'gateway.handle',
    subjectType: 'customer',
    subjectId: row.customerId,
    detail: { ref: row.ref, amount: row.amount, code: row.lastError, reason: input.reason },
  })
}
