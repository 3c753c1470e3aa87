// Owns: speaking with the Core API of Midtrans: charge, status, expire. What was read where: FIDELITY.md.
// Must never: put the server key anywhere but into the Authorization header, or follow a redirect with it.
import type { ZodType } from 'zod'
import type { ChargeMethod, GatewayPlace } from '../../shared/gateway'
import { Envelope, judge, Transaction } from './midtrans-answer'
import { type ChargeKnown, type ChargeWish, type GatewayAnswer, GatewayFailure, type PaymentGateway } from './port'

export const MIDTRANS_HOSTS: Readonly<Record<GatewayPlace, string>> = {
  sandbox: 'https://api.sandbox.midtrans.com',
  production: 'https://api.midtrans.com',
}

export interface MidtransOptions {
  readonly host: string
  readonly serverKey: string
  /** A request that takes longer counts as no answer. */
  readonly timeoutMs?: number
}

/** An honest answer is a few kilobytes. */
const LONGEST_ANSWER = 64 * 1024

interface Answered {
  readonly code: string
  readonly body: unknown
}

export function makeMidtrans({ host, serverKey, timeoutMs = 15_000 }: MidtransOptions): PaymentGateway {
  const authorization = `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`

  const ask = async (method: 'GET' | 'POST', path: string, signal: AbortSignal, body?: object): Promise<Answered> => {
    const { status, text } = await send({
      url: `${host}${path}`,
      init: {
        method,
        headers: { accept: 'application/json', 'content-type': 'application/json', authorization },
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        ...(body && { body: JSON.stringify(body) }),
      },
    })
    if (status === 429) throw new GatewayFailure('busy', 'HTTP 429')
    const parsed = readJson(text)
    const { success, data } = Envelope.safeParse(parsed)
    if (!success) throw new GatewayFailure(status === 401 ? 'key' : 'broken', `HTTP ${status} without a status code`)
    const code = data.status_code
    if (code === '401') throw new GatewayFailure('key', 'status 401')
    if (code === '429') throw new GatewayFailure('busy', 'status 429')
    if (code.startsWith('5')) throw new GatewayFailure('broken', `status ${code}`)
    return { code, body: parsed }
  }

  const judged = (body: unknown, known: ChargeKnown, isProof: boolean): GatewayAnswer =>
    judge(understand(Transaction, body), known, serverKey, isProof)

  const status = async (known: ChargeKnown, signal: AbortSignal): Promise<GatewayAnswer> => {
    const { code, body } = await ask('GET', `/v2/${encodeURIComponent(known.ref)}/status`, signal)
    return code === '404' ? { kind: 'unknown' } : judged(body, known, true)
  }

  return {
    status,
    async create(wish, signal) {
      const { code, body } = await ask('POST', '/v2/charge', signal, chargeOf(wish))
      const known = { ref: wish.ref, amount: wish.amount, transactionId: null }
      if (code === '406') return status(known, signal)
      if (code === '402') throw new GatewayFailure('inactive', 'status 402')
      if (code.startsWith('4')) throw new GatewayFailure('refused', `status ${code}`)
      return judged(body, known, false)
    },
    async expire(known, signal) {
      const { code, body } = await ask('POST', `/v2/${encodeURIComponent(known.ref)}/expire`, signal)
      if (code === '404') return { kind: 'unknown' }
      if (code !== '407') return status(known, signal)
      const answer = judged(body, known, false)
      return answer.kind === 'expired' ? answer : status(known, signal)
    },
  }
}

async function send({ url, init }: { url: string; init: RequestInit }): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, init)
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of response.body ?? []) {
      length += chunk.length
      if (length > LONGEST_ANSWER) break
      chunks.push(chunk)
    }
    return { status: response.status, text: Buffer.concat(chunks).toString('utf8') }
  } catch (error) {
    throw new GatewayFailure('unreachable', error instanceof Error ? error.name : 'no answer', { cause: error })
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function understand<T>(schema: ZodType<T>, body: unknown): T {
  const { success, data, error } = schema.safeParse(body)
  if (!success)
    throw new GatewayFailure('broken', error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', '))
  return data
}

const BANKS: Readonly<Record<Exclude<ChargeMethod, 'qris'>, string>> = {
  'va-bca': 'bca',
  'va-bni': 'bni',
  'va-bri': 'bri',
  'va-permata': 'permata',
}

/** No name, phone or address of the customer: the bill's number is enough to find it in the provider's list. */
const chargeOf = ({ ref, method, amount, expiryMinutes, title }: ChargeWish): object => ({
  ...(method === 'qris'
    ? { payment_type: 'qris', qris: { acquirer: 'gopay' } }
    : { payment_type: 'bank_transfer', bank_transfer: { bank: BANKS[method] } }),
  transaction_details: { order_id: ref, gross_amount: amount },
  item_details: [{ id: title, price: amount, quantity: 1, name: title }],
  custom_expiry: { expiry_duration: expiryMinutes, unit: 'minute' },
})
