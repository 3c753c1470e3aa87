import { execFileSync } from 'node:child_process'
import { constants } from 'node:fs'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { encodePaper } from '../../../src-main/platform/escpos/encode'
import { createFileTransport, fileTimings } from '../../../src-main/platform/escpos/transports/file'
import type { PaperJob } from '../../../src-main/platform/escpos/transports/transport'
import { createVirtualTransport } from '../../../src-main/platform/escpos/transports/virtual'
import type { PrinterProfile } from '../../../src-main/shared/paper/profile'
import { receiptDoc } from '../../../src-main/shared/paper/receipt'
import { openPty, ptyProblem } from '../../support/pty'
import { sampleProfile, singleReceipt } from '../../support/sample-paper'

const profileAt = (path: string, changes: Partial<PrinterProfile> = {}) =>
  sampleProfile('58-generik', { k: 'file', path }, changes)
const doc = receiptDoc(singleReceipt)
const bytes = encodePaper(doc, profileAt('x'))
const job: PaperJob = { bytes, title: 'Struk', doc }
const transport = createFileTransport({ ...fileTimings, stall: 200 })

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loketnet-file-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const makeFifo = (context: { skip(note: string): never }): string => {
  if (process.platform === 'win32') context.skip('Windows has no named pipes in the file system')
  const path = join(folder, 'lp0')
  execFileSync('mkfifo', [path])
  return path
}

describe('printer sebagai berkas perangkat', () => {
  test('perangkat karakter menerima setiap byte, lalu ESC @ penutup', async (context) => {
    const problem = ptyProblem()
    if (problem) return context.skip(problem)
    const pty = openPty()
    try {
      execFileSync('stty', ['-F', pty.path, 'raw', '-echo'])
      const onSending = vi.fn()
      expect(await transport.send(job, { profile: profileAt(pty.path), onSending })).toEqual({
        kind: 'sent',
        bytesSent: bytes.length,
        paperLow: false,
        mute: false,
      })
      expect(onSending).toHaveBeenCalledTimes(1)
      await vi.waitFor(() => expect(pty.received().length).toBe(bytes.length + 2))
      expect(pty.received().equals(Buffer.from([...bytes, 0x1b, 0x40]))).toBe(true)
    } finally {
      pty.hangUp()
    }
  })

  test('printer yang berhenti menerima: Tidak pasti karena macet, tanpa menggantung', async (context) => {
    const path = makeFifo(context)
    const reader = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const outcome = await transport.send(
        { bytes: new Uint8Array(500_000), title: '' },
        { profile: profileAt(path), onSending() {} },
      )
      expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'stalled' })
      if (outcome.kind === 'uncertain') expect(outcome.bytesSent).toBeGreaterThan(0)
    } finally {
      await reader.close()
    }
  })

  test('kabel dicabut di tengah: Tidak pasti', async (context) => {
    const path = makeFifo(context)
    const reader = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    let isClosed = false
    const outcome = await transport.send(job, {
      profile: profileAt(path, { chunk: 256, chunkDelayMs: 5 }),
      onSending() {},
      onProgress: () => {
        if (!isClosed) reader.close().catch((error: unknown) => console.error(error))
        isClosed = true
      },
    })
    expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'connection_lost' })
  })

  test('tidak ada yang membaca, tidak ada berkasnya: Tidak terkirim, SENDING tidak dicatat', async (context) => {
    const path = makeFifo(context)
    const onSending = vi.fn()
    expect(await transport.send(job, { profile: profileAt(path), onSending })).toMatchObject({
      kind: 'notSent',
      reason: 'device_missing',
    })
    expect(await transport.send(job, { profile: profileAt(join(folder, 'lp9')), onSending })).toMatchObject({
      kind: 'notSent',
      reason: 'device_missing',
    })
    expect(onSending).not.toHaveBeenCalled()
  })

  test('berkas biasa tidak pernah ditimpa', async () => {
    const path = join(folder, 'loketnet.db')
    await writeFile(path, 'buku kas')
    expect(await transport.send(job, { profile: profileAt(path), onSending() {} })).toMatchObject({
      kind: 'notSent',
      reason: 'not_a_printer',
    })
    expect(await readFile(path, 'utf8')).toBe('buku kas')
    expect(await transport.probe(profileAt(path))).toMatchObject({ reachable: false, reason: 'not_a_printer' })
  })

  test('cetak ke berkas .prn menyambung di belakang', async () => {
    const path = join(folder, 'struk.prn')
    await transport.send(job, { profile: profileAt(path), onSending() {} })
    await transport.send(job, { profile: profileAt(path), onSending() {} })
    expect((await readFile(path)).equals(Buffer.from([...bytes, ...bytes]))).toBe(true)
    expect(await transport.probe(profileAt(path))).toMatchObject({ reachable: true, answersStatus: false })
  })

  test('SENDING gagal dicatat: kesalahannya sampai ke pemanggil, tidak satu byte pun tertulis', async () => {
    const path = join(folder, 'struk.prn')
    const failing = { profile: profileAt(path), onSending: () => Promise.reject(new Error('disk penuh')) }
    await expect(transport.send(job, failing)).rejects.toThrow('disk penuh')
    expect(await readFile(path)).toHaveLength(0)
  })
})

describe('printer di layar (demo)', () => {
  test('kertas sampai ke layar sesudah SENDING dicatat, lalu Tercetak', async () => {
    const steps: string[] = []
    const shown: PaperJob[] = []
    const screen = createVirtualTransport((paper) => {
      steps.push('kertas')
      shown.push(paper)
    })
    const outcome = await screen.send(job, {
      profile: sampleProfile('58-generik'),
      onSending: () => {
        steps.push('sending')
      },
    })
    expect(outcome).toEqual({ kind: 'printed', bytesSent: bytes.length, paperLow: false })
    expect(steps).toEqual(['sending', 'kertas'])
    expect(shown[0]?.doc).toBe(doc)
  })

  test('tanpa layar tidak ada yang mengaku tercetak', async () => {
    expect(
      await createVirtualTransport(null).send(job, { profile: sampleProfile('58-generik'), onSending() {} }),
    ).toMatchObject({ kind: 'notSent' })
  })
})
