// Owns: what an answer of Midtrans means: its shape, its signature, and whether it is about what we asked.
// Must never: call an answer paid that is unsigned, of another order, or of another amount. Sources: FIDELITY.md.
import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import type { ErrorCode } from '../../shared/errors'
import type { ChargeKnown, GatewayAnswer } from './port'

const Text = z.string().max(2_000)

/** Every answer carries its own code, whatever the HTTP status says. */
export const Envelope = z.object({ status_code: z.coerce.string().regex(/^\d{3}$/) })

export const Transaction = z.object({
  status_code: z.coerce.string().regex(/^\d{3}$/),
  order_id: Text,
  transaction_id: z.string().min(1).max(64),
  transaction_status: z.string().max(40).toLowerCase(),
  gross_amount: z.coerce.string().max(30),
  currency: Text.optional(),
  fraud_status: Text.optional(),
  signature_key: Text.optional(),
  va_numbers: z
    .array(z.object({ bank: Text, va_number: Text }))
    .max(10)
    .optional(),
  permata_va_number: Text.optional(),
  qr_string: Text.optional(),
  transaction_time: Text.optional(),
  expiry_time: Text.optional(),
})
export type Transaction = z.infer<typeof Transaction>

/** "10000.00" is Rp10.000; anything with sen is not ours. Null = not an amount. */
export function wholeRupiah(text: string): number | null {
  const found = /^(\d{1,12})(?:\.0{1,2})?$/.exec(text)
  return found?.[1] === undefined ? null : Number(found[1])
}

/** SHA512(order_id + status_code + gross_amount + server key), hexadecimal; the amount as the answer writes it. */
export const signatureOf = (
  answer: Pick<Transaction, 'order_id' | 'status_code' | 'gross_amount'>,
  serverKey: string,
): Buffer =>
  createHash('sha512').update(`${answer.order_id}${answer.status_code}${answer.gross_amount}${serverKey}`).digest()

export function isSigned(answer: Transaction, serverKey: string): boolean {
  const given = Buffer.from(answer.signature_key ?? '', 'hex')
  const wanted = signatureOf(answer, serverKey)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** `2026-11-22 14:03:05`, always GMT+7; null when it is none. */
export function instantOf(text: string | undefined): number | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null
  const at = Date.parse(`${text.replace(' ', 'T')}+07:00`)
  return Number.isNaN(at) ? null : at
}

const mismatch = (code: ErrorCode): GatewayAnswer => ({ kind: 'mismatch', code })

const isPayable = (text: string | undefined): text is string => text !== undefined && /^\d{6,30}$/.test(text)

/** `isProof`: an answer to a question about the status, which is signed; the answer to a new charge is not. */
export function judge(answer: Transaction, known: ChargeKnown, serverKey: string, isProof: boolean): GatewayAnswer {
  if (answer.order_id !== known.ref) return mismatch('GATEWAY_ORDER')
  const status = answer.transaction_status
  const isMoney = status === 'settlement' || status === 'capture'
  // What is there must be right; what says that money came must be there.
  if ((isMoney && isProof) || answer.signature_key !== undefined)
    if (!isSigned(answer, serverKey)) return mismatch('GATEWAY_SIGNATURE')
  if (wholeRupiah(answer.gross_amount) !== known.amount || (answer.currency ?? 'IDR') !== 'IDR')
    return mismatch('GATEWAY_AMOUNT')
  if (known.transactionId !== null && known.transactionId !== answer.transaction_id) return mismatch('GATEWAY_ORDER')
  const transactionId = answer.transaction_id
  switch (status) {
    case 'settlement':
    case 'capture':
      // Money is believed to a signed answer only, and to one that no fraud check doubts.
      return isProof && answer.status_code === '200' && (answer.fraud_status ?? 'accept') === 'accept'
        ? { kind: 'paid', transactionId }
        : mismatch('GATEWAY_ODD')
    case 'pending': {
      const va = answer.va_numbers?.[0]?.va_number ?? answer.permata_va_number
      const qr = answer.qr_string
      return {
        kind: 'pending',
        transactionId,
        vaNumber: isPayable(va) ? va : null,
        qrText: qr !== undefined && /^[\x20-\x7e]{20,300}$/.test(qr) ? qr : null,
        expiresAt: instantOf(answer.expiry_time),
      }
    }
    case 'expire':
      return { kind: 'expired' }
    case 'deny':
    case 'cancel':
    case 'failure':
      return { kind: 'failed', code: 'GATEWAY_REFUSED' }
    default:
      // refund, chargeback and whatever comes: money that came and went is no machine's business.
      return mismatch('GATEWAY_ODD')
  }
}
