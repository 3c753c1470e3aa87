// Owns: starting that router and setting its speed.
// Must never: measure.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface RouterSpeed {
  readonly latencyMs: number
  readonly workMs: number
}

export interface RouterChild {
  readonly port: number
  setSpeed(speed: RouterSpeed): Promise<void>
  close(): void
}

export async function startRouter(programs: string): Promise<RouterChild> {
  const child = fork(join(programs, 'router-process.mjs'))
  const [port] = await once(child, 'message')
  return {
    port: Number(port),
    async setSpeed(speed) {
      const done = once(child, 'message')
      child.send(speed)
      await done
    },
    close: () => void child.disconnect(),
  }
}
