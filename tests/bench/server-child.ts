// Owns: the built server as `npm start --browser` runs it, in a process of its own.
// Must never: leave it running.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ServerChild {
  readonly url: string
  /** Milliseconds from the start of the process to the line that it answers. */
  readonly startedMs: number
  /** MB of memory now, and the most it ever had; null where the system does not say. */
  memory(): { readonly now: number; readonly most: number } | null
  close(): Promise<void>
}

/** `app`: folder of the build. */
export async function startServer(app: string, dataDir: string): Promise<ServerChild> {
  const begun = performance.now()
  const child = spawn(process.execPath, [join(app, 'main/server.js'), '--browser', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (part) => {
      said += part
      const found = /siap di (\S+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.on('close', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  const startedMs = performance.now() - begun
  return {
    url,
    startedMs,
    memory() {
      if (process.platform !== 'linux') return null
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
      return { now: read('VmRSS'), most: read('VmHWM') }
    },
    async close() {
      child.kill('SIGTERM')
      await closed
    },
  }
}
