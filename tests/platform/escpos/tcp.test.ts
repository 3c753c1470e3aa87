import { afterEach, describe, expect, test, vi } from 'vitest'
import { encodePaper } from '../../../src-main/platform/escpos/encode'
import { createTcpTransport, tcpTimings } from '../../../src-main/platform/escpos/transports/tcp'
import type { SendOptions } from '../../../src-main/platform/escpos/transports/transport'
import type { PrinterProfile } from '../../../src-main/shared/paper/profile'
import { receiptDoc } from '../../../src-main/shared/paper/receipt'
import {
  type FakePrinter,
  type FakePrinterKind,
  type FakePrinterOptions,
  refusedPort,
  startFakePrinter,
} from '../../support/fake-printers'
import { sampleProfile, singleReceipt } from '../../support/sample-paper'

const open: FakePrinter[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((printer) => printer.close()))
})

const start = async (kind: FakePrinterKind, options?: FakePrinterOptions) => {
  const printer = await startFakePrinter(kind, options)
  open.push(printer)
  return printer
}

const profileAt = (port: number, changes: Partial<PrinterProfile> = {}) =>
  sampleProfile('epson-tm', { k: 'tcp', host: '127.0.0.1', port }, { qr: 'raster', ...changes })

/** The waits of a real printer are seconds; these are long enough on a busy machine and short enough for a test. */
const quick = createTcpTransport({
  ...tcpTimings,
  connect: 1_000,
  query: 300,
  stall: 400,
  barrier: 500,
  perMillimetre: 0,
  muteBarrier: 300,
  farewell: 250,
})

const bytes = encodePaper(receiptDoc(singleReceipt), profileAt(1))
const job = { bytes, title: 'Struk VC-261121-0042' }

const options = (profile: PrinterProfile, changes: Partial<SendOptions> = {}) => ({
  profile,
  onSending: vi.fn(),
  ...changes,
})

