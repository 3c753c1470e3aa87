import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { encodePaper } from '../../../src-main/platform/escpos/encode'
import { createCupsTransport, cupsTimings } from '../../../src-main/platform/escpos/transports/cups'
import { decodeIpp } from '../../../src-main/platform/escpos/transports/ipp'
import type { PaperTransport } from '../../../src-main/platform/escpos/transports/transport'
import { receiptDoc } from '../../../src-main/shared/paper/receipt'
import { cupsProblem, type Listener, listenFor9100, startCups, type TestCups } from '../../support/cups'
import { refusedPort } from '../../support/fake-printers'
import { sampleProfile, singleReceipt } from '../../support/sample-paper'

const problem = cupsProblem()
const timings = { ...cupsTimings, poll: 50, patience: 2_500, cancel: 4_000 }
const profileOf = (queue: string) => sampleProfile('58-generik', { k: 'cups', queue })
const bytes = encodePaper(receiptDoc(singleReceipt), profileOf('struk'))
const job = { bytes, title: 'Struk VC-261121-0042 — "Siti"' }

describe('CUPS sungguhan ke pendengar loopback', () => {
  let cups: TestCups
  let transport: PaperTransport
  let paper: Listener

  beforeAll(async () => {
    if (problem) return
    cups = await startCups()
    transport = createCupsTransport(cups.server, timings)
    paper = await listenFor9100()
    await cups.addQueue('struk', paper.port)
  }, 30_000)
  afterAll(async () => {
    await paper?.close()
    await cups?.stop()
  })
  beforeEach((context) => {
    if (problem) context.skip(problem)
  })

  const send = (queue: string, onSending: () => void = () => {}) =>
    transport.send(job, { profile: profileOf(queue), onSending })

  test('setiap byte sampai utuh lewat lp -o raw: Terkirim', async () => {
    const before = paper.jobs.length
    const onSending = vi.fn()
    const outcome = await send('struk', onSending)
    expect(outcome).toMatchObject({ kind: 'sent', bytesSent: bytes.length, mute: false })
    expect(outcome).toHaveProperty('osJob', expect.stringMatching(/^struk-\d+$/))
    expect(onSending).toHaveBeenCalledTimes(1)
    await vi.waitFor(() => expect(paper.jobs.length).toBe(before + 1))
    expect(paper.jobs.at(-1)?.equals(Buffer.from(bytes))).toBe(true)
  })

  test('antrean dengan driver pun menerima byte kita apa adanya', async () => {
    await cups.addQueue('berdriver', paper.port, 'drv:///sample.drv/generic.ppd')
    const before = paper.jobs.length
    // With a driver CUPS first asks over SNMP for ink and toner, about 4 s.
    const patient = createCupsTransport(cups.server, { ...timings, patience: cupsTimings.patience })
    // Plain letters: this is what a driver would lay out on an A4 page, ESC/POS it may let through by luck.
    const letters = { title: '', bytes: new Uint8Array(Buffer.from('WARKOP BANG JOKO\nTOTAL Rp5.000\n'.repeat(20))) }
    const outcome = await patient.send(letters, { profile: profileOf('berdriver'), onSending() {} })
    expect(outcome.kind).toBe('sent')
    await vi.waitFor(() => expect(paper.jobs.length).toBe(before + 1))
    expect(paper.jobs.at(-1)?.toString()).toBe(Buffer.from(letters.bytes).toString())
  })

  test('printer mati: cetakan ditarik kembali, Tidak terkirim, dan tidak keluar sendiri sesudah printer hidup', async () => {
    const port = await refusedPort()
    await cups.addQueue('mati', port)
    expect(await send('mati')).toEqual({ kind: 'notSent', reason: 'queue_offline', detail: undefined })
    const late = await listenFor9100(port)
    try {
      expect(await cups.run('lpstat', '-o')).not.toContain('mati-')
      // A job of our own through the same queue proves that it is alive and that nothing stood before it.
      expect((await send('mati')).kind).toBe('sent')
      await vi.waitFor(() => expect(late.jobs.length).toBe(1))
    } finally {
      await late.close()
    }
  })

  test('printer menerima lalu diam: Tidak pasti, dan tidak tinggal di antrean', async () => {
    const sockets = new Set<Socket>()
    const stuck = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {}) // CUPS takes its job back
      socket.pause()
    })
    await new Promise<void>((resolve) => stuck.listen(0, '127.0.0.1', resolve))
    const address = stuck.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    await cups.addQueue('diam', address.port)
    // Bigger than every buffer on the way, so that the backend itself stalls.
    const big = { ...job, bytes: new Uint8Array(12_000_000).fill(0x20) }
    const outcome = await transport.send(big, { profile: profileOf('diam'), onSending() {} })
    for (const socket of sockets) socket.destroy()
    stuck.close()
    expect(outcome).toMatchObject({ kind: 'uncertain' })
    expect(await cups.run('lpstat', '-o')).not.toContain('diam-')
  })

  test('dibatalkan orang lain bukan "selesai", walau lpstat -W completed menyebutnya', async () => {
    await cups.addQueue('batal', await refusedPort())
    const sending = transport.send(job, { profile: profileOf('batal'), onSending() {} })
    await vi.waitFor(async () => expect(await cups.run('lpstat', '-o')).toContain('batal-'), { timeout: 2_000 })
    await cups.run('cancel', '-a', 'batal')
    const outcome = await sending
    expect(['notSent', 'uncertain']).toContain(outcome.kind)
    expect(outcome).toMatchObject({ reason: 'cancelled' })
    expect(await cups.run('lpstat', '-W', 'completed', '-o', 'batal')).toContain('batal-')
  })

  test('antrean dijeda, antrean sibuk, nama salah: tidak satu byte pun keluar dan SENDING tidak dicatat', async () => {
    const onSending = vi.fn()
    await cups.addQueue('jeda', paper.port)
    await cups.run('cupsdisable', 'jeda')
    expect(await send('jeda', onSending)).toEqual({ kind: 'blocked', reason: 'queue_paused' })
    await cups.addQueue('sibuk', await refusedPort())
    await cups.run('lp', '-d', 'sibuk', '-o', 'raw', '/etc/hostname')
    expect(await send('sibuk', onSending)).toEqual({ kind: 'blocked', reason: 'queue_busy' })
    await cups.run('cancel', '-a', 'sibuk')
    expect(await send('tidak-ada', onSending)).toMatchObject({ kind: 'notSent', reason: 'queue_unknown' })
    expect(onSending).not.toHaveBeenCalled()
  })

  test('daftar printer dan pemeriksaan', async () => {
    const found = await transport.discover()
    expect(found).toContainEqual({
      transport: { k: 'cups', queue: 'struk' },
      name: 'struk',
      detail: `socket://127.0.0.1:${paper.port}`,
    })
    expect(await transport.probe(profileOf('struk'))).toEqual({
      reachable: true,
      answersStatus: false,
      answersBarrier: false,
      paper: 'unknown',
    })
    expect(await transport.probe(profileOf('tidak-ada'))).toMatchObject({ reachable: false, reason: 'queue_unknown' })
  })
})

describe('tanpa CUPS', () => {
  const none = createCupsTransport('/tmp/loketnet-tidak-ada.sock', timings)

  test('tidak ada layanan cetak: Tidak terkirim; daftar kosong, bukan kesalahan', async () => {
    const onSending = vi.fn()
    expect(await none.send(job, { profile: profileOf('struk'), onSending })).toMatchObject({
      kind: 'notSent',
      reason: 'spooler_missing',
    })
    expect(onSending).not.toHaveBeenCalled()
    expect(await none.discover()).toEqual([])
  })

  test('jawaban yang bukan IPP ditolak dengan kesalahan, tidak berputar selamanya', () => {
    expect(() => decodeIpp(Buffer.from('HTTP/1.1 200 OK'))).toThrow(RangeError)
    expect(() => decodeIpp(Buffer.alloc(3))).toThrow(RangeError)
  })
})
