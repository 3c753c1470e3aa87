// Owns: one attempt at a time per requestId, for work that waits before its transaction.
// Must never: keep an answer; the request log does.

export type OncePerRequest = <T>(requestId: string, work: () => Promise<T>) => Promise<T>

/** A double click while the first still waits for the router stands behind it, and a third one behind the second. */
export function makeOncePerRequest(): OncePerRequest {
  const running = new Map<string, Promise<unknown>>()
  return async (requestId, work) => {
    for (let before = running.get(requestId); before; before = running.get(requestId))
      await before.catch(() => undefined) // its own caller hears of the failure; this one tries for itself
    const mine = work()
    running.set(requestId, mine)
    try {
      return await mine
    } finally {
      running.delete(requestId)
    }
  }
}
