// Owns: printers behind the Windows spooler, RAW (printing.md §2.4).
// Must never: submit while a job is in the queue, or leave one behind that prints by itself after the paper refill.
import { foldToLine } from '../../../shared/paper/ascii'
import type { PrinterReason } from '../../../shared/paper/reasons'
import {
  type FoundPrinter,
  failureOf,
  notSent,
  type PaperJob,
  type PaperTransport,
  type SendOptions,
  type SendOutcome,
  unreachable,
} from './transport'
import { loadWinspool, type QueueInfo, type WinspoolApi, type WinspoolQueue } from './winspool-api'

export interface WinspoolTimings {
  /** Between two looks at the job, ms. */
  readonly poll: number
  /** A job that is not through after this long is taken back, ms. */
  readonly patience: number
  /** How long the taking back may last, ms. */
  readonly cancel: number
}

export const winspoolTimings: WinspoolTimings = { poll: 250, patience: 15_000, cancel: 5_000 }

const workOffline = 0x400
/** JOB_STATUS_* */
const job = { printing: 0x10, printed: 0x80, complete: 0x1000 } as const

/** PRINTER_STATUS_*, the most helpful first. */
const printerTrouble: readonly (readonly [bits: number, reason: PrinterReason])[] = [
  [0x10, 'paper_out'],
  [0x40_0000, 'cover_open'],
  [0x1, 'queue_paused'],
  [0x80 | 0x1000, 'queue_offline'],
  [0x2 | 0x8 | 0x10_0000, 'printer_error'],
]

/** JOB_STATUS_* */
const jobTrouble: readonly (readonly [bits: number, reason: PrinterReason])[] = [
  [0x40, 'paper_out'],
  [0x20, 'queue_offline'],
  [0x1, 'queue_paused'],
  [0x2 | 0x200 | 0x400, 'printer_error'],
]

const firstOf = (table: typeof jobTrouble, status: number): PrinterReason | null =>
  table.find(([bits]) => (status & bits) !== 0)?.[1] ?? null

export function createWinspoolTransport(
  load: () => Promise<WinspoolApi | null> = loadWinspool,
  timings: WinspoolTimings = winspoolTimings,
): PaperTransport {
  let loaded: Promise<WinspoolApi | null> | null = null
  const api = () => {
    loaded ??= load()
    return loaded
  }
  return {
    kind: 'winspool',
    async send(paper, options) {
      const { transport } = options.profile
      const spooler = await api()
      if (transport.k !== 'winspool' || !spooler) return notSent('wrong_platform')
      let queue: WinspoolQueue
      try {
        queue = await spooler.open(transport.queue)
      } catch (error) {
        const { reason, message } = failureOf(error, 'spooler_error')
        return notSent(reason, message)
      }
      try {
        return await sendTo(queue, transport.datatype, paper, options, timings)
      } finally {
        await queue.close()
      }
    },
    async probe({ transport }) {
      const spooler = await api()
      if (transport.k !== 'winspool' || !spooler) return unreachable('wrong_platform')
      try {
        const queue = await spooler.open(transport.queue)
        try {
          const reason = queueTrouble(await queue.info())
          return {
            reachable: true,
            ...(reason ? { reason } : {}),
            answersStatus: false,
            answersBarrier: false,
            paper: 'unknown',
            datatype: (await queue.driverIsXps()) ? 'XPS_PASS' : 'RAW',
          }
        } finally {
          await queue.close()
        }
      } catch (error) {
        const { reason, message } = failureOf(error, 'spooler_error')
        return unreachable(reason, message)
      }
    },
    async discover() {
      const spooler = await api()
      const queues = (await spooler?.queues()) ?? []
      return queues.map(
        ({ name, port, driver }): FoundPrinter => ({
          transport: { k: 'winspool', queue: name, datatype: 'RAW' },
          name,
          detail: [driver, port].filter((part) => part !== '').join(' - '),
        }),
      )
    },
  }
}

/** Status 0 proves nothing (it is 0 for many printers that are off), so silence here is not health. */
function queueTrouble({ attributes, status, jobs }: QueueInfo): PrinterReason | null {
  if ((attributes & workOffline) !== 0) return 'queue_offline'
  return firstOf(printerTrouble, status) ?? (jobs > 0 ? 'queue_busy' : null)
}

