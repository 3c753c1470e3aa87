// Owns: turning commits into a stream of changed topics, a few times a second at most.
// Must never: hold a stream open after its screen left or the app closes.
import { implement } from '@orpc/server'
import type { Clock } from '../../platform/clock'
import { type Call, guard } from '../../platform/rpc'
import type { Topic } from '../../shared/topics'
import { liveContract } from './contract'

const os = implement(liveContract).$context<Call>().use(guard)

export interface LiveDeps {
  readonly version: string
  readonly clock: Clock
  /** Aborted when the app closes. */
  readonly closing: AbortSignal
}

/** A batch of 10,000 commits many slices; screens hear of it this often. */
const QUIET_MS = 150
/** Proxies and dead peers are found by writing now and then. */
const HEARTBEAT_MS = 20_000

export const makeLiveRouter = ({ version, clock, closing }: LiveDeps) =>
  os.router({
    health: os.health.handler(({ context }) => ({ ok: true as const, version, door: context.connection.door })),
    changes: os.changes.handler(async function* ({ context, signal }) {
      const pending = new Set<Topic>()
      let wake = () => {}
      const unsubscribe = context.db.onCommit((topics) => {
        for (const topic of topics) pending.add(topic)
        wake()
      })
      const ended = () => signal?.aborted === true || closing.aborted
      const onEnd = () => wake()
      signal?.addEventListener('abort', onEnd)
      closing.addEventListener('abort', onEnd)
      try {
        yield { topics: [], now: clock.now() }
        while (!ended()) {
          if (pending.size === 0)
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, HEARTBEAT_MS)
              wake = () => {
                clearTimeout(timer)
                resolve()
              }
            })
          if (ended() || !context.actor()) return
          const topics = [...pending]
          pending.clear()
          yield { topics, now: clock.now() }
          await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
        }
      } finally {
        unsubscribe()
        signal?.removeEventListener('abort', onEnd)
        closing.removeEventListener('abort', onEnd)
      }
    }),
  })
