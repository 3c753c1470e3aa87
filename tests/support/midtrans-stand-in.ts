// Owns: a Midtrans Core API on loopback, as its public documentation describes it (src-main/features/gateways/FIDELITY.md),
// and the ways in which a payment provider can go wrong.
// Must never: be kinder than the real one, or be reachable from outside this computer.
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod'
import { qrisCrc } from '../../src-main/shared/qris'

export type StandInMode =
  | 'ok'
  /** Hangs up before it has understood anything. */
  | 'down'
  /** Does what was asked, and hangs up before it answers. */
  | 'lost-answer'
  /** Does what was asked, and answers when `release` is called. */
  | 'held'
  | 'busy'
  /** The same, said by whatever stands before the provider. */
  | 'busy-page'
  | 'server-error'
  | 'garbage'
  | 'login-page'
  | 'wrong-signature'
  | 'unsigned'
  | 'wrong-amount'
  | 'wrong-order'
  | 'wrong-currency'
  | 'other-transaction'
  | 'inactive'
  | 'refused'
  | 'no-code'

export interface StandInOrder {
  readonly orderId: string
  readonly transactionId: string
  readonly amount: number
  readonly type: string
  readonly bank: string | undefined
  readonly qr: string
  readonly va: string
  readonly expiryMinutes: number
  status: string
  fraud: string
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly authorization: string
}

export interface MidtransStandIn {
  readonly url: string
  readonly serverKey: string
  readonly asked: Asked[]
  readonly orders: Map<string, StandInOrder>
  mode: StandInMode
  /** The real one puts its code into the body; whether the HTTP status follows it is not promised. */
  usesHttpCodes: boolean
  /** The only order, or the one of that name. */
  order(orderId?: string): StandInOrder
  /** The customer pays. */
  settle(orderId?: string): void
  become(status: string, orderId?: string): void
  release(): void
  close(): Promise<void>
}

/** As the documentation asks for it: whole rupiah, and only the symbols that an order_id may have. */
const Charge = z.object({
  payment_type: z.enum(['qris', 'bank_transfer']),
  bank_transfer: z.object({ bank: z.enum(['bca', 'bni', 'bri', 'permata']) }).optional(),
  transaction_details: z.object({
    order_id: z.string().regex(/^[\w~.-]{1,50}$/),
    gross_amount: z.int().positive(),
  }),
  item_details: z.array(z.object({ id: z.string(), price: z.int(), quantity: z.int(), name: z.string().max(50) })),
  custom_expiry: z.object({ expiry_duration: z.int().positive(), unit: z.enum(['second', 'minute', 'hour', 'day']) }),
})

const VA: Readonly<Record<string, string>> = {
  bca: '812785002191860',
  bni: '9888500212345678',
  bri: '857800000011111',
  permata: '850003072869607',
}

