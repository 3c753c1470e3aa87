// Owns: printers behind CUPS (Linux, macOS): `lp -d q -o raw`, then the job's real state over IPP.
// Must never: trust `lpstat -W completed`, which also lists cancelled jobs, or leave a job behind that prints by itself later.
import { foldToLine } from '../../../shared/paper/ascii'
import type { PrinterReason } from '../../../shared/paper/reasons'
import { type CupsTools, makeCupsTools } from './cups-tools'
import type { CupsServer, IppGroup } from './ipp'
import {
  type FoundPrinter,
  failureOf,
  notSent,
  type PaperJob,
  type PaperTransport,
  PrinterFailure,
  type SendOptions,
  type SendOutcome,
  unreachable,
} from './transport'

export interface CupsTimings {
  /** Between two looks at the job, ms. */
  readonly poll: number
  /** A job that is not through after this long is taken back, ms. */
  readonly patience: number
  /** How long the taking back may last, ms. */
  readonly cancel: number
}

export const cupsTimings: CupsTimings = { poll: 250, patience: 15_000, cancel: 5_000 }

/** RFC 8011 job-state. */
const jobState = { processing: 5, stopped: 6, canceled: 7, aborted: 8, completed: 9 } as const

const printerStopped = 5

/** What backends say while they have not reached the printer yet; afterwards they say "Connected", "Sending data" ... */
const neverReached =
  /^(the printer may not exist or is unavailable|the printer is (not responding|busy|in use|offline|unreachable)|waiting for printer to become available|network host .* is busy|unable to (locate|find) printer|unable to open print file)/i

export function createCupsTransport(server?: CupsServer, timings: CupsTimings = cupsTimings): PaperTransport {
  const tools = makeCupsTools(server)
  return {
    kind: 'cups',
    async send(job, options) {
      const { transport } = options.profile
      if (transport.k !== 'cups') return notSent('wrong_platform')
      try {
        const trouble = queueTrouble(await tools.printer(transport.queue))
        if (trouble) return { kind: 'blocked', reason: trouble }
      } catch (error) {
        const { reason, message } = failureOf(error, 'spooler_error')
        return notSent(reason, message)
      }
      return submit(tools, transport.queue, job, options, timings)
    },
    async probe({ transport }) {
      if (transport.k !== 'cups') return unreachable('wrong_platform')
      try {
        const reason = queueTrouble(await tools.printer(transport.queue))
        const known = { reachable: true, answersStatus: false, answersBarrier: false, paper: 'unknown' } as const
        return reason ? { ...known, reason } : known
      } catch (error) {
        const { reason, message } = failureOf(error, 'spooler_error')
        return unreachable(reason, message)
      }
    },
    async discover() {
      if (process.platform === 'win32') return []
      try {
        return (await tools.printers()).map((printer): FoundPrinter => {
          const queue = textOf(printer, 'printer-name')
          return {
            transport: { k: 'cups', queue },
            name: textOf(printer, 'printer-info') || queue,
            detail: textOf(printer, 'device-uri'),
          }
        })
      } catch (error) {
        if (failureOf(error, 'spooler_error').reason === 'spooler_missing') return []
        throw error
      }
    },
  }
}

async function submit(
  tools: CupsTools,
  queue: string,
  job: PaperJob,
  { onSending, onProgress, signal }: SendOptions,
  timings: CupsTimings,
): Promise<SendOutcome> {
  if (signal?.aborted) return notSent('cancelled')
  await onSending()
  const submitted = await tools.submit(queue, job.bytes, foldToLine(job.title, 60))
  if (submitted.kind === 'refused') return notSent(submitted.reason, submitted.detail)
  const bytesSent = job.bytes.length
  if (submitted.kind === 'unknown')
    return { kind: 'uncertain', reason: 'no_answer', bytesSent: 0, detail: submitted.detail }
  onProgress?.(bytesSent, bytesSent)
  const { osJob, id } = submitted
  try {
    return await watch(tools, queue, id, { bytesSent, osJob }, timings, signal)
  } catch (error) {
    const { reason, message } = failureOf(error, 'spooler_error')
    return { kind: 'uncertain', reason, bytesSent, osJob, detail: message }
  }
}

