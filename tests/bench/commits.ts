// Owns: what a sale costs until it is durable, beside a bare write and fsync of 64 KB done in turns with it.
// Must never: measure a sale that leaves something out: struk, audit and ledger are in it.
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createSimRouter } from '../../src-main/demo/router'
import { sell } from '../../src-main/features/sales'
import { getSetting } from '../../src-main/features/settings'
import { systemClock } from '../../src-main/platform/clock'
import type { CommandContext } from '../../src-main/platform/context'
import { openDb } from '../../src-main/platform/db/open'
import { uuidV7 } from '../../src-main/platform/ids'
import { systemRandom } from '../../src-main/platform/random'
import { answerOnce } from '../../src-main/platform/requests'
import { businessDay } from '../../src-main/shared/calendar-date'
import { presetProfile } from '../../src-main/shared/paper/profile'
import { countersOf } from '../crash/evening'
import { API_USER, firstRun, logIn, openShop, requestId } from '../crash/shop'
import type { ShopFacts } from '../crash/till-order'
import { type Figure, percentile, timed, timedAsync } from './figures'
import { httpClient } from './pages'
import { startServer } from './server-child'
import { countWalBytes } from './wal-bytes'

const SALES = 3_000
const WARM = 300
const COMPUTING = 500
const DOOR = 400

export async function measureCommits(app: string, folder: string): Promise<Figure[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const facts = await stockShop(folder)
  const door = await sellAtDoor(app, folder, facts)
  const db = openDb({ file: join(folder, 'loketnet.db'), clock: systemClock })
  const device = getSetting(db, 'device')
  const [item] = facts.packages
  if (!device || !item) throw new Error('the shop is not open')
  const zone = 'Asia/Jakarta'
  const newId = uuidV7(systemClock, systemRandom)
  const actor = { id: facts.ownerId, name: 'Bu Rini', role: 'owner' } as const
  const input = saleOf(facts)
  // As transport does it: one requestId, one BEGIN IMMEDIATE, one answer.
  const sellOne = (): void => {
    const now = systemClock.now()
    const ctx: CommandContext = {
      now,
      businessDay: businessDay(now, zone),
      zone,
      actor,
      device,
      newId,
      random: systemRandom,
      shiftId: null,
    }
    const request = { requestId: requestId(), command: 'sales.sell', actorId: actor.id, input, at: now }
    db.transact((tx) => answerOnce(tx, request, () => sell(tx, ctx, input)))
  }
  const appended = openAppended(join(folder, 'appended'))
  const round = openRound(join(folder, 'round'))
  for (let count = 0; count < WARM; count++) sellOne()
  const sales: number[] = []
  const floor: number[] = []
  const inPlace: number[] = []
  const wal = countWalBytes(db)
  for (let count = 0; count < SALES; count++) {
    floor.push(timed(appended.write))
    sales.push(timed(sellOne))
    inPlace.push(timed(round.write))
  }
  const kilobytes = (wal.bytes() / SALES / 1000).toFixed(0)
  wal.stop()
  db.connection.pragma('synchronous = OFF')
  const cpu: number[] = []
  for (let count = 0; count < COMPUTING; count++) cpu.push(timed(sellOne))
  db.close()
  appended.close()
  round.close()
  const beside = (share: number, floorName: string, of: readonly number[], goal: Figure['goal'] = null) => ({
    ...{ unit: 'ms' as const, floor: percentile(of, share), floorName, goal },
  })
  const end = '64 KB at the end of a file + fsync'
  const over = '64 KB over old bytes + fsync'
  const atDoor = 'an empty question at this door'
  return [
    { name: 'sale commit, p50', value: percentile(sales, 0.5), ...beside(0.5, end, floor, { ratio: 2.5 }) },
    { name: 'sale commit, p99', value: percentile(sales, 0.99), ...beside(0.99, end, floor, { ratio: 8 }) },
    { name: `  p50 (${kilobytes} KB of WAL)`, value: percentile(sales, 0.5), ...beside(0.5, over, inPlace) },
    { name: '  p99', value: percentile(sales, 0.99), ...beside(0.99, over, inPlace) },
    { name: '  computing alone, p50', value: percentile(cpu, 0.5), ...NO_FLOOR },
    {
      name: '  sale at the HTTP door while the struk prints, p50',
      value: percentile(door.sales, 0.5),
      ...beside(0.5, atDoor, door.nothing),
    },
    { name: '  the same, p99', value: percentile(door.sales, 0.99), ...beside(0.99, atDoor, door.nothing) },
  ]
}

