import { describe, expect, test, vi } from 'vitest'
import { PrinterFailure } from '../../../src-main/platform/escpos/transports/transport'
import { createWinspoolTransport, winspoolTimings } from '../../../src-main/platform/escpos/transports/winspool'
import {
  loadWinspool,
  type QueueInfo,
  type WinspoolApi,
} from '../../../src-main/platform/escpos/transports/winspool-api'
import { sampleProfile } from '../../support/sample-paper'

const timings = { ...winspoolTimings, poll: 5, patience: 60, cancel: 60 }
const profile = sampleProfile('58-generik', { k: 'winspool', queue: 'POS-58', datatype: 'RAW' })
const bytes = new Uint8Array(3_000).fill(0x41)
const job = { bytes, title: 'Struk “Siti”' }

const printing = 0x10
const printed = 0x80
const spooling = 0x08

/** A spooler whose job goes through `statuses`, one a look; the last one stays. null: not in the queue any more. */
interface Script {
  readonly info?: Partial<QueueInfo>
  readonly open?: PrinterFailure
  readonly start?: PrinterFailure
  /** Bytes taken per write; 0: the spooler takes nothing. */
  readonly perWrite?: number
  readonly statuses?: readonly (number | null)[]
  /** What the job shows once somebody wants it deleted. */
  readonly afterDelete?: readonly (number | null)[]
  readonly xps?: boolean
}

