// Owns: from the start of the process to the first answer, and the memory it then takes, with an empty shop and a large one.
// Must never: start on a database that another process still has open.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { logIn } from '../crash/shop'
import { type Figure, median, timed } from './figures'
import { httpClient } from './pages'
import { startServer } from './server-child'

const REPEATS = 5

export async function measureStarts(app: string, million: string, folder: string): Promise<Figure[]> {
  const bare = Array.from({ length: REPEATS }, () => timed(() => spawnSync(process.execPath, ['-e', '0'])))
  const empty: number[] = []
  const large: number[] = []
  let emptyMemory = 0
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const first = await startAndAsk(app, folder)
    empty.push(first.ms)
    emptyMemory = first.memory
    large.push((await startAndAsk(app, million)).ms)
  }
  rmSync(folder, { recursive: true, force: true })
  const memory = await memoryAtWork(app, million)
  const floor = { floor: median(bare), floorName: 'Node that does nothing', unit: 'ms' } as const
  const nothing = { floor: emptyMemory, floorName: 'with an empty shop', unit: 'MB', goal: null } as const
  return [
    { name: 'start to first answer, first start of a new shop', value: median(empty), ...floor, goal: null },
    { name: 'start to first answer, 1,000,000 vouchers', value: median(large), ...floor, goal: { value: 10_000 } },
    { name: 'memory with 1,000,000 vouchers, after 200 pages and searches', value: memory.now, ...nothing },
    { name: '  the most it had', value: memory.most, ...nothing },
  ]
}

async function startAndAsk(app: string, dataDir: string): Promise<{ ms: number; memory: number }> {
  const begun = performance.now()
  const server = await startServer(app, dataDir)
  await httpClient(server.url).session.status({})
  const ms = performance.now() - begun
  const memory = server.memory()?.now ?? 0
  await server.close()
  return { ms, memory }
}

async function memoryAtWork(app: string, million: string) {
  const server = await startServer(app, million)
  const api = httpClient(server.url)
  await logIn(api)
  let after: string | null = null
  for (let page = 0; page < 100; page++) {
    const answer: Awaited<ReturnType<typeof api.vouchers.list>> = await api.vouchers.list({
      filter: {},
      after,
      limit: 200,
    })
    after = answer.next
    await api.vouchers.list({ filter: { code: answer.rows[0]?.code.slice(0, 4) ?? 'A' }, after: null, limit: 50 })
  }
  const memory = server.memory() ?? { now: 0, most: 0 }
  await server.close()
  return memory
}
