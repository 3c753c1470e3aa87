import { afterEach, describe, expect, test, vi } from 'vitest'
import { encodePaper } from '../../../src-main/platform/escpos/encode'
import {
  createSerialTransport,
  nodeSerial,
  type SerialLink,
  type SerialSystem,
  serialTimings,
} from '../../../src-main/platform/escpos/transports/serial'
import type { PrinterProfile } from '../../../src-main/shared/paper/profile'
import { receiptDoc } from '../../../src-main/shared/paper/receipt'
import { openPty, type Pty, ptyProblem } from '../../support/pty'
import { sampleProfile, singleReceipt } from '../../support/sample-paper'

const timings = {
  ...serialTimings,
  query: 100,
  stall: 300,
  barrier: 300,
  perMillimetre: 0,
  muteBarrier: 200,
  open: 300,
  linger: 60,
  close: 200,
}

const profileAt = (path: string, changes: Partial<PrinterProfile> = {}) =>
  sampleProfile('58-generik', { k: 'serial', path, baud: 115_200 }, { chunk: 256, chunkDelayMs: 1, ...changes })

const bytes = encodePaper(receiptDoc(singleReceipt), profileAt('x'))
const job = { bytes, title: 'Struk' }

interface FakeLink {
  readonly system: SerialSystem
  readonly events: string[]
  readonly written: number[]
  lose(error: Error | null): void
  say(...answer: number[]): void
}

type Stuck = 'open' | 'write' | 'drain' | 'close' | null

function fakeLink(behaviour: { stuck?: Stuck; openError?: Error; onWrite?: (link: FakeLink) => void } = {}): FakeLink {
  let onData: (data: Uint8Array) => void = () => {}
  let onLost: (error: Error | null) => void = () => {}
  const act = (name: Exclude<Stuck, null>, done: (error: Error | null) => void, error: Error | null = null) => {
    fake.events.push(name)
    if (behaviour.stuck !== name) setTimeout(() => done(error), 1)
  }
  const link: SerialLink = {
    open: (done) => act('open', done, behaviour.openError ?? null),
    write(chunk, done) {
      fake.written.push(...chunk)
      behaviour.onWrite?.(fake)
      act('write', done)
    },
    drain: (done) => act('drain', done),
    close: (done) => act('close', done),
    onData: (listener) => {
      onData = listener
    },
    onLost: (listener) => {
      onLost = listener
    },
  }
  const fake: FakeLink = {
    system: { link: async () => link, list: async () => [{ path: '/dev/rfcomm0', detail: 'EPPOS' }] },
    events: [],
    written: [],
    lose: (error) => onLost(error),
    say: (...answer) => onData(Uint8Array.from(answer)),
  }
  return fake
}

