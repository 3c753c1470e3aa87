// Owns: a whole core for a test: real SQLite in a temp folder, a clock to turn, a logged-in person, a client through the port door.
// Must never: fake anything that can be real.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { type App, type AppDeps, createApp } from '../../src-main/app'
import { makeLog } from '../../src-main/platform/log'
import { systemRandom } from '../../src-main/platform/random'
import { fileKeyStore } from '../../src-main/platform/secrets'
import type { Api } from '../../src-main/transport/contract'

export interface TestClock {
  now(): number
  set(at: number): void
  advance(milliseconds: number): void
}

/** Saturday 21 November 2026, 19:42 WIB. */
export const EVENING = Date.UTC(2026, 10, 21, 12, 42)

/** Starts at `at` and runs on with real time, so that timers and clock agree. */
export function testClock(at = EVENING): TestClock {
  let offset = at - performance.timeOrigin - performance.now()
  const real = () => performance.timeOrigin + performance.now()
  return {
    now: () => Math.floor(real() + offset),
    set: (to) => {
      offset = to - real()
    },
    advance: (milliseconds) => {
      offset += milliseconds
    },
  }
}

export const OWNER = { name: 'Bu Rini', secret: '246810' }
export const SHOP = {
  name: 'WARKOP BANG JOKO',
  address: 'Jl. Melati No. 12, Sleman',
  phone: '6281234567890',
  zone: 'Asia/Jakarta' as const,
  footer: 'Terima kasih',
  logo: '',
}

export interface TestApp {
  readonly app: App
  readonly api: Api
  readonly clock: TestClock
  readonly dataDir: string
  readonly log: object[]
  /** Another window with its own connection is not needed: one port door, one session. */
  newClient(): Api
  /** Closes and opens the same database again, as a restart would; the owner is logged in again. */
  restart(): Promise<TestApp>
  close(): Promise<void>
}

export interface TestAppOptions {
  readonly clock?: TestClock
  readonly dataDir?: string
  /** false: leave it at the first run. */
  readonly setUp?: boolean
  readonly deps?: Partial<AppDeps>
}

export const requestId = (): string => crypto.randomUUID()

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const clock = options.clock ?? testClock()
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'loketnet-'))
  const log: object[] = []
  const app = await createApp({
    dataDir,
    keyStore: fileKeyStore(join(dataDir, 'kunci'), systemRandom),
    pdf: { htmlToPdf: () => Promise.reject(new Error('no PDF in this test')) },
    log: makeLog((line) => log.push(line) && process.env.SHOW_LOG && console.log(line), clock, systemRandom),
    version: '0.0.0-test',
    clock,
    passwordCost: 4,
    ...options.deps,
  })
  const closers: (() => void)[] = []
  const newClient = (): Api => {
    const { port1, port2 } = new MessageChannel()
    const end = app.connectPort(port2, { kind: 'electron' })
    closers.push(() => {
      end()
      port1.close()
      port2.close()
    })
    return createORPCClient<Api>(new RPCLink({ port: port1 as unknown as MessagePort })) // Node's port has the DOM's methods
  }
  const api = newClient()
  if (options.setUp !== false) {
    const status = await api.session.status({})
    if (status.state === 'setup') await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    else await api.session.login({ ...OWNER, requestId: requestId() })
  }
  const stop = async () => {
    for (const end of closers.splice(0)) end()
    await app.close()
  }
  return {
    app,
    api,
    clock,
    dataDir,
    log,
    newClient,
    async restart() {
      await stop()
      return startTestApp({ ...options, clock, dataDir })
    },
    async close() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The code and data of what a call was refused with; fails when it was not refused. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: string; message: string; data: Record<string, unknown> }> {
  try {
    await call
  } catch (error) {
    const { code, message, data } = error as { code: string; message: string; data: Record<string, unknown> }
    return { code, message, data }
  }
  throw new Error('the call was not refused')
}