const NO_FLOOR = { unit: 'ms', floor: null, floorName: '', goal: null } as const

const saleOf = ({ packages: [item] }: ShopFacts) => {
  if (!item) throw new Error('the shop sells nothing')
  const payment = { method: 'cash', amount: item.price, received: item.price, reference: '' } as const
  return { lines: [{ packageId: item.id, quantity: 1, shownPrice: item.price }], payments: [payment], routerId: null }
}

const BLOCK = Buffer.alloc(64 * 1024, 7)

/** The simplest durable record there is: at the end of a file. */
function openAppended(file: string) {
  const handle = openSync(file, 'w')
  return {
    write() {
      writeSync(handle, BLOCK)
      fsyncSync(handle)
    },
    close: () => closeSync(handle),
  }
}

/** The cheapest: over bytes that are there already, as a WAL that has reached its size does. */
function openRound(file: string) {
  const turns = 64
  const handle = openSync(file, 'w')
  for (let turn = 0; turn < turns; turn++) writeSync(handle, BLOCK)
  fsyncSync(handle)
  let turn = 0
  return {
    write() {
      writeSync(handle, BLOCK, 0, BLOCK.length, turn * BLOCK.length)
      fsyncSync(handle)
      turn = (turn + 1) % turns
    },
    close: () => closeSync(handle),
  }
}

/** Stock on the router, and a printer that takes everything. */
async function stockShop(folder: string): Promise<ShopFacts> {
  const router = createSimRouter({ clock: systemClock, users: [API_USER] })
  const { app, api, close } = await openShop({ dataDir: folder, onBug: (line) => console.error(line) })
  const facts = await firstRun(api, { routerPort: await router.listen(), printerPort: 0 })
  const [item] = facts.packages
  if (!item) throw new Error('the shop sells nothing')
  const quantity = SALES + WARM + COMPUTING + DOOR + 100
  const batch = { packageId: item.id, routerId: facts.routerId, quantity, reason: '', approval: null }
  const codeFormat = { length: 9, prefix: '', style: 'single' } as const
  await api.vouchers.createBatch({ ...batch, codeFormat, requestId: requestId() })
  const waiting = countersOf(app)
  while (waiting.jobs() > 0) await new Promise((resolve) => app.db.onCommit(resolve))
  const profile = presetProfile('58-generik', { id: '', name: 'Layar', transport: { k: 'virtual' } })
  await api.printing.savePrinter({ id: null, profile, requestId: requestId() })
  await close()
  await router.close()
  return facts
}

/** From the browser's side: a customer every few milliseconds, each in turn with a question that costs nothing. */
async function sellAtDoor(app: string, folder: string, facts: ShopFacts) {
  const server = await startServer(app, folder)
  const api = httpClient(server.url)
  await logIn(api)
  const sales: number[] = []
  const nothing: number[] = []
  for (let count = 0; count < DOOR; count++) {
    nothing.push(await timedAsync(() => api.session.status({})))
    sales.push(await timedAsync(() => api.sales.sell({ ...saleOf(facts), requestId: requestId() })))
    await pause(5)
  }
  await server.close()
  return { sales: sales.slice(DOOR / 10), nothing: nothing.slice(DOOR / 10) }
}