interface Submitted {
  readonly bytesSent: number
  readonly osJob: string
}

async function watch(
  tools: CupsTools,
  queue: string,
  id: number,
  submitted: Submitted,
  timings: CupsTimings,
  signal?: AbortSignal,
): Promise<SendOutcome> {
  const seen: Seen = { started: false, reached: false, searching: false }
  for (let waited = 0; waited < timings.patience && !signal?.aborted; waited += timings.poll) {
    const outcome = ended(look(await tools.job(queue, id), seen), submitted, seen)
    if (outcome) return outcome
    await pause(timings.poll)
  }
  // Never leave it: after the paper refill it would print by itself, beside the copy made meanwhile.
  await tools.cancel(submitted.osJob)
  const reason = queueTrouble(await tools.printer(queue), false) ?? 'queue_stuck'
  for (let waited = 0; waited < timings.cancel; waited += timings.poll) {
    const state = look(await tools.job(queue, id), seen)
    if (state === jobState.completed) return { kind: 'sent', paperLow: false, mute: false, ...submitted }
    // Aborted or cancelled AND the backend is gone: its last words are in.
    if (state === jobState.canceled || state === jobState.aborted) {
      await pause(timings.poll)
      look(await tools.job(queue, id), seen)
      if (!nothingLeft(seen)) return { kind: 'uncertain', reason, ...submitted }
      return notSent(reason === 'queue_stuck' ? 'queue_offline' : reason)
    }
    await pause(timings.poll)
  }
  return { kind: 'uncertain', reason: 'queue_stuck', ...submitted }
}

interface Seen {
  started: boolean
  /** The backend said something that it only says with the printer on the line. */
  reached: boolean
  /** Its last words were that it is still looking for the printer. */
  searching: boolean
}

const nothingLeft = ({ started, reached, searching }: Seen): boolean => !reached && (!started || searching)

function look(job: IppGroup | null, seen: Seen): number | null {
  if (!job) return null
  const state = job.get('job-state')?.[0]
  const message = textOf(job, 'job-printer-state-message')
  if (state === jobState.processing) seen.started = true
  seen.searching = neverReached.test(message)
  if (typeof state !== 'number') return null
  if (state >= jobState.processing && message !== '' && !seen.searching) seen.reached = true
  return state
}

/** Null: go on waiting. */
function ended(state: number | null, submitted: Submitted, seen: Seen): SendOutcome | null {
  if (state === jobState.completed) return { kind: 'sent', paperLow: false, mute: false, ...submitted }
  if (state === jobState.aborted) return { kind: 'uncertain', reason: 'spooler_error', ...submitted }
  // Somebody else took it out of the queue.
  if (state === jobState.canceled)
    return nothingLeft(seen) ? notSent('cancelled') : { kind: 'uncertain', reason: 'cancelled', ...submitted }
  if (state === null) throw new PrinterFailure('no_answer', 'the job is not in the history of CUPS')
  return null
}

function queueTrouble(printer: IppGroup, alsoBusy = true): PrinterReason | null {
  const reasons = (printer.get('printer-state-reasons') ?? []).map(String)
  const has = (word: string) => reasons.some((reason) => reason.startsWith(word) && !reason.endsWith('-report'))
  if (has('media-empty')) return 'paper_out'
  if (has('cover-open') || has('door-open')) return 'cover_open'
  if (has('offline')) return 'queue_offline'
  const isPaused = printer.get('printer-state')?.[0] === printerStopped
  if (isPaused || printer.get('printer-is-accepting-jobs')?.[0] === false) return 'queue_paused'
  const waiting = printer.get('queued-job-count')?.[0]
  return alsoBusy && typeof waiting === 'number' && waiting > 0 ? 'queue_busy' : null
}

const textOf = (group: IppGroup, name: string): string => String(group.get(name)?.[0] ?? '')

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
