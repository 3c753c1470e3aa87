// Owns: printers that are a device file (/dev/usb/lp0), and "cetak ke berkas" into a .prn file.
// Must never: write into an ordinary file by mistake; the path is typed by a person.
import { constants } from 'node:fs'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { lineTimings } from './conversation'
import {
  type FoundPrinter,
  failureOf,
  notSent,
  type PaperTransport,
  PrinterFailure,
  type SendOptions,
  type SendOutcome,
  unreachable,
} from './transport'

export interface FileTimings {
  /** Longest wait for the device to take more, ms. */
  readonly stall: number
  /** Between two tries on a full device, ms. */
  readonly retry: number
}

export const fileTimings: FileTimings = { stall: lineTimings.stall, retry: 25 }

const usbFolder = '/dev/usb'

export function createFileTransport(timings: FileTimings = fileTimings): PaperTransport {
  return {
    kind: 'file',
    async send(job, { profile, onSending, onProgress, signal }) {
      const { transport } = profile
      if (transport.k !== 'file') return notSent('wrong_platform')
      let device: Device
      try {
        device = await openDevice(transport.path)
      } catch (error) {
        const { reason, message } = failureOf(error, 'device_missing')
        return notSent(reason, message)
      }
      try {
        if (signal?.aborted) return notSent('cancelled')
        await onSending()
        return await feed(device, job.bytes, { profile, onProgress, signal }, timings)
      } finally {
        await device.handle.close()
      }
    },
    async probe({ transport }) {
      if (transport.k !== 'file') return unreachable('wrong_platform')
      try {
        await (await openDevice(transport.path)).handle.close()
        return { reachable: true, answersStatus: false, answersBarrier: false, paper: 'unknown' }
      } catch (error) {
        const { reason, message } = failureOf(error, 'device_missing')
        return unreachable(reason, message)
      }
    },
    async discover() {
      if (process.platform !== 'linux') return []
      const names = await readdir(usbFolder).catch((error: unknown) => {
        if (failureOf(error, 'spooler_error').reason === 'device_missing') return [] // no USB printer was ever plugged in
        throw error
      })
      return names
        .filter((name) => /^lp\d+$/.test(name))
        .sort()
        .map((name): FoundPrinter => {
          const path = `${usbFolder}/${name}`
          return { transport: { k: 'file', path }, name: `Printer USB ${path}`, detail: path }
        })
    },
  }
}

interface Device {
  readonly handle: FileHandle
  readonly isCharacterDevice: boolean
}

async function feed(
  device: Device,
  bytes: Uint8Array,
  { profile, onProgress, signal }: Pick<SendOptions, 'profile' | 'onProgress' | 'signal'>,
  timings: FileTimings,
): Promise<SendOutcome> {
  let bytesSent = 0
  try {
    while (bytesSent < bytes.length) {
      if (signal?.aborted) return { kind: 'uncertain', reason: 'cancelled', bytesSent }
      bytesSent += await writeSome(device.handle, bytes.subarray(bytesSent, bytesSent + profile.chunk), timings)
      onProgress?.(bytesSent, bytes.length)
      if (profile.chunkDelayMs > 0) await pause(profile.chunkDelayMs)
    }
    // Linux usblp counts the last block as written while it is still under way, and close() kills it. The device takes
    // one more (empty) command only when that block has arrived; if this one is lost with the close, nothing is missing.
    if (device.isCharacterDevice) await writeSome(device.handle, escInit, timings)
    return { kind: 'sent', bytesSent, paperLow: false, mute: false }
  } catch (error) {
    const { reason, message } = failureOf(error, 'connection_lost')
    return { kind: 'uncertain', reason, bytesSent, detail: message }
  }
}

const escInit = Uint8Array.from([0x1b, 0x40])

/** Non-blocking: a printer without paper would otherwise hold a thread of the pool for ever, and four of those stop all files. */
async function openDevice(path: string): Promise<Device> {
  const toFile = path.toLowerCase().endsWith('.prn')
  const flags = toFile
    ? constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND
    : constants.O_WRONLY | (constants.O_NONBLOCK ?? 0)
  const handle = await open(path, flags, 0o600)
  const stat = await handle.stat()
  const fits = toFile ? stat.isFile() : stat.isCharacterDevice() || stat.isFIFO()
  if (fits || (process.platform === 'win32' && !stat.isFile())) {
    return { handle, isCharacterDevice: stat.isCharacterDevice() }
  }
  await handle.close()
  throw new PrinterFailure('not_a_printer', path)
}

async function writeSome(device: FileHandle, bytes: Uint8Array, timings: FileTimings): Promise<number> {
  for (let waited = 0; ; waited += timings.retry) {
    try {
      return (await device.write(bytes)).bytesWritten
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
      if (!isFull) throw error
      if (waited >= timings.stall) throw new PrinterFailure('stalled')
    }
    await pause(timings.retry)
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
