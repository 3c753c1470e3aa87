// Owns reading the RouterError out of a promise that must reject.
// Must never let a success pass for a failure.

import { expect } from 'vitest'
import { RouterError } from '../../src-main/platform/routeros'

export async function failureOf(promise: Promise<unknown>): Promise<RouterError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => error,
  )
  if (outcome instanceof RouterError) return outcome
  expect(outcome, 'a RouterError was expected').toBeInstanceOf(RouterError)
  throw new Error('unreachable')
}
