// Owns: Bluetooth SPP and RS-232 printers through serialport, loaded only when such a printer is used.
// Must never: close right after the last write; the tail of the struk would stay in the radio (printing.md §1.3).
import { Answers } from './answers'
import { converse, type LineTimings, lineTimings, type PrinterLine, probeLine } from './conversation'
import { type FoundPrinter, failureOf, notSent, type PaperTransport, PrinterFailure, unreachable } from './transport'

/** The part of a serial port that we use, so that tests may stand in for it. */
export interface SerialLink {
  open(done: (error: Error | null) => void): void
  write(bytes: Uint8Array, done: (error: Error | null | undefined) => void): void
  drain(done: (error: Error | null) => void): void
  close(done: (error: Error | null) => void): void
  onData(listener: (bytes: Uint8Array) => void): void
  /** The link is gone: unplugged, out of range, switched off. */
  onLost(listener: (error: Error | null) => void): void
}

export interface SerialSystem {
  link(path: string, baud: number): Promise<SerialLink>
  list(): Promise<readonly { readonly path: string; readonly detail: string }[]>
}

export interface SerialTimings extends LineTimings {
  /** Opening a Bluetooth port while the printer is off may hang for half a minute inside Windows, ms. */
  readonly open: number
  /** Quiet time before close when the printer gave no proof, on top of the bytes' own time on the wire, ms. */
  readonly linger: number
  readonly close: number
}

export const serialTimings: SerialTimings = { ...lineTimings, open: 8_000, linger: 1_500, close: 2_000 }

const bitsPerByte = 10

export function createSerialTransport(
  system: SerialSystem = nodeSerial,
  timings: SerialTimings = serialTimings,
): PaperTransport {
  return {
    kind: 'serial',
    async send(job, options) {
      const { transport } = options.profile
      if (transport.k !== 'serial') return notSent('wrong_platform')
      let line: SerialLine
      try {
        line = await openLine(system, transport.path, transport.baud, timings)
      } catch (error) {
        const { reason, message } = failureOf(error, 'device_missing')
        return notSent(reason, message)
      }
      try {
        const outcome = await converse(line, job, options, timings)
        if (outcome.kind !== 'sent') return outcome
        const onTheWire = (job.bytes.length * bitsPerByte * 1_000) / transport.baud
        const lost = await line.quiet(onTheWire + timings.linger)
        return lost
          ? { kind: 'uncertain', reason: lost.reason, bytesSent: outcome.bytesSent, detail: lost.message }
          : outcome
      } finally {
        await line.close()
      }
    },
    async probe({ transport }) {
      if (transport.k !== 'serial') return unreachable('wrong_platform')
      try {
        const line = await openLine(system, transport.path, transport.baud, timings)
        try {
          return await probeLine(line, timings)
        } finally {
          await line.close()
        }
      } catch (error) {
        const { reason, message } = failureOf(error, 'device_missing')
        return unreachable(reason, message)
      }
    },
    async discover() {
      const ports = await system.list()
      return ports.map(
        ({ path, detail }): FoundPrinter => ({ transport: { k: 'serial', path, baud: 9_600 }, name: path, detail }),
      )
    },
  }
}

interface SerialLine extends PrinterLine {
  /** Waits; the failure when the link is lost meanwhile. */
  quiet(ms: number): Promise<PrinterFailure | null>
  close(): Promise<void>
}

async function openLine(system: SerialSystem, path: string, baud: number, timings: SerialTimings): Promise<SerialLine> {
  const link = await system.link(path, baud)
  const answers = new Answers()
  let failure: PrinterFailure | null = null
  const watchers = new Set<(failure: PrinterFailure) => void>()
  link.onData((bytes) => answers.feed(bytes))
  link.onLost((error) => {
    failure ??= error ? failureOf(error, 'connection_lost') : new PrinterFailure('connection_lost')
    answers.fail(failure)
    for (const tell of watchers) tell(failure)
  })

  /** Every call into the driver may hang, so none is waited for without a limit. */
  const within = (limitMs: number, onLimit: PrinterFailure, start: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      const end = (error?: PrinterFailure) => {
        clearTimeout(timer)
        watchers.delete(end)
        if (error) reject(error)
        else resolve()
      }
      const timer = setTimeout(() => end(onLimit), limitMs)
      watchers.add(end)
      start((error) => end(error ? failureOf(error, 'connection_lost') : undefined))
    })

  let opened = false
  let abandoned = false
  await within(timings.open, new PrinterFailure('connect_timeout', path), (done) =>
    link.open((error) => {
      opened = error === null
      // Came too late: nobody waits any more, and an open port would block the next try.
      if (abandoned && opened) link.close(() => {})
      done(error ? openFailure(error) : null)
    }),
  ).catch((error: unknown) => {
    abandoned = true
    throw error
  })

  return {
    async write(bytes, limitMs) {
      if (failure) throw failure
      await within(limitMs, new PrinterFailure('stalled'), (done) => link.write(bytes, done))
      await within(limitMs, new PrinterFailure('stalled'), (done) => link.drain(done))
    },
    answer: (accept, limitMs) => answers.next(accept, limitMs),
    forgetAnswers: () => answers.forget(),
    quiet: (ms) =>
      new Promise((resolve) => {
        if (failure) return resolve(failure)
        const end = (lost: PrinterFailure | null) => {
          clearTimeout(timer)
          watchers.delete(end)
          resolve(lost)
        }
        const timer = setTimeout(() => end(null), ms)
        watchers.add(end)
      }),
    close() {
      if (failure || !opened) return Promise.resolve()
      // A driver that hangs in close() has had all the bytes; the outcome is known already.
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, timings.close)
        link.close(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    },
  }
}

/** serialport gives most open failures as text only; the words differ by system. */
function openFailure(error: Error): PrinterFailure {
  const text = error.message
  if (/access denied|cannot lock|busy/i.test(text)) return new PrinterFailure('busy', text, { cause: error })
  if (/permission denied|EACCES/i.test(text)) return new PrinterFailure('no_permission', text, { cause: error })
  if (/timeout|121|0x79/i.test(text)) return new PrinterFailure('connect_timeout', text, { cause: error })
  return failureOf(error, 'device_missing')
}

export const nodeSerial: SerialSystem = {
  async link(path, baudRate) {
    const { SerialPort } = await import('serialport')
    const port = new SerialPort({ path, baudRate, autoOpen: false })
    return {
      open: (done) => port.open(done),
      write: (bytes, done) => {
        port.write(bytes, undefined, done)
      },
      drain: (done) => port.drain(done),
      close: (done) => port.close(done),
      onData: (listener) => port.on('data', listener),
      onLost: (listener) => {
        port.on('error', listener)
        port.on('close', listener)
      },
    }
  },
  async list() {
    const { SerialPort } = await import('serialport')
    const ports = await SerialPort.list()
    return ports.map((port) => ({ path: port.path, detail: port.manufacturer ?? port.pnpId ?? '' }))
  },
}