function qrOf(orderId: string, amount: number): string {
  const tag = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`
  const body = [
    tag('00', '01'),
    tag('01', '12'),
    tag('26', tag('00', 'COM.GO-JEK.WWW') + tag('01', '936009143000000000')),
    tag('53', '360'),
    tag('54', String(amount)),
    tag('58', 'ID'),
    tag('59', 'WARKOP BANG JOKO'),
    tag('60', 'SLEMAN'),
    tag('62', tag('05', orderId.slice(-20))),
    '6304',
  ].join('')
  return body + qrisCrc(body)
}

export async function startMidtransStandIn(serverKey = 'SB-Mid-server-abcDEF123xyz'): Promise<MidtransStandIn> {
  const orders = new Map<string, StandInOrder>()
  const asked: Asked[] = []
  const waiting: (() => void)[] = []

  const codeOf = ({ status }: StandInOrder): string =>
    ({ settlement: '200', capture: '200', pending: '201', expire: '407', deny: '202', refund: '200' })[status] ?? '200'

  const bodyOf = (order: StandInOrder, isSigned: boolean): Record<string, unknown> => {
    const statusCode = codeOf(order)
    const wrongBy = standIn.mode === 'wrong-amount' ? 1000 : 0
    const orderId = standIn.mode === 'wrong-order' ? `${order.orderId}-LAIN` : order.orderId
    const amount = `${order.amount + wrongBy}.00`
    const key = standIn.mode === 'wrong-signature' ? 'kunci-orang-lain' : serverKey
    const signature = createHash('sha512').update(`${orderId}${statusCode}${amount}${key}`).digest('hex')
    return {
      status_code: statusCode,
      status_message: 'Success, transaction is found',
      transaction_id: standIn.mode === 'other-transaction' ? randomUUID() : order.transactionId,
      order_id: orderId,
      merchant_id: 'G812785002',
      gross_amount: amount,
      currency: standIn.mode === 'wrong-currency' ? 'USD' : 'IDR',
      payment_type: order.type,
      transaction_time: '2026-11-21 19:42:10',
      transaction_status: order.status,
      fraud_status: order.fraud,
      ...(isSigned && standIn.mode !== 'unsigned' && { signature_key: signature }),
      ...(order.bank === 'permata' && { permata_va_number: order.va }),
      ...(order.bank && order.bank !== 'permata' && { va_numbers: [{ bank: order.bank, va_number: order.va }] }),
    }
  }

  const charge = (body: unknown): Record<string, unknown> => {
    if (standIn.mode === 'inactive') return { status_code: '402', status_message: 'No access for this payment type.' }
    if (standIn.mode === 'refused') return { status_code: '400', status_message: 'Validation Error.' }
    const asksFor = Charge.safeParse(body)
    if (!asksFor.success) return { status_code: '400', status_message: 'Validation Error.' }
    const { payment_type: type, bank_transfer: transfer, custom_expiry: expiry } = asksFor.data
    const { order_id: orderId, gross_amount: amount } = asksFor.data.transaction_details
    const known = orders.get(orderId)
    // "The expired order_id can be reused": the documentation's own trap.
    if (known && known.status !== 'expire' && known.status !== 'cancel')
      return { status_code: '406', status_message: 'The request could not be completed due to a conflict.' }
    const bank = transfer?.bank
    const order: StandInOrder = {
      orderId,
      transactionId: randomUUID(),
      amount,
      type,
      bank,
      qr: qrOf(orderId, amount),
      va: VA[bank ?? ''] ?? '',
      expiryMinutes: expiry.expiry_duration,
      status: 'pending',
      fraud: 'accept',
    }
    orders.set(orderId, order)
    const answer = { ...bodyOf(order, false), ...(type === 'qris' && { qr_string: order.qr }) }
    if (standIn.mode !== 'no-code') return answer
    return Object.fromEntries(Object.entries(answer).filter(([name]) => !/^(qr_string|va_numbers|permata)/.test(name)))
  }

  const answerTo = (method: string, path: string, body: unknown): Record<string, unknown> => {
    if (method === 'POST' && path === '/v2/charge') return charge(body)
    const [, orderId = '', action] = /^\/v2\/([^/]+)\/(status|expire)$/.exec(path) ?? []
    const order = [...orders.values()].find((one) => one.orderId === orderId || one.transactionId === orderId)
    if (!order) return { status_code: '404', status_message: "Transaction doesn't exist.", id: randomUUID() }
    if (action === 'status') return bodyOf(order, true)
    if (order.status !== 'pending')
      return { status_code: '412', status_message: 'Merchant cannot modify the status of the transaction' }
    order.status = 'expire'
    return { ...bodyOf(order, false), status_message: 'Success, transaction has expired' }
  }

  const send = (response: ServerResponse, answer: Record<string, unknown>): void => {
    const code = Number(answer.status_code)
    const status = standIn.usesHttpCodes && code >= 400 && code !== 407 ? code : 200
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  const serve = (request: IncomingMessage, response: ServerResponse, text: string): unknown => {
    const { method = '', url: path = '', headers } = request
    const authorization = headers.authorization ?? ''
    const body: unknown = text === '' ? null : JSON.parse(text)
    asked.push({ method, path, body, authorization })
    const { mode } = standIn
    if (mode === 'down') return request.socket.destroy()
    if (mode === 'busy') return send(response, { status_code: '429', status_message: 'API rate limit exceeded.' })
    if (mode === 'busy-page') return response.writeHead(429).end('<html>429 Too Many Requests</html>')
    if (mode === 'server-error') return response.writeHead(503).end('<html>503 Service Unavailable</html>')
    if (mode === 'garbage') return response.writeHead(200).end('{"status_code": "200", "order_id": ')
    if (mode === 'login-page') return response.writeHead(200).end('<html>Masuk ke WiFi</html>')
    if (authorization !== `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`)
      return send(response, { status_code: '401', status_message: 'Access denied due to unauthorized transaction.' })
    const answer = answerTo(method, path, body)
    if (mode === 'lost-answer') return request.socket.destroy()
    if (mode === 'held') return waiting.push(() => send(response, answer))
    return send(response, answer)
  }

  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => serve(request, response, text))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  const standIn: MidtransStandIn = {
    url: `http://127.0.0.1:${port}`,
    serverKey,
    asked,
    orders,
    mode: 'ok',
    usesHttpCodes: true,
    order(orderId) {
      const order = orderId === undefined ? [...orders.values()].at(-1) : orders.get(orderId)
      if (!order) throw new Error('the stand-in has no such order')
      return order
    },
    settle: (orderId) => standIn.become('settlement', orderId),
    become: (status, orderId) => {
      standIn.order(orderId).status = status
    },
    release: () => {
      for (const go of waiting.splice(0)) go()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return standIn
}
