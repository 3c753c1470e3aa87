// Owns: having the isolir page open exactly while the settings ask for it, on the address they name.
// Must never: open a port that nobody switched on, or take the shop down when the port is taken.
import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import type { Running } from '../../platform/lease'
import type { Log } from '../../platform/log'
import { getSetting } from '../settings'
import { isolirHtml } from './page'
import { type PageServer, servePage } from './serve'

export interface IsolirPageDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
}

export type PageState =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly host: string; readonly port: number }
  /** `code`: EADDRINUSE, EADDRNOTAVAIL, EACCES ... */
  | { readonly kind: 'failed'; readonly host: string; readonly port: number; readonly code: string }

export interface IsolirPageWatch {
  state(): PageState
  /** In the leading process only. */
  start(): Running
  /** Tries again what failed. Throws when the page should be open and is not: the schedule tells people. */
  check(): Promise<void>
}

export function makeIsolirPage({ db, clock, log }: IsolirPageDeps): IsolirPageWatch {
  let state: PageState = { kind: 'off' }
  let server: PageServer | undefined
  /** One change after the other. */
  let work: Promise<void> = Promise.resolve()
  let isRunning = false

  const html = (): string => {
    const { name, address, phone } = getSetting(db, 'shop')
    return isolirHtml({ shopName: name, address, phone, message: getSetting(db, 'suspension').message })
  }

  const follow = async (isRetry: boolean): Promise<void> => {
    const { pagePort: port, pageHost: host } = getSetting(db, 'suspension')
    const isWanted = isRunning && port > 0
    const isSame = state.kind !== 'off' && state.host === host && state.port === port
    if (isWanted ? isSame && !(isRetry && state.kind === 'failed') : state.kind === 'off') return
    await server?.close()
    server = undefined
    state = { kind: 'off' }
    if (!isWanted) return
    try {
      server = await servePage({ host, port, clock, html })
      state = { kind: 'on', host, port }
      log.write('info', 'isolirpage', { host, port })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN'
      state = { kind: 'failed', host, port, code }
      log.write('warn', 'isolirpage', { host, port, code })
    }
  }

  const change = (isRetry = false): Promise<void> => {
    work = work.then(() => follow(isRetry)).catch((error: unknown) => void log.bug(error, 'isolirpage'))
    return work
  }

  return {
    state: () => state,
    start() {
      isRunning = true
      const unsubscribe = db.onCommit((topics) => {
        if (topics.includes('settings')) void change()
      })
      void change()
      return {
        async close() {
          unsubscribe()
          isRunning = false
          await change()
        },
      }
    },
    async check() {
      await change(true)
      if (state.kind === 'failed') throw new Error(`the isolir page is not open: ${state.code}`)
    },
  }
}
