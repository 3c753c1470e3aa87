// Owns: asking something again and again while anybody listens, once for all listeners.
// Must never: go on asking when nobody listens, or start a question before the last one was answered.

export interface SharedPoll<T> {
  /** The newest answer at once, when there is one, and then each. Returns the way to stop listening. */
  subscribe(listener: (answer: T) => void): () => void
}

/** `ask` must not throw: what went wrong is part of the answer. `restShare`: it rests so many times as long as it took. */
export function sharedPoll<T>(
  ask: () => Promise<T>,
  options: { readonly everyMs: number; readonly restShare: number; readonly onIdle: () => void },
): SharedPoll<T> {
  const listeners = new Set<(answer: T) => void>()
  let timer: NodeJS.Timeout | undefined
  let newest: { readonly answer: T } | undefined

  const turn = async (): Promise<void> => {
    const began = performance.now()
    const answer = await ask()
    newest = { answer }
    for (const listener of listeners) listener(answer)
    if (listeners.size === 0) return
    const took = performance.now() - began
    timer = setTimeout(() => void turn(), Math.max(options.everyMs - took, took * options.restShare))
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      if (newest) listener(newest.answer)
      if (listeners.size === 1) void turn()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearTimeout(timer)
        options.onIdle()
      }
    },
  }
}
