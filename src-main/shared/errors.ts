// Owns: DomainError and the way a failure becomes a sentence that a cashier can act on.
// Must never: be matched by its text; code and data are the interface. Sentences live in error-texts.ts.
import { ERROR_TEXTS, type ErrorCode } from './error-texts'

export type { ErrorCode }
export type ErrorData = Readonly<Record<string, string | number | boolean | null>>

export interface ErrorSentence {
  /** What happened. */
  readonly message: string
  /** What it means for the money, and what to do now. */
  readonly advice: string
}

/** An expected failure: it has an Indonesian sentence, may name the field it belongs to, and is not logged as a bug. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData
  constructor(code: ErrorCode, data: ErrorData = {}, options?: ErrorOptions) {
    super(sentenceOf(code, data).message, options)
    this.name = 'DomainError'
    this.code = code
    this.data = data
  }
}

/** Beside a field of the form: `field` is the input's path, e.g. `rate`. */
export const fieldError = (field: string, code: ErrorCode, data: ErrorData = {}): DomainError =>
  new DomainError(code, { ...data, field })

/** A code that was kept (an outbox row, a log) may be of the catalogue, or the name of a bug. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_TEXTS, code)

export function sentenceOf(code: ErrorCode, data: ErrorData = {}): ErrorSentence {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''))
  const { message, advice } = ERROR_TEXTS[code]
  return { message: fill(message), advice: fill(advice) }
}