describe('printer Bluetooth dan serial', () => {
  test('setiap potongan ditunggu sampai keluar (drain), lalu jeda, baru ditutup', async () => {
    const fake = fakeLink()
    const onSending = vi.fn(() => {
      expect(fake.written).toEqual([])
    })
    expect(await createSerialTransport(fake.system, timings).send(job, { profile: profileAt('x'), onSending })).toEqual(
      {
        kind: 'sent',
        bytesSent: bytes.length,
        paperLow: false,
        mute: false,
      },
    )
    expect(Uint8Array.from(fake.written)).toEqual(bytes)
    expect(onSending).toHaveBeenCalledTimes(1)
    expect(fake.events.filter((event) => event === 'drain').length).toBe(Math.ceil(bytes.length / 256))
    expect(fake.events.slice(0, 4)).toEqual(['open', 'write', 'drain', 'write'])
    expect(fake.events.at(-1)).toBe('close')
  })

  test('printer dua arah membuktikan selesainya', async () => {
    const fake = fakeLink({
      onWrite: (link) => {
        if (link.written.slice(-3).join() === '29,114,1') link.say(0x00)
      },
    })
    const outcome = await createSerialTransport(fake.system, timings).send(job, {
      profile: profileAt('x', { barrier: true }),
      onSending() {},
    })
    expect(outcome).toMatchObject({ kind: 'printed' })
  })

  test('hilang dari jangkauan di tengah: Tidak pasti', async () => {
    const fake = fakeLink({ onWrite: (link) => link.written.length > 600 && link.lose(new Error('EIO')) })
    const outcome = await createSerialTransport(fake.system, timings).send(job, {
      profile: profileAt('x'),
      onSending() {},
    })
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'connection_lost' })
    expect(fake.written.length).toBeLessThan(bytes.length)
  })

  test('hilang sewaktu menunggu sesudah byte terakhir: Tidak pasti', async () => {
    const fake = fakeLink({
      onWrite: (link) => link.written.length === bytes.length && setTimeout(() => link.lose(null), 30),
    })
    const outcome = await createSerialTransport(fake.system, timings).send(job, {
      profile: profileAt('x'),
      onSending() {},
    })
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'connection_lost', bytesSent: bytes.length })
  })

  test.each(['write', 'drain'] as const)('driver yang menggantung di %s: Tidak pasti karena macet', async (stuck) => {
    const fake = fakeLink({ stuck })
    const outcome = await createSerialTransport(fake.system, timings).send(job, {
      profile: profileAt('x'),
      onSending() {},
    })
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'stalled' })
  })

  test('driver yang menggantung saat membuka: Tidak terkirim', async () => {
    const onSending = vi.fn()
    const outcome = await createSerialTransport(fakeLink({ stuck: 'open' }).system, timings).send(job, {
      profile: profileAt('x'),
      onSending,
    })
    expect(outcome).toMatchObject({ kind: 'notSent', reason: 'connect_timeout' })
    expect(onSending).not.toHaveBeenCalled()
  })

  test('driver yang menggantung saat menutup tidak menahan antrean', async () => {
    const outcome = await createSerialTransport(fakeLink({ stuck: 'close' }).system, timings).send(job, {
      profile: profileAt('x'),
      onSending() {},
    })
    expect(outcome.kind).toBe('sent')
  })

  test.each([
    ['Opening COM4: Access denied', 'busy'],
    ['Error: Permission denied, cannot open /dev/rfcomm0', 'no_permission'],
    ['Opening COM4: File not found', 'device_missing'],
    ['Opening COM4: Unknown error code 121', 'connect_timeout'],
  ] as const)('gagal membuka (%s) menjadi %s', async (text, reason) => {
    const fake = fakeLink({ openError: new Error(text) })
    expect(
      await createSerialTransport(fake.system, timings).send(job, { profile: profileAt('x'), onSending() {} }),
    ).toMatchObject({ kind: 'notSent', reason })
  })

  test('port yang ada ditawarkan', async () => {
    expect(await createSerialTransport(fakeLink().system, timings).discover()).toEqual([
      { transport: { k: 'serial', path: '/dev/rfcomm0', baud: 9_600 }, name: '/dev/rfcomm0', detail: 'EPPOS' },
    ])
  })
})

describe('serialport sungguhan di atas pseudo terminal', () => {
  const open: Pty[] = []
  afterEach(() => {
    for (const pty of open.splice(0)) pty.hangUp()
  })

  test('setiap byte sampai utuh, juga yang mirip kendali terminal', async (context) => {
    const problem = ptyProblem()
    if (problem) return context.skip(problem)
    const pty = openPty()
    open.push(pty)
    const all = Uint8Array.from([...bytes, ...Array.from({ length: 256 }, (_, byte) => byte)])
    const outcome = await createSerialTransport(nodeSerial, { ...timings, open: 3_000, stall: 3_000 }).send(
      { bytes: all, title: '' },
      { profile: profileAt(pty.path), onSending() {} },
    )
    expect(outcome).toMatchObject({ kind: 'sent', bytesSent: all.length })
    await vi.waitFor(() => expect(pty.received().length).toBeGreaterThanOrEqual(all.length))
    expect(pty.received().equals(Buffer.from(all))).toBe(true)
  })

  test('sambungan putus di tengah: Tidak pasti', async (context) => {
    const problem = ptyProblem()
    if (problem) return context.skip(problem)
    const pty = openPty()
    open.push(pty)
    const outcome = await createSerialTransport(nodeSerial, { ...timings, open: 3_000 }).send(job, {
      profile: profileAt(pty.path, { chunkDelayMs: 20 }),
      onSending() {},
      onProgress: (sent) => sent > 500 && pty.hangUp(),
    })
    expect(outcome.kind).toBe('uncertain')
  })

  test('port yang tidak ada: Tidak terkirim', async () => {
    const outcome = await createSerialTransport(nodeSerial, { ...timings, open: 3_000 }).send(job, {
      profile: profileAt('/dev/rfcomm99'),
      onSending() {},
    })
    expect(outcome).toMatchObject({ kind: 'notSent', reason: 'device_missing' })
  })
})
