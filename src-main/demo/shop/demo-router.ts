// Owns: the demo's router: a simulated MikroTik on loopback that remembers its tables between starts.
// Must never: listen anywhere but on loopback.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../platform/clock'
import { createSimRouter, hotspotSeed, type SimRouter } from '../router'
import { createScriptEngine } from '../router/script'
import { homes } from './homes'
import { DEMO_ROUTER } from './story'

/** What is kept; everything else is as from the factory. */
const KEPT = [
  '/ip/hotspot/user/profile',
  '/ip/hotspot/user',
  '/system/script',
  '/system/scheduler',
  '/ip/pool',
  '/ppp/profile',
  '/ppp/secret',
  '/queue/simple',
  '/ip/firewall/address-list',
  '/ip/firewall/filter',
  '/ip/firewall/nat',
] as const
/** Beside the tables: a board that was replaced in the demo stays replaced. */
const BOARD = '#board'
const Tables = z.record(z.string(), z.array(z.record(z.string(), z.string())))
/** A demo may lose the last moment; it must not write at every change of a batch. */
const SAVE_AFTER_MS = 400

export interface DemoRouter {
  readonly port: number
  readonly sim: SimRouter
  close(): Promise<void>
}

export async function startDemoRouter(dataDir: string, clock: Clock): Promise<DemoRouter> {
  const file = join(dataDir, 'router-demo.json')
  const { [BOARD]: boards, ...kept } = existsSync(file) ? Tables.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const sim = createSimRouter({
    identity: 'Warkop-hEX',
    version: '7.19.1',
    users: [{ name: DEMO_ROUTER.username, password: DEMO_ROUTER.password }],
    clock,
    // The vouchers of the demo end by the router's own scripts.
    scriptEngine: createScriptEngine(),
    latencyMs: 3,
    board: { model: boards?.[0]?.model ?? 'RB750Gr3', serial: boards?.[0]?.serial ?? 'DEMO0000001' },
    items: { ...hotspotSeed, ...homes, ...kept },
  })
  const save = () => {
    const tables = Object.fromEntries(
      KEPT.map((path) => [
        path,
        sim.db
          .rows(path)
          .filter(isOurs)
          .map((row) => settable(sim, path, row)),
      ]),
    )
    const { model, serial } = sim.core.board
    writeFileSync(`${file}.new`, JSON.stringify({ ...tables, [BOARD]: [{ model, serial }] }))
    renameSync(`${file}.new`, file)
  }
  let timer: NodeJS.Timeout | undefined
  sim.db.onChange(({ runtime }) => {
    // Who comes and goes is not kept, and must not write the file every few seconds.
    if (runtime) return
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

type Row = Readonly<Record<string, string>>

const isOurs = (row: Row): boolean => row.default !== 'true' && row.dynamic !== 'true'

/** What the router counts by itself cannot be given to it: its menus know. */
const settable = (sim: SimRouter, path: string, row: Row): Row => {
  const properties = sim.core.menus.get(path)?.properties ?? {}
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => properties[name] !== undefined && !properties[name].readOnly),
  )
}