async function sendTo(
  queue: WinspoolQueue,
  datatype: string,
  paper: PaperJob,
  { onSending, onProgress, signal }: SendOptions,
  timings: WinspoolTimings,
): Promise<SendOutcome> {
  try {
    const trouble = queueTrouble(await queue.info())
    if (trouble) return { kind: 'blocked', reason: trouble }
  } catch (error) {
    const { reason, message } = failureOf(error, 'spooler_error')
    return notSent(reason, message)
  }
  if (signal?.aborted) return notSent('cancelled')
  await onSending()

  let id: number
  try {
    id = await queue.startDocument(foldToLine(paper.title, 60) || 'LoketNet', datatype)
  } catch (error) {
    // No document, no byte.
    const { reason, message } = failureOf(error, 'spooler_error')
    return notSent(reason, message)
  }
  const osJob = String(id)
  let bytesSent = 0
  try {
    const failure = await writeAll(queue, paper.bytes, (sent) => {
      bytesSent = sent
      onProgress?.(sent, paper.bytes.length)
    })
    // Half a struk in the spooler would print as half a struk.
    if (failure) return await takeBack(queue, id, false, failure, { bytesSent, osJob }, timings)
    return await watch(queue, id, { bytesSent, osJob }, timings, signal)
  } catch (error) {
    const { reason, message } = failureOf(error, 'spooler_error')
    return { kind: 'uncertain', reason, bytesSent, osJob, detail: message }
  }
}

async function writeAll(
  queue: WinspoolQueue,
  bytes: Uint8Array,
  onSent: (sent: number) => void,
): Promise<PrinterReason | null> {
  try {
    for (let sent = 0; sent < bytes.length; ) {
      const written = await queue.write(bytes.subarray(sent))
      if (written === 0) return 'spooler_error'
      sent += written
      onSent(sent)
    }
    await queue.endDocument()
    return null
  } catch (error) {
    return failureOf(error, 'spooler_error').reason
  }
}

interface Submitted {
  readonly bytesSent: number
  readonly osJob: string
}

async function watch(
  queue: WinspoolQueue,
  id: number,
  submitted: Submitted,
  timings: WinspoolTimings,
  signal?: AbortSignal,
): Promise<SendOutcome> {
  let hasPrinted = false
  let reason: PrinterReason = 'queue_stuck'
  for (let waited = 0; waited < timings.patience && !signal?.aborted; waited += timings.poll) {
    const status = await queue.jobStatus(id)
    // Gone = the spooler handed it to the port: the port, not paper, hence never "printed".
    if (status === null || (status & (job.printed | job.complete)) !== 0)
      return { kind: 'sent', paperLow: false, mute: false, ...submitted }
    if ((status & job.printing) !== 0) hasPrinted = true
    reason = firstOf(jobTrouble, status) ?? reason
    await pause(timings.poll)
  }
  if ((await queue.jobStatus(id)) === null) return { kind: 'sent', paperLow: false, mute: false, ...submitted }
  return takeBack(queue, id, hasPrinted, signal?.aborted ? 'cancelled' : reason, submitted, timings)
}

/** Out of the queue before it began = certainly not sent; anything else is not certain. */
async function takeBack(
  queue: WinspoolQueue,
  id: number,
  hadPrinted: boolean,
  reason: PrinterReason,
  submitted: Submitted,
  timings: WinspoolTimings,
): Promise<SendOutcome> {
  let hasPrinted = hadPrinted
  const before = await queue.jobStatus(id)
  // Gone before we took it back: it may have gone to the port.
  if (before === null) return { kind: 'uncertain', reason, ...submitted }
  if ((before & job.printing) !== 0) hasPrinted = true
  await queue.deleteJob(id)
  for (let waited = 0; waited < timings.cancel; waited += timings.poll) {
    const status = await queue.jobStatus(id)
    if (status === null) return hasPrinted ? { kind: 'uncertain', reason, ...submitted } : notSent(reason)
    if ((status & job.printing) !== 0) hasPrinted = true
    await pause(timings.poll)
  }
  return { kind: 'uncertain', reason: 'queue_stuck', ...submitted }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
