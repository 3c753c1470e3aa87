// Owns: the gateway's lane of the outbox: making a charge, taking one back.
// Must never: ask for a charge again before looking whether the last request arrived.
import * as z from 'zod'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, ReadDb } from '../../platform/db/open'
import type { JobDescription, JobDescriptions } from '../../platform/outbox/describe'
import {
  type HandlerResult,
  OutboxFailure,
  type OutboxHandler,
  OutboxPause,
  OutboxRefusal,
} from '../../platform/outbox/runner'
import { Id } from '../../shared/contract'
import { type ErrorCode, sentenceOf } from '../../shared/errors'
import { METHOD_LABELS } from '../../shared/gateway'
import { findInvoice } from '../invoices'
import type { Paid } from '../payments'
import type { FindGateway } from './access'
import { bookAnswer } from './booking'
import { JOB } from './commands'
import { GIVE_UP_MS } from './domain'
import { type GatewayAnswer, GatewayFailure, type PaymentGateway } from './port'
import { type ChargeRow, changeCharge, findCharge } from './store'

export interface GatewayDeps {
  readonly db: Db
  /** The computer's. */
  readonly clock: Clock
  readonly context: () => CommandContext
  readonly paid: Paid
  readonly findGateway: FindGateway
}

const Payload = z.object({ chargeId: Id })

export const makeGatewayJobs = (deps: GatewayDeps): Record<string, OutboxHandler> => ({
  [JOB.create]: makeJob(deps, create, (row) => row.state === 'new'),
  [JOB.expire]: makeJob(deps, expire, (row) => row.isEnding && row.paymentId === null && row.state !== 'mismatch'),
})

type Work = (deps: GatewayDeps, gateway: PaymentGateway, row: ChargeRow, signal: AbortSignal) => Promise<GatewayAnswer>

const makeJob =
  (deps: GatewayDeps, work: Work, isWanted: (row: ChargeRow) => boolean): OutboxHandler =>
  async ({ payload }, signal): Promise<HandlerResult> => {
    const { db, clock, context, paid } = deps
    const { chargeId } = Payload.parse(payload)
    const row = findCharge(db, chargeId)
    if (!row || !isWanted(row)) return { kind: 'done' }
    const gateway = deps.findGateway(db, row.place)
    if (!gateway) throw refusal('GATEWAY_KEY_MISSING')
    try {
      const answer = await work(deps, gateway, row, signal)
      return {
        kind: 'done',
        book: (tx) => bookAnswer(tx, context(), { chargeId, answer, at: clock.now(), paid }),
      }
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error
      if (!signal.aborted) db.transact((tx) => changeCharge(tx, chargeId, { lastError: error.code }))
      throw outboxFailureOf(error)
    }
  }

async function create(
  { db, clock }: GatewayDeps,
  gateway: PaymentGateway,
  row: ChargeRow,
  signal: AbortSignal,
): Promise<GatewayAnswer> {
  const isTooLate = clock.now() - row.createdAt > GIVE_UP_MS
  if (row.sentAt !== null) {
    // A request went out, and its answer was lost: looking comes first.
    const answer = await gateway.status(row, signal)
    if (answer.kind !== 'unknown') return answer
    if (row.isEnding) return { kind: 'expired' }
  }
  if (isTooLate) return { kind: 'failed', code: 'GATEWAY_GIVEN_UP' }
  if (row.sentAt === null) db.transact((tx) => changeCharge(tx, row.id, { sentAt: clock.now() }))
  const { ref, method, amount, expiryMinutes } = row
  try {
    return await gateway.create({ ref, method, amount, expiryMinutes, title: titleOf(db, row) }, signal)
  } catch (error) {
    const isNo = error instanceof GatewayFailure && (error.kind === 'refused' || error.kind === 'inactive')
    if (isNo) return { kind: 'failed', code: error.code }
    throw error
  }
}

/** `unknown` = it never came into being there. */
async function expire(_: GatewayDeps, gateway: PaymentGateway, row: ChargeRow, signal: AbortSignal) {
  const answer = await gateway.expire(row, signal)
  if (answer.kind === 'pending') throw new GatewayFailure('broken', 'still pending after expire')
  return answer
}

const titleOf = (db: ReadDb, { invoiceId }: ChargeRow): string => findInvoice(db, invoiceId, '')?.number ?? ''

const refusal = (code: ErrorCode): OutboxRefusal => new OutboxRefusal(code, sentenceOf(code).message)

function outboxFailureOf(error: GatewayFailure): OutboxFailure {
  const { message } = sentenceOf(error.code)
  const options = { cause: error }
  if (error.kind === 'busy') return new OutboxPause(error.code, message, options)
  // Not a pause of the lane: whoever presses next shall not wait for the backoff of somebody who has gone home.
  if (error.kind === 'unreachable' || error.kind === 'broken') return new OutboxFailure(error.code, message, options)
  return new OutboxRefusal(error.code, message, options)
}

const sayFor =
  (verb: string): JobDescription['say'] =>
  (db, payload) => {
    const row = findCharge(db, Payload.parse(payload).chargeId)
    return row ? `${verb} ${METHOD_LABELS[row.method]} untuk ${titleOf(db, row)}` : verb
  }

export const gatewayJobDescriptions: JobDescriptions = {
  [JOB.create]: {
    say: sayFor('Minta'),
    cancel: {
      warning: 'Permintaannya tidak dikirim lagi. Pelanggan dapat memulai lagi atau membayar di loket.',
      apply: (tx, ctx, payload) => {
        // Should a lost request have arrived after all, the next look finds it and takes it back.
        const change = { isEnding: true, state: 'expired', endedAt: ctx.now, nextCheckAt: 0 } as const
        changeCharge(tx, Payload.parse(payload).chargeId, change)
      },
    },
  },
  [JOB.expire]: {
    say: sayFor('Tarik kembali'),
    cancel: {
      warning:
        'Kodenya masih dapat dibayar di Midtrans sampai waktunya habis. Bila dibayar, uangnya masuk saldo pelanggan.',
      apply: () => undefined,
    },
  },
}
