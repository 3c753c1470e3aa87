// Owns: what an answer of the gateway does to our books: the row, and the payment of the bill, in one transaction.
// Must never: book money twice, or money that the answer does not prove.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { enqueueOnce } from '../../platform/outbox/store'
import { formatRupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findInvoice, openOf } from '../invoices'
import { type Paid, pay } from '../payments'
import { getSetting } from '../settings'
import { GATEWAY_LANE, JOB, subjectOf } from './commands'
import { GRACE_MS, LAST_LOOK_MS, pauseFor, payMethodOf, referenceOf, SECOND_LOOK_MS } from './domain'
import type { GatewayAnswer } from './port'
import { type ChargeRow, changeCharge, findCharge, noteLook } from './store'

export interface Booking {
  readonly chargeId: string
  readonly answer: GatewayAnswer
  /** Of the computer's clock: when to look next is no matter of the books. */
  readonly at: number
  readonly paid: Paid
}

/** The same answer twice changes nothing the second time. */
export function bookAnswer(tx: Tx, ctx: CommandContext, { chargeId, answer, at, paid }: Booking): void {
  const row = findCharge(tx, chargeId)
  if (!row) return
  if (row.handledAt !== null) {
    // A person may have written the money down by hand: from here on nothing is booked by itself.
    noteLook(tx, row.id, { checkedAt: at, nextCheckAt: null })
    return
  }
  if (row.paymentId !== null) {
    secondLook(tx, row, answer, at)
    return
  }
  switch (answer.kind) {
    case 'pending':
      bookPending(tx, ctx, row, answer, at)
      return
    case 'paid':
      if (isPlayMoney(tx, row)) end(tx, ctx, row, { state: 'failed', lastError: 'GATEWAY_PRACTICE' }, at)
      else bookPaid(tx, ctx, row, answer.transactionId, at, paid)
      return
    case 'mismatch':
      changeCharge(tx, row.id, { state: 'mismatch', lastError: answer.code, checkedAt: at, nextCheckAt: null })
      tx.publish('outbox')
      recordAudit(tx, ctx, {
        action: 'gateway.mismatch',
        subjectType: 'customer',
        subjectId: row.customerId,
        detail: { ref: row.ref, amount: row.amount, code: answer.code },
      })
      return
    case 'failed':
      end(tx, ctx, row, { state: 'failed', lastError: answer.code }, at)
      return
    case 'expired':
      end(
        tx,
        ctx,
        row,
        row.lastError === 'GATEWAY_NO_CODE' ? { state: 'failed' } : { state: 'expired', lastError: '' },
        at,
      )
      return
    case 'unknown':
      bookUnknown(tx, ctx, row, at)
      return
    default:
      answer satisfies never
  }
}

/** Booked already: only that it was taken back is news. */
function secondLook(tx: Tx, row: ChargeRow, answer: GatewayAnswer, at: number): void {
  if (answer.kind === 'paid' || answer.kind === 'unknown' || row.state === 'mismatch') {
    noteLook(tx, row.id, { checkedAt: at, nextCheckAt: null })
    return
  }
  changeCharge(tx, row.id, { state: 'mismatch', lastError: 'GATEWAY_REVERSED', checkedAt: at, nextCheckAt: null })
  tx.publish('outbox')
}

type PendingAnswer = Extract<GatewayAnswer, { kind: 'pending' }>

function bookPending(tx: Tx, ctx: CommandContext, row: ChargeRow, answer: PendingAnswer, at: number): void {
  const vaNumber = answer.vaNumber ?? row.vaNumber
  const qrText = answer.qrText ?? row.qrText
  const { transactionId } = answer
  if (row.state === 'new' || row.state === 'pending') {
    const expiresAt = answer.expiresAt ?? row.expiresAt ?? at + row.expiryMinutes * 60_000
    const looks = { checkedAt: at, nextCheckAt: nextLook(row, expiresAt, at) }
    const hasCode = row.method === 'qris' ? qrText !== null : vaNumber !== null
    if (row.state === 'pending' && row.lastError === '' && row.transactionId === transactionId)
      noteLook(tx, row.id, looks)
    else
      changeCharge(tx, row.id, {
        ...looks,
        state: 'pending',
        transactionId,
        vaNumber,
        qrText,
        expiresAt,
        lastError: hasCode ? '' : 'GATEWAY_NO_CODE',
      })
    // Nobody can pay it without a code; after its time it is over, whatever the gateway still says.
    if (!hasCode || at > expiresAt + GRACE_MS) takeBack(tx, ctx, row)
    return
  }
  const isMismatch = row.state === 'mismatch'
  noteLook(tx, row.id, { checkedAt: at, nextCheckAt: isMismatch ? null : at + LAST_LOOK_MS })
  // Ended here, and open there: it is taken back there too. A mismatch waits for a person.
  if (!isMismatch) takeBack(tx, ctx, row)
}

