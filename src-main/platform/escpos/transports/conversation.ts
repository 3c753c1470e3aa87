// Owns: the order of a job on a line that can answer (LAN, serial): check, persist, send, prove (printing.md §2.3).
// Must never: query while data is under way; inside a picture `10 04 01` could be taken for a command.
import type { PrinterReason } from '../../../shared/paper/reasons'
import { paperHeightMm } from '../paper-height'
import {
  barrierBytes,
  isBarrierByte,
  isStatusByte,
  type PrinterStatus,
  queryBytes,
  readStatus,
  type StatusQuery,
  statusQueries,
} from './status'
import {
  failureOf,
  notSent,
  type PaperJob,
  type PrinterFailure,
  type ProbeResult,
  type SendOptions,
  type SendOutcome,
} from './transport'

/** One open line to a printer. */
export interface PrinterLine {
  /** Resolves when the system has taken the bytes; rejects with PrinterFailure, 'stalled' after `limitMs` without progress. */
  write(bytes: Uint8Array, limitMs: number): Promise<void>
  /** The next answer that `accept`s; null after `limitMs`. Rejects with PrinterFailure when the line is gone. */
  answer(accept: (byte: number) => boolean, limitMs: number): Promise<number | null>
  /** Drops answers that nobody waited for. */
  forgetAnswers(): void
}

export interface LineTimings {
  /** Per status query, ms. */
  readonly query: number
  /** Longest wait for the system to take a chunk, ms. */
  readonly stall: number
  /** Base of the barrier wait; 2 s per 50 mm of paper come on top, ms. */
  readonly barrier: number
  readonly perMillimetre: number
  /** For a printer that answered nothing so far, ms. */
  readonly muteBarrier: number
}

export const lineTimings: LineTimings = {
  query: 400,
  stall: 3_000,
  barrier: 2_000,
  perMillimetre: 40,
  muteBarrier: 2_200,
}

export async function converse(
  line: PrinterLine,
  job: PaperJob,
  { profile, onSending, onProgress, signal }: SendOptions,
  timings: LineTimings,
): Promise<SendOutcome> {
  let status: PrinterStatus = { answered: false, trouble: null, paperLow: false }
  if (profile.status === 'dle_eot') {
    try {
      status = await askStatus(line, timings)
    } catch (error) {
      const { reason, message } = failureOf(error, 'connection_lost')
      return notSent(reason, message)
    }
    if (status.trouble) return { kind: 'blocked', reason: status.trouble }
  }
  if (signal?.aborted) return notSent('cancelled')
  await onSending()

  let bytesSent = 0
  const uncertain = ({ reason, message }: PrinterFailure): SendOutcome => ({
    kind: 'uncertain',
    reason,
    bytesSent,
    detail: message,
  })
  try {
    for (let at = 0; at < job.bytes.length; at += profile.chunk) {
      if (signal?.aborted) return { kind: 'uncertain', reason: 'cancelled', bytesSent }
      const chunk = job.bytes.subarray(at, at + profile.chunk)
      await line.write(chunk, timings.stall)
      bytesSent += chunk.length
      onProgress?.(bytesSent, job.bytes.length)
      if (profile.chunkDelayMs > 0 && bytesSent < job.bytes.length) await pause(profile.chunkDelayMs)
    }
    if (!profile.barrier) return { kind: 'sent', bytesSent, paperLow: status.paperLow, mute: false }
    return await prove(line, job, profile.status, status, timings)
  } catch (error) {
    return uncertain(failureOf(error, 'connection_lost'))
  }
}

async function prove(
  line: PrinterLine,
  { bytes }: PaperJob,
  asked: 'none' | 'dle_eot',
  status: PrinterStatus,
  timings: LineTimings,
): Promise<SendOutcome> {
  const bytesSent = bytes.length
  const { paperLow } = status
  // Asked and not one answer: a mute clone. Then silence after the job says nothing either.
  const mute = asked === 'dle_eot' && !status.answered
  const patience = mute ? timings.muteBarrier : timings.barrier + timings.perMillimetre * paperHeightMm(bytes)
  line.forgetAnswers()
  await line.write(barrierBytes, timings.stall)
  if ((await line.answer(isBarrierByte, patience)) !== null) return { kind: 'printed', bytesSent, paperLow }
  if (mute) return { kind: 'sent', bytesSent, paperLow, mute }
  return { kind: 'uncertain', reason: await whySilent(line, asked, timings), bytesSent }
}

/** All data has left by now, so asking is safe again; "kertas habis" helps the cashier more than "tidak menjawab". */
async function whySilent(line: PrinterLine, asked: 'none' | 'dle_eot', timings: LineTimings): Promise<PrinterReason> {
  if (asked === 'none') return 'no_answer'
  return (await askStatus(line, timings)).trouble ?? 'no_answer'
}

async function askStatus(line: PrinterLine, timings: LineTimings): Promise<PrinterStatus> {
  const answers = new Map<StatusQuery, number | null>()
  for (const query of statusQueries) {
    line.forgetAnswers()
    await line.write(queryBytes(query), timings.stall)
    answers.set(query, await line.answer(isStatusByte, timings.query))
  }
  return readStatus(answers)
}

/** For the wizard: what this printer answers while nothing is printing. */
export async function probeLine(line: PrinterLine, timings: LineTimings): Promise<ProbeResult> {
  const status = await askStatus(line, timings)
  line.forgetAnswers()
  await line.write(barrierBytes, timings.stall)
  const answersBarrier = (await line.answer(isBarrierByte, timings.barrier)) !== null
  const paper = status.trouble === 'paper_out' ? 'out' : status.paperLow ? 'low' : status.answered ? 'ok' : 'unknown'
  return {
    reachable: true,
    ...(status.trouble ? { reason: status.trouble } : {}),
    answersStatus: status.answered,
    answersBarrier,
    paper,
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
