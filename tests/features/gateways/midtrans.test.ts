// Apa arti jawaban Midtrans: the rules of the adapter as tables, and what counts as no answer.
import { createHash } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { pauseFor, refOf } from '../../../src-main/features/gateways/domain'
import { makeMidtrans } from '../../../src-main/features/gateways/midtrans'
import { instantOf, judge, Transaction, wholeRupiah } from '../../../src-main/features/gateways/midtrans-answer'

const KEY = 'SB-Mid-server-uji'
const KNOWN = { ref: 'INV-2611-00042-1-K7F3QX', amount: 150_000, transactionId: null }

const answer = (change: Record<string, unknown> = {}) => {
  const body = {
    status_code: '200',
    order_id: KNOWN.ref,
    transaction_id: '9aed5972-5b6a-401e-894b-a32c91ed1a3a',
    transaction_status: 'settlement',
    gross_amount: '150000.00',
    currency: 'IDR',
    fraud_status: 'accept',
    ...change,
  }
  const text = `${body.order_id}${body.status_code}${body.gross_amount}${KEY}`
  return Transaction.parse({ signature_key: createHash('sha512').update(text).digest('hex'), ...body })
}

describe('jawaban yang ditandatangani', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['settlement', {}, 'paid'],
    ['capture', { transaction_status: 'capture' }, 'paid'],
    ['huruf besar', { transaction_status: 'SETTLEMENT' }, 'paid'],
    ['tanda tangan huruf besar', { signature_key: signed('150000.00').toUpperCase() }, 'paid'],
    ['jumlah tanpa sen', { gross_amount: '150000' }, 'paid'],
    ['jumlah bersen', { gross_amount: '150000.50' }, 'mismatch'],
    ['jumlah lain', { gross_amount: '15000.00' }, 'mismatch'],
    ['jumlah ditulis lain', { gross_amount: '1.5e5' }, 'mismatch'],
    ['kode bukan 200', { status_code: '201' }, 'mismatch'],
    ['pesanan lain', { order_id: 'INV-2611-00043-1-K7F3QX' }, 'mismatch'],
    ['mata uang lain', { currency: 'USD' }, 'mismatch'],
    ['tanda tangan kosong', { signature_key: '' }, 'mismatch'],
    ['tanda tangan terpotong', { signature_key: signed('150000.00').slice(0, -2) }, 'mismatch'],
    ['tanda tangan orang lain', { signature_key: 'ab'.repeat(64) }, 'mismatch'],
    ['diragukan', { fraud_status: 'challenge' }, 'mismatch'],
    ['pending', { transaction_status: 'pending', status_code: '201' }, 'pending'],
    ['expire', { transaction_status: 'expire', status_code: '202' }, 'expired'],
    ['deny', { transaction_status: 'deny', status_code: '202' }, 'failed'],
    ['refund', { transaction_status: 'refund' }, 'mismatch'],
  ])('%s', (_, change, kind) => {
    expect(judge(answer(change), KNOWN, KEY, true).kind).toBe(kind)
  })

  test('"lunas" di jawaban atas permintaan baru, yang tidak ditandatangani, tidak dipercaya', () => {
    const { signature_key: _, ...unsigned } = answer()
    expect(judge(unsigned, KNOWN, KEY, false).kind).toBe('mismatch')
    expect(judge(unsigned, KNOWN, KEY, true)).toEqual({ kind: 'mismatch', code: 'GATEWAY_SIGNATURE' })
  })

  test('kode bayar yang aneh tidak ditampilkan', () => {
    const odd = { va_numbers: [{ bank: 'bca', va_number: '<b>1</b>' }], qr_string: 'x'.repeat(301), status_code: '201' }
    expect(judge(answer({ ...odd, transaction_status: 'pending' }), KNOWN, KEY, true)).toMatchObject({
      vaNumber: null,
      qrText: null,
    })
  })
})

function signed(gross: string): string {
  return createHash('sha512').update(`${KNOWN.ref}200${gross}${KEY}`).digest('hex')
}

test('jumlah dan waktu dibaca apa adanya atau tidak sama sekali', () => {
  expect(['10000.00', '10000', '10000.0', '0.00', '-1.00', '1,000.00', '10000.01', ''].map(wholeRupiah)).toEqual([
    10_000,
    10_000,
    10_000,
    0,
    null,
    null,
    null,
    null,
  ])
  expect(instantOf('2026-11-22 14:03:05')).toBe(Date.UTC(2026, 10, 22, 7, 3, 5))
  expect([instantOf('22/11/2026 14:03'), instantOf(undefined), instantOf('2026-13-45 99:99:99')]).toEqual([
    null,
    null,
    null,
  ])
})

test('nama pesanan memakai lambang yang diterima Midtrans dan tidak lebih dari 50', () => {
  const ref = refOf('INV-AB-2611-00042', 12, 'K7F3QX')
  expect(ref).toMatch(/^[A-Za-z0-9._~-]{1,50}$/)
})

test('makin lama makin jarang dilihat', () => {
  const pauses = [0, 60_000, 5 * 60_000, 30 * 60_000, 5 * 3_600_000].map(pauseFor)
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
  expect(pauses[0]).toBe(5_000)
})

describe('yang bukan jawaban', () => {
  let server: Server | undefined
  afterEach(() => {
    server?.closeAllConnections()
    server?.close()
  })
  const gatewayThat = async (reply: (response: ServerResponse) => void) => {
    const listening = createServer((_, response) => reply(response))
    server = listening
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    const address = listening.address()
    const host = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    return makeMidtrans({ host, serverKey: KEY, timeoutMs: 300 })
  }
  const kindOf = async (reply: (response: ServerResponse) => void) => {
    const gateway = await gatewayThat(reply)
    return gateway.status(KNOWN, new AbortController().signal).then(
      ({ kind }) => kind,
      (error: { kind: string }) => error.kind,
    )
  }

  test('diam: dianggap tidak terjangkau sesudah waktunya', async () => {
    expect(await kindOf(() => undefined)).toBe('unreachable')
    expect(await kindOf((response) => void response.writeHead(200).write('{"status_code'))).toBe('unreachable')
  })
  test('dialihkan ke alamat lain: kuncinya tidak ikut ke sana', async () => {
    let follows = 0
    const reply = (response: ServerResponse) => {
      follows += 1
      response.writeHead(302, { location: '/lain' }).end()
    }
    expect(await kindOf(reply)).toBe('unreachable')
    expect(follows).toBe(1)
  })
  test('jawaban raksasa tidak dibaca sampai habis', async () => {
    expect(await kindOf((response) => void response.end(`{"status_code":"200","x":"${'y'.repeat(2_000_000)}"}`))).toBe(
      'broken',
    )
  })
  test('401 tanpa isi pun berarti kuncinya salah', async () => {
    expect(await kindOf((response) => void response.writeHead(401).end())).toBe('key')
  })
  test('dibatalkan karena aplikasi ditutup', async () => {
    const gateway = await gatewayThat(() => undefined)
    await expect(gateway.status(KNOWN, AbortSignal.abort())).rejects.toMatchObject({ kind: 'unreachable' })
  })
})
