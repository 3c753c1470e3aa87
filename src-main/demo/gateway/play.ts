// Owns: the demo's payment provider: a play Midtrans on this computer, whose customers pay by themselves after a while.
// Must never: be reachable from outside, speak with the real one, or be there in a shop. No money moves.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import * as z from 'zod'
import type { Clock } from '../../platform/clock'
import type { GatewayPlace } from '../../shared/gateway'
import { qrisCrc } from '../../shared/qris'

/** So long the play customer needs to scan and pay. */
export const PLAY_PAYS_AFTER_MS = 20_000

export interface PlayGateway {
  readonly hosts: Readonly<Record<GatewayPlace, string>>
  close(): Promise<void>
}

const Charge = z.object({
  payment_type: z.string(),
  bank_transfer: z.object({ bank: z.string() }).optional(),
  transaction_details: z.object({ order_id: z.string(), gross_amount: z.int() }),
})

interface PlayOrder {
  readonly id: string
  readonly amount: number
  readonly type: string
  readonly bank: string | undefined
  readonly at: number
  isExpired: boolean
}

type Answer = Readonly<Record<string, unknown>>

export async function startPlayGateway(clock: Clock): Promise<PlayGateway> {
  const orders = new Map<string, PlayOrder>()

  const make = (body: unknown): Answer => {
    const { success, data } = Charge.safeParse(body)
    if (!success) return { status_code: '400' }
    const { order_id: id, gross_amount: amount } = data.transaction_details
    if (orders.has(id)) return { status_code: '406' }
    const order = {
      id,
      amount,
      type: data.payment_type,
      bank: data.bank_transfer?.bank,
      at: clock.now(),
      isExpired: false,
    }
    orders.set(id, order)
    return answerAbout(order, 'pending', '')
  }

  /** Who chose another way of paying pays that one, not both. */
  const isLastTry = ({ id, at }: PlayOrder): boolean =>
    [...orders.values()].every((other) => other.at <= at || billOf(other.id) !== billOf(id))

  const answer = (method: string, path: string, body: unknown, key: string): Answer => {
    if (method === 'POST' && path === '/v2/charge') return make(body)
    const [, id = '', action] = /^\/v2\/([^/]+)\/(status|expire)$/.exec(path) ?? []
    const order = orders.get(id)
    if (!order) return { status_code: '404' }
    const isPaid = !order.isExpired && isLastTry(order) && clock.now() - order.at >= PLAY_PAYS_AFTER_MS
    if (action === 'expire' && isPaid) return { status_code: '412' }
    if (action === 'expire') order.isExpired = true
    return answerAbout(order, order.isExpired ? 'expire' : isPaid ? 'settlement' : 'pending', key)
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const [, encoded = ''] = (request.headers.authorization ?? '').split(' ')
      const key = Buffer.from(encoded, 'base64').toString('utf8').slice(0, -1)
      const body = readJson(Buffer.concat(parts).toString('utf8'))
      const told = key.includes('server')
        ? answer(request.method ?? '', request.url ?? '', body, key)
        : { status_code: '401' }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    hosts: { sandbox: url, production: url },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `INV-2611-00042-1-K7F3QX`: without the attempt and the tail. */
const billOf = (id: string): string => id.split('-').slice(0, -2).join('-')

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // nothing was sent, or not by the shop
  }
}

const CODES = { pending: '201', settlement: '200', expire: '407' } as const

function answerAbout({ id, amount, type, bank }: PlayOrder, status: keyof typeof CODES, key: string): Answer {
  const code = CODES[status]
  const gross = `${amount}.00`
  return {
    status_code: code,
    transaction_id: `main-${id}`,
    order_id: id,
    gross_amount: gross,
    currency: 'IDR',
    payment_type: type,
    transaction_status: status,
    fraud_status: 'accept',
    ...(key !== '' && { signature_key: createHash('sha512').update(`${id}${code}${gross}${key}`).digest('hex') }),
    ...(type === 'qris' && { qr_string: playQris(amount) }),
    ...(bank !== undefined && { va_numbers: [{ bank, va_number: `8808${String(amount).padStart(12, '0')}` }] }),
  }
}

/** Shaped like a QRIS, of a merchant that does not exist: no app pays it. */
function playQris(amount: number): string {
  const tag = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`
  const body = `000201010212${tag('26', tag('00', 'DEMO.LOKETNET'))}5303360${tag('54', String(amount))}5802ID${tag('59', 'DEMO LOKETNET')}${tag('60', 'SLEMAN')}6304`
  return body + qrisCrc(body)
}
