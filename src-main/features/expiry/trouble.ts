// Owns: what a failure of the outbox or of the router says on a screen.
// Must never: find a sentence of its own.
import { OutboxFailure } from '../../platform/outbox/runner'
import { DomainError, isErrorCode, sentenceOf } from '../../shared/errors'

export interface Trouble {
  readonly code: string
  readonly message: string
  readonly advice: string
}

export function troubleOf(failure: unknown): Trouble {
  if (failure instanceof DomainError) return { code: failure.code, ...sentenceOf(failure.code, failure.data) }
  const code = failure instanceof OutboxFailure ? failure.code : 'UNKNOWN'
  const message = failure instanceof Error ? failure.message : String(failure)
  return { code, message, advice: isErrorCode(code) ? sentenceOf(code).advice : '' }
}
