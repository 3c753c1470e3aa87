// Owns: the old router of the demo, on loopback: there from the start, in the shop only when somebody adds it.
// Must never: listen anywhere but on loopback, or forget between two starts what a take-over wrote on it.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../platform/clock'
import type { Row, SimRouter } from '../router'
import { createMikhmonRouter } from './router'

export const OLD_ROUTER = {
  name: 'Kios lama (Mikhmon)',
  wifiName: 'WARKOP-LAMA',
  loginHost: 'login.lama.net',
  username: 'mikhmon',
  password: 'demo-lama',
} as const

/** Kept whole, ids and counters too: what a take-over changes and what it leaves. */
const KEPT = [
  '/ip/hotspot/user/profile',
  '/ip/hotspot/user',
  '/system/script',
  '/system/scheduler',
  '/ppp/profile',
  '/ppp/secret',
] as const
const Kept = z.record(z.string(), z.array(z.record(z.string(), z.string())))
const SAVE_AFTER_MS = 400

export interface OldDemoRouter {
  readonly port: number
  readonly sim: SimRouter
  close(): Promise<void>
}

export async function startMikhmonRouter(dataDir: string, clock: Clock): Promise<OldDemoRouter> {
  const file = join(dataDir, 'router-mikhmon.json')
  const { username, password } = OLD_ROUTER
  const sim = createMikhmonRouter({ clock, users: [{ name: username, password }], latencyMs: 4 })
  if (existsSync(file)) restore(sim, Kept.parse(JSON.parse(readFileSync(file, 'utf8'))))
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(KEPT.map((path) => [path, sim.db.rows(path)]))))
    renameSync(`${file}.new`, file)
  }
  let timer: NodeJS.Timeout | undefined
  sim.db.onChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      save()
    }, SAVE_AFTER_MS)
  })
  const port = await sim.listen(0)
  return {
    port,
    sim,
    async close() {
      clearTimeout(timer)
      save()
      await sim.close()
    },
  }
}

function restore(sim: SimRouter, kept: z.infer<typeof Kept>): void {
  const by = { by: 'seed' } as const
  for (const path of KEPT) {
    const rows = kept[path]
    if (!rows) continue
    for (const row of sim.db.rows(path)) sim.db.remove(path, row['.id'], by)
    for (const row of rows) if (isRow(row)) sim.db.put(path, row, by)
  }
}

const isRow = (row: Readonly<Record<string, string>>): row is Row => row['.id'] !== undefined
