// Owns: starting those routers, and what may be asked of them from outside.
// Must never: measure.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface RouterSpeed {
  readonly latencyMs: number
  readonly workMs: number
}

export type RouterOrder = { readonly at?: number } & (
  | { readonly do: 'speed'; readonly speed: RouterSpeed }
  /** The line is cut at every so many-th sentence; 0: no more. Answers how often it was cut so far. */
  | { readonly do: 'cut'; readonly every: number }
  /** Users of ours: `code id`, with ` spoilt` when somebody changed it. */
  | { readonly do: 'users' }
  /** The rivals' vouchers are taken away: they belong to no shop. */
  | { readonly do: 'forget-raw' }
  /** A hand switches every voucher off and gives it five bytes. */
  | { readonly do: 'spoil' }
)

export interface RouterChild {
  readonly ports: readonly number[]
  readonly port: number
  setSpeed(speed: RouterSpeed): Promise<void>
  cutEvery(sentences: number): Promise<number>
  users(at?: number): Promise<string[]>
  forgetRaw(): Promise<void>
  spoil(): Promise<void>
  close(): void
}

export async function startRouter(programs: string, count = 1): Promise<RouterChild> {
  const child = fork(join(programs, 'router-process.mjs'), [String(count)])
  const [ports] = (await once(child, 'message')) as [number[]] // what router-process sends first
  const ask = async (order: RouterOrder): Promise<unknown> => {
    const answer = once(child, 'message')
    child.send(order)
    return (await answer)[0]
  }
  return {
    ports,
    port: ports[0] ?? 0,
    async setSpeed(speed) {
      await ask({ do: 'speed', speed })
    },
    cutEvery: async (every) => Number(await ask({ do: 'cut', every })),
    users: async (at = 0) => (await ask({ do: 'users', at })) as string[], // the answer to that order
    async forgetRaw() {
      await ask({ do: 'forget-raw' })
    },
    async spoil() {
      await ask({ do: 'spoil' })
    },
    close: () => void child.disconnect(),
  }
}