function fakeSpooler(script: Script) {
  const log: string[] = []
  const written: number[] = []
  let statuses = [...(script.statuses ?? [null])]
  const api: WinspoolApi = {
    async open(queue) {
      if (script.open) throw script.open
      log.push(`open ${queue}`)
      return {
        info: async () => ({
          name: queue,
          port: 'USB001',
          driver: 'Generic / Text Only',
          attributes: 0,
          status: 0,
          jobs: 0,
          ...script.info,
        }),
        driverIsXps: async () => script.xps ?? false,
        async startDocument(title, datatype) {
          if (script.start) throw script.start
          log.push(`start ${title} ${datatype}`)
          return 7
        },
        async write(part) {
          const taken = part.subarray(0, script.perWrite ?? part.length)
          written.push(...taken)
          return taken.length
        },
        async endDocument() {
          log.push('end')
        },
        async jobStatus() {
          return (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? null
        },
        async deleteJob(id) {
          log.push(`delete ${id}`)
          statuses = [...(script.afterDelete ?? [null])]
        },
        async close() {
          log.push('close')
        },
      }
    },
    queues: async () => [
      { name: 'POS-58', port: 'USB001', driver: 'Generic / Text Only', attributes: 0, status: 0, jobs: 0 },
    ],
  }
  const transport = createWinspoolTransport(async () => api, timings)
  return { transport, log, written }
}

const run = async (script: Script, signal?: AbortSignal) => {
  const spooler = fakeSpooler(script)
  const onSending = vi.fn()
  const outcome = await spooler.transport.send(job, { profile, onSending, signal })
  return { ...spooler, outcome, asked: onSending.mock.calls.length }
}

describe('antrean Windows', () => {
  test('hilang dari antrean: Terkirim (ke port), tidak pernah Tercetak', async () => {
    const { outcome, log, written, asked } = await run({ statuses: [spooling, printing, null], perWrite: 1_000 })
    expect(outcome).toEqual({ kind: 'sent', bytesSent: 3_000, paperLow: false, mute: false, osJob: '7' })
    expect(written).toHaveLength(3_000)
    expect(log).toEqual(['open POS-58', 'start Struk "Siti" RAW', 'end', 'close'])
    expect(asked).toBe(1)
    expect((await run({ statuses: [printing, printed] })).outcome.kind).toBe('sent')
  })

  test.each([
    [{ attributes: 0x400 }, 'queue_offline'],
    [{ jobs: 1 }, 'queue_busy'],
    [{ status: 0x10 }, 'paper_out'],
    [{ status: 0x40_0000 }, 'cover_open'],
    [{ status: 0x1 }, 'queue_paused'],
    [{ status: 0x80 }, 'queue_offline'],
  ] as const)('%o: Tertahan (%s) tanpa menyentuh antrean', async (info, reason) => {
    const { outcome, log, asked } = await run({ info })
    expect(outcome).toEqual({ kind: 'blocked', reason })
    expect(log).toEqual(['open POS-58', 'close'])
    expect(asked).toBe(0)
  })

  test('tertahan 15 detik tanpa pernah PRINTING: ditarik kembali, Tidak terkirim', async () => {
    const { outcome, log } = await run({ statuses: [spooling, 0x20] })
    expect(outcome).toEqual({ kind: 'notSent', reason: 'queue_offline', detail: undefined })
    expect(log).toContain('delete 7')
  })

  test('pernah PRINTING lalu macet: Tidak pasti, dengan sebab dari Windows', async () => {
    const { outcome, log } = await run({ statuses: [printing, printing | 0x40], afterDelete: [printing | 0x4, null] })
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'paper_out', osJob: '7' })
    expect(log).toContain('delete 7')
  })

  test('mulai PRINTING justru saat ditarik: Tidak pasti', async () => {
    expect((await run({ statuses: [spooling], afterDelete: [printing, null] })).outcome.kind).toBe('uncertain')
  })

  test('"deleting..." selamanya: Tidak pasti, dan tidak dikirim lagi', async () => {
    const { outcome, log } = await run({ statuses: [spooling], afterDelete: [0x4] })
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'queue_stuck' })
    expect(log.filter((line) => line.startsWith('start'))).toHaveLength(1)
  })

  test('spooler berhenti menerima di tengah: ditarik kembali', async () => {
    const { outcome, log } = await run({ perWrite: 0, statuses: [spooling] })
    expect(outcome).toEqual({ kind: 'notSent', reason: 'spooler_error', detail: undefined })
    expect(log).not.toContain('end')
  })

  test('nama salah, layanan mati, dokumen ditolak: Tidak terkirim', async () => {
    expect((await run({ open: new PrinterFailure('queue_unknown') })).outcome).toMatchObject({
      kind: 'notSent',
      reason: 'queue_unknown',
    })
    expect((await run({ start: new PrinterFailure('no_permission') })).outcome).toMatchObject({
      kind: 'notSent',
      reason: 'no_permission',
    })
  })

  test('dibatalkan sesudah masuk antrean: ditarik kembali', async () => {
    const stop = new AbortController()
    const spooler = fakeSpooler({ statuses: [spooling] })
    const outcome = await spooler.transport.send(job, {
      profile,
      onSending() {},
      onProgress: () => stop.abort(),
      signal: stop.signal,
    })
    expect(outcome).toMatchObject({ kind: 'notSent', reason: 'cancelled' })
    expect(spooler.log).toContain('delete 7')
  })

  test('driver XPS ketahuan saat pemeriksaan; antrean ditawarkan dengan driver dan port', async () => {
    const spooler = fakeSpooler({ xps: true })
    expect(await spooler.transport.probe(profile)).toMatchObject({ reachable: true, datatype: 'XPS_PASS' })
    expect(await spooler.transport.discover()).toEqual([
      {
        transport: { k: 'winspool', queue: 'POS-58', datatype: 'RAW' },
        name: 'POS-58',
        detail: 'Generic / Text Only - USB001',
      },
    ])
  })

  test('di luar Windows: koffi tidak dimuat, cara sambung ini tidak ada', async (context) => {
    if (process.platform === 'win32') return context.skip('this is Windows')
    expect(await loadWinspool()).toBeNull()
    const outside = createWinspoolTransport()
    expect(await outside.send(job, { profile, onSending() {} })).toMatchObject({
      kind: 'notSent',
      reason: 'wrong_platform',
    })
    expect(await outside.discover()).toEqual([])
  })
})
