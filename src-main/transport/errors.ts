// Owns: what a failure looks like on the wire, the same through both doors.
// Must never: send a stack, a path or an SQL text to a screen.
import { ORPCError, ValidationError } from '@orpc/server'
import type { Log } from '../platform/log'
import { DomainError, sentenceOf } from '../shared/errors'

/** Every error a screen gets has `code`, `message` (a sentence) and `data.advice`; INPUT_INVALID has `data.fields`. */
export function toWireError(error: unknown, where: string, log: Log): ORPCError<string, unknown> {
  if (error instanceof DomainError) {
    const { advice } = sentenceOf(error.code, error.data)
    if (error.cause)
      log.write('warn', 'domain error with a cause', { code: error.code, where, cause: String(error.cause) })
    return new ORPCError(error.code, { status: 422, message: error.message, data: { ...error.data, advice } })
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    const { message, advice } = sentenceOf('INPUT_INVALID')
    const fields: Record<string, string> = {}
    for (const issue of error.cause.issues) {
      const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
      fields[path] ??= issue.message
    }
    return new ORPCError('INPUT_INVALID', { status: 422, message, data: { advice, fields } })
  }
  if (error instanceof ORPCError && error.status < 500) return error
  const reference = log.bug(error, where)
  return new ORPCError('UNEXPECTED', {
    status: 500,
    message: `Terjadi kesalahan tak terduga (${reference})`,
    data: { advice: 'Yang struknya sudah keluar tetap tersimpan. Sebutkan kode itu bila meminta bantuan.', reference },
  })
}

/** What both doors wrap every call in; a stream may also fail in the middle, after it was handed over. */
export async function withWireErrors(
  next: () => Promise<unknown>,
  path: readonly string[],
  log: Log,
): Promise<unknown> {
  const where = path.join('.')
  try {
    const answer = await next()
    return isStream(answer) ? explainStream(answer, where, log) : answer
  } catch (error) {
    throw toWireError(error, where, log)
  }
}

type Stream = AsyncGenerator<unknown, unknown, undefined>

const isStream = (answer: unknown): answer is Stream =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer

async function* explainStream(stream: Stream, where: string, log: Log): AsyncGenerator<unknown, unknown, undefined> {
  try {
    return yield* stream
  } catch (error) {
    throw toWireError(error, where, log)
  }
}
