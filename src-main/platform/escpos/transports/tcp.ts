// Owns: printers on the LAN, port 9100: one connection per job (printing.md §2.3).
// Must never: destroy() a connection that worked; unread answers would turn that into a reset and the tail of the struk is lost.
import { connect, type Socket } from 'node:net'
import { Answers } from './answers'
import { converse, type LineTimings, lineTimings, type PrinterLine, probeLine } from './conversation'
import {
  failureOf,
  notSent,
  type PaperJob,
  type PaperTransport,
  PrinterFailure,
  type SendOptions,
  type SendOutcome,
  unreachable,
} from './transport'

export interface TcpTimings extends LineTimings {
  readonly connect: number
  /** How long `send` waits after end() for the printer to close too, ms. */
  readonly farewell: number
}

export const tcpTimings: TcpTimings = { ...lineTimings, connect: 2_000, farewell: 1_000 }

/** A connection that does not close by itself is dropped this long after end(); everything was delivered by then. */
const reapAfterMs = 30_000

export function createTcpTransport(timings: TcpTimings = tcpTimings): PaperTransport {
  return {
    kind: 'tcp',
    async send(job: PaperJob, options: SendOptions): Promise<SendOutcome> {
      const { transport } = options.profile
      if (transport.k !== 'tcp') return notSent('wrong_platform')
      let line: TcpLine
      try {
        line = await openLine(transport.host, transport.port, timings.connect, options.signal)
      } catch (error) {
        const { reason, message } = failureOf(error, 'unreachable')
        return notSent(reason, message)
      }
      let graceful = true
      try {
        const outcome = await converse(line, job, options, timings)
        // What did not leave yet must not come out in the middle of a later job.
        graceful = !(outcome.kind === 'uncertain' && (outcome.reason === 'stalled' || outcome.reason === 'cancelled'))
        if (outcome.kind !== 'sent') return outcome
        // Without proof the least we can say is that the printer did not reset the connection while taking leave.
        const lost = await line.farewell(timings.farewell)
        return lost
          ? { kind: 'uncertain', reason: lost.reason, bytesSent: outcome.bytesSent, detail: lost.message }
          : outcome
      } finally {
        line.close(graceful)
      }
    },
    async probe({ transport }) {
      if (transport.k !== 'tcp') return unreachable('wrong_platform')
      try {
        const line = await openLine(transport.host, transport.port, timings.connect)
        try {
          return await probeLine(line, timings)
        } finally {
          line.close(true)
        }
      } catch (error) {
        const { reason, message } = failureOf(error, 'unreachable')
        return unreachable(reason, message)
      }
    },
    discover: async () => [],
  }
}

interface TcpLine extends PrinterLine {
  /** Ends our side after all data, waits for the other; the failure when it reset instead. */
  farewell(limitMs: number): Promise<PrinterFailure | null>
  close(graceful: boolean): void
}

function openLine(host: string, port: number, limitMs: number, signal?: AbortSignal): Promise<TcpLine> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, allowHalfOpen: true })
    const giveUp = (failure: PrinterFailure) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      socket.destroy()
      reject(failure)
    }
    const cancel = () => giveUp(new PrinterFailure('cancelled'))
    const timer = setTimeout(() => giveUp(new PrinterFailure('connect_timeout', `${host}:${port}`)), limitMs)
    const refused = (error: Error) => giveUp(failureOf(error, 'unreachable'))
    socket.once('error', refused)
    signal?.addEventListener('abort', cancel, { once: true })
    if (signal?.aborted) return cancel()
    socket.once('connect', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      const line = tcpLine(socket)
      socket.off('error', refused)
      resolve(line)
    })
  })
}

function tcpLine(socket: Socket): TcpLine {
  const answers = new Answers()
  let failure: PrinterFailure | null = null
  let failWrite: ((failure: PrinterFailure) => void) | null = null
  const lose = (cause: PrinterFailure) => {
    failure ??= cause
    answers.fail(failure)
    failWrite?.(failure)
  }
  // Always read, or unread bytes turn our close into a reset.
  socket.on('data', (bytes) => answers.feed(bytes))
  socket.on('end', () => answers.end())
  socket.on('error', (error) => lose(failureOf(error, 'connection_lost')))
  socket.on('close', () => lose(new PrinterFailure('connection_lost', 'closed')))

  return {
    write(bytes, limitMs) {
      return new Promise((resolve, reject) => {
        if (failure) return reject(failure)
        const end = () => {
          clearTimeout(timer)
          failWrite = null
        }
        const fail = (cause: PrinterFailure) => {
          end()
          reject(cause)
        }
        const timer = setTimeout(() => fail(new PrinterFailure('stalled')), limitMs)
        failWrite = fail
        // The callback comes when the kernel has the bytes: that is the drain, the progress and the count in one.
        socket.write(bytes, (error) => {
          if (error) return fail(failureOf(error, 'connection_lost'))
          end()
          resolve()
        })
      })
    },
    answer: (accept, limitMs) => answers.next(accept, limitMs),
    forgetAnswers: () => answers.forget(),
    farewell(limitMs) {
      return new Promise((resolve) => {
        if (failure) return resolve(failure)
        const leave = (error: PrinterFailure | null) => {
          clearTimeout(timer)
          resolve(error)
        }
        const timer = setTimeout(() => leave(null), limitMs)
        socket.once('error', (error) => leave(failureOf(error, 'connection_lost')))
        socket.once('close', () => leave(null))
        socket.end()
      })
    },
    close(graceful) {
      if (socket.destroyed) return
      if (!graceful) {
        socket.destroy()
        return
      }
      socket.end()
      // A printer that never closes its side must not keep the process, or its own only connection, for ever.
      const reap = setTimeout(() => socket.destroy(), reapAfterMs)
      reap.unref()
      socket.once('close', () => clearTimeout(reap))
    },
  }
}