const nextLook = (row: ChargeRow, expiresAt: number, at: number): number => {
  const pause = pauseFor(at - row.createdAt)
  // Not past the end: that is when it matters.
  return at < expiresAt ? Math.min(at + pause, expiresAt + 1_000) : at + pause
}

export function takeBack(tx: Tx, ctx: CommandContext, row: ChargeRow): void {
  changeCharge(tx, row.id, { isEnding: true })
  enqueueOnce(tx, {
    lane: GATEWAY_LANE,
    kind: JOB.expire,
    subject: subjectOf(row.id),
    payload: { chargeId: row.id },
    at: ctx.now,
  })
}

/** Anybody can press "paid" in the sandbox: since the shop takes real money, that pays nothing. */
const isPlayMoney = (tx: Tx, { place }: ChargeRow): boolean =>
  place === 'sandbox' && getSetting(tx, 'gateway').place === 'production'

/** Unpaid bill: paid. Otherwise the money is the customer's saldo, and a note tells staff why. */
function bookPaid(tx: Tx, ctx: CommandContext, row: ChargeRow, transactionId: string, at: number, paid: Paid): void {
  const bill = findInvoice(tx, row.invoiceId, ctx.businessDay)
  const rest = bill ? openOf(bill) : 0
  const extra = Math.max(0, row.amount - rest)
  const note =
    extra === 0
      ? ''
      : `Tagihan ${bill?.number ?? ''} sudah dibayar, batal, atau berubah; ${formatRupiah(rupiah(extra))} masuk saldo.`
  const { paymentId } = pay(
    tx,
    ctx,
    {
      customerId: row.customerId,
      parts: [
        {
          method: payMethodOf(row.method),
          amount: row.amount,
          received: row.amount,
          reference: referenceOf(transactionId),
        },
      ],
      invoiceIds: bill && rest > 0 ? [bill.id] : [],
      note,
      isQuiet: true,
    },
    paid,
  )
  changeCharge(tx, row.id, {
    state: 'paid',
    paymentId,
    transactionId,
    note: note || row.note,
    lastError: '',
    isEnding: false,
    endedAt: ctx.now,
    checkedAt: at,
    nextCheckAt: at + SECOND_LOOK_MS,
  })
  tx.publish('outbox')
}

type Ending = Pick<ChargeRow, 'state'> & { readonly lastError?: string }

function end(tx: Tx, ctx: CommandContext, row: ChargeRow, ending: Ending, at: number): void {
  if (row.state === 'expired' || row.state === 'failed') {
    noteLook(tx, row.id, { checkedAt: at, nextCheckAt: null })
    return
  }
  changeCharge(tx, row.id, { ...ending, endedAt: ctx.now, checkedAt: at, nextCheckAt: at + LAST_LOOK_MS })
  tx.publish('outbox')
}

/** Made, and yet not known there: it is asked again until its time is over. */
function bookUnknown(tx: Tx, ctx: CommandContext, row: ChargeRow, at: number): void {
  if (row.state === 'new') return
  if (row.state === 'mismatch') {
    noteLook(tx, row.id, { checkedAt: at, nextCheckAt: null })
    return
  }
  const isOver = row.state !== 'pending' || row.isEnding || (row.expiresAt !== null && at > row.expiresAt + GRACE_MS)
  if (isOver) end(tx, ctx, row, { state: 'expired' }, at)
  else
    noteLook(tx, row.id, {
      checkedAt: at,
      nextCheckAt: at + pauseFor(at - row.createdAt),
      lastError: 'GATEWAY_UNKNOWN',
    })
}
