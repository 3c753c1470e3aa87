// Owns the watch over the process: what nobody caught while a test file ran.
// Must never hide anything: it only counts, and the file's last assertion reads the count.

import { afterAll, beforeAll, expect } from 'vitest'

/** Call once at the top of a test file: it fails when any exception or rejection of that file went uncaught. */
export function expectNoStrayErrors(): void {
  const stray: unknown[] = []
  const note = (error: unknown) => stray.push(error)
  beforeAll(() => {
    process.on('uncaughtException', note)
    process.on('unhandledRejection', note)
  })
  afterAll(async () => {
    // One turn of the loop, so that what the last test left behind can still surface.
    await new Promise((resolve) => setImmediate(resolve))
    process.off('uncaughtException', note)
    process.off('unhandledRejection', note)
    expect(stray).toEqual([])
  })
}