describe('printer LAN 9100', () => {
  test('sehat: Tercetak dengan bukti, setiap byte sampai', async () => {
    const printer = await start('healthy')
    const progress: number[] = []
    const call = options(profileAt(printer.port), { onProgress: (sent) => progress.push(sent) })
    expect(await quick.send(job, call)).toEqual({ kind: 'printed', bytesSent: bytes.length, paperLow: false })
    expect(Buffer.from(printer.paper()).equals(Buffer.from(bytes))).toBe(true)
    expect(call.onSending).toHaveBeenCalledTimes(1)
    expect(progress.at(-1)).toBe(bytes.length)
    expect(progress.length).toBe(Math.ceil(bytes.length / 1_024))
  })

  test('lambat: ditunggu sampai terbukti', async () => {
    const printer = await start('slow', { delayMs: 150 })
    expect((await quick.send(job, options(profileAt(printer.port)))).kind).toBe('printed')
  })

  test('kertas hampir habis: tetap mencetak, kasir diberi tahu', async () => {
    const printer = await start('paper-low')
    expect(await quick.send(job, options(profileAt(printer.port)))).toMatchObject({ kind: 'printed', paperLow: true })
  })

  test.each([
    ['paper-out', 'paper_out'],
    ['cover-open', 'cover_open'],
    ['offline', 'printer_offline'],
  ] as const)(
    '%s: Tertahan, hanya 9 byte pertanyaan yang keluar, SENDING tidak pernah dicatat',
    async (kind, reason) => {
      const printer = await start(kind)
      const call = options(profileAt(printer.port))
      expect(await quick.send(job, call)).toEqual({ kind: 'blocked', reason })
      expect(printer.received.map((data) => data.length)).toEqual([9])
      expect(call.onSending).not.toHaveBeenCalled()
    },
  )

  test('kertas habis di tengah: Tidak pasti, dengan sebabnya', async () => {
    const printer = await start('paper-out-mid-job')
    expect(await quick.send(job, options(profileAt(printer.port)))).toEqual({
      kind: 'uncertain',
      reason: 'paper_out',
      bytesSent: bytes.length,
    })
  })

  test('printer bisu: Terkirim, bukan Tercetak', async () => {
    const printer = await start('mute')
    expect(await quick.send(job, options(profileAt(printer.port)))).toEqual({
      kind: 'sent',
      bytesSent: bytes.length,
      paperLow: false,
      mute: true,
    })
    expect(Buffer.from(printer.paper()).equals(Buffer.from(bytes))).toBe(true)
  })

  test('printer bisu yang profilnya sudah tahu: tanpa pertanyaan, tanpa menunggu', async () => {
    const printer = await start('mute')
    const call = options(profileAt(printer.port, { status: 'none', barrier: false }))
    expect(await quick.send(job, call)).toEqual({ kind: 'sent', bytesSent: bytes.length, paperLow: false, mute: false })
    expect(printer.received[0]?.equals(Buffer.from(bytes))).toBe(true)
  })

  test('sambungan diputus di tengah: Tidak pasti', async () => {
    const printer = await start('reset-mid-job', { resetAfter: 1_024 })
    const outcome = await quick.send(job, options(profileAt(printer.port, { chunk: 512, chunkDelayMs: 30 })))
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'connection_lost' })
    if (outcome.kind === 'uncertain') expect(outcome.bytesSent).toBeLessThan(bytes.length)
  })

  test('diputus sesudah byte terakhir tanpa bukti: Tidak pasti, bukan Terkirim', async () => {
    const printer = await start('reset-mid-job', { resetAfter: bytes.length - 9 })
    const outcome = await quick.send(job, options(profileAt(printer.port, { status: 'none', barrier: false })))
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'connection_lost', bytesSent: bytes.length })
  })

  test('menerima lalu berhenti membaca, struk kecil: sistem menelan semuanya, maka Tidak pasti', async () => {
    const printer = await start('stops-reading')
    expect(await quick.send(job, options(profileAt(printer.port)))).toEqual({
      kind: 'uncertain',
      reason: 'no_answer',
      bytesSent: bytes.length,
    })
  })

  test('menerima lalu berhenti membaca, 20 MB: Tidak pasti karena macet', async () => {
    const printer = await start('stops-reading')
    const outcome = await quick.send(
      { ...job, bytes: new Uint8Array(20_000_000).fill(0x20) },
      options(profileAt(printer.port, { chunk: 65_536 })),
    )
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'stalled' })
    if (outcome.kind === 'uncertain') expect(outcome.bytesSent).toBeLessThan(20_000_000)
  })

  test('laporan status otomatis tidak disangka bukti', async () => {
    const printer = await start('chatty')
    expect(await quick.send(job, options(profileAt(printer.port)))).toMatchObject({
      kind: 'uncertain',
      reason: 'no_answer',
    })
  })

  test('tidak ada yang mendengarkan: Tidak terkirim, SENDING tidak pernah dicatat', async () => {
    const call = options(profileAt(await refusedPort()))
    expect(await quick.send(job, call)).toMatchObject({ kind: 'notSent', reason: 'refused' })
    expect(call.onSending).not.toHaveBeenCalled()
  })

  test('alamat salah ketik: Tidak terkirim', async () => {
    const profile = sampleProfile('epson-tm', { k: 'tcp', host: 'printer-yang-tidak-ada.invalid', port: 9_100 })
    expect((await quick.send(job, options(profile))).kind).toBe('notSent')
  })

  test('SENDING gagal dicatat: tidak satu byte pun keluar dan kesalahannya sampai ke pemanggil', async () => {
    const printer = await start('healthy')
    const call = options(profileAt(printer.port), { onSending: () => Promise.reject(new Error('disk penuh')) })
    await expect(quick.send(job, call)).rejects.toThrow('disk penuh')
    expect(printer.received.map((data) => data.length)).toEqual([9])
  })

  test('SENDING dicatat sebelum byte pertama', async () => {
    const printer = await start('healthy')
    let atThatMoment = -1
    await quick.send(
      job,
      options(profileAt(printer.port), {
        onSending: async () => {
          await new Promise((resolve) => setTimeout(resolve, 30))
          atThatMoment = printer.received[0]?.length ?? -1
        },
      }),
    )
    expect(atThatMoment).toBe(9)
  })

  test('dibatalkan sebelum mulai: Tidak terkirim; di tengah: Tidak pasti', async () => {
    const printer = await start('healthy')
    expect(await quick.send(job, options(profileAt(printer.port), { signal: AbortSignal.abort() }))).toMatchObject({
      kind: 'notSent',
      reason: 'cancelled',
    })
    const stop = new AbortController()
    const midway = options(profileAt(printer.port, { chunk: 256 }), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(await quick.send(job, midway)).toEqual({ kind: 'uncertain', reason: 'cancelled', bytesSent: 256 })
  })

  test('byte raster yang mirip perintah status sampai utuh', async () => {
    const printer = await start('healthy')
    const tricky = Uint8Array.from([
      0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 3, 0, 2, 0, 0x10, 0x04, 0x01, 0x1d, 0x72, 0x01, 0x0a,
    ])
    expect((await quick.send({ bytes: tricky, title: '' }, options(profileAt(printer.port)))).kind).toBe('printed')
    expect([...printer.paper()]).toEqual([...tricky])
  })

  test('periksa printer: yang menjawab, yang bisu, yang habis kertas, yang tidak ada', async () => {
    const probe = async (kind: FakePrinterKind) => quick.probe(profileAt((await start(kind)).port))
    expect(await probe('healthy')).toEqual({ reachable: true, answersStatus: true, answersBarrier: true, paper: 'ok' })
    expect(await probe('mute')).toEqual({
      reachable: true,
      answersStatus: false,
      answersBarrier: false,
      paper: 'unknown',
    })
    expect(await probe('paper-out')).toMatchObject({
      reachable: true,
      reason: 'paper_out',
      answersStatus: true,
      paper: 'out',
    })
    expect(await quick.probe(profileAt(await refusedPort()))).toMatchObject({ reachable: false, reason: 'refused' })
  })

  test('mati sesudah k byte, k sembarang: hasilnya selalu Tidak pasti dan tidak pernah Tercetak (R8)', async () => {
    for (let round = 0; round < 25; round++) {
      const resetAfter = 1 + ((round * 997) % bytes.length)
      const printer = await start('reset-mid-job', { resetAfter })
      const outcome = await quick.send(job, options(profileAt(printer.port, { chunk: 256 })))
      expect(outcome.kind, `${resetAfter} bytes`).toBe('uncertain')
      await open.pop()?.close()
    }
  })
})
