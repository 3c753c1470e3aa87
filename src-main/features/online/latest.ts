// Owns: turning news into a stream that a slow listener cannot fill: he gets the newest.
// Must never: hold on to a subscription after the stream has ended.

export interface LatestOptions {
  readonly signals: readonly (AbortSignal | undefined)[]
  /** Without news it says the last thing again: dead peers are found by writing. */
  readonly heartbeatMs: number
  /** False: whoever listens may not any more. */
  readonly isWelcome: () => boolean
}

export async function* latest<T>(
  subscribe: (push: (value: T) => void) => () => void,
  { signals, heartbeatMs, isWelcome }: LatestOptions,
): AsyncGenerator<T> {
  const signal = AbortSignal.any(signals.filter((one) => one !== undefined))
  let news: { readonly value: T } | undefined
  let last: { readonly value: T } | undefined
  let wake = () => {}
  const stop = subscribe((value) => {
    news = { value }
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted && isWelcome()) {
      const said = news
      news = undefined
      if (said) {
        last = said
        yield said.value
        continue
      }
      const hasNews = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), heartbeatMs)
        wake = () => {
          clearTimeout(timer)
          resolve(true)
        }
      })
      if (!hasNews && last) news ??= last
    }
  } finally {
    stop()
    signal.removeEventListener('abort', onAbort)
  }
}
