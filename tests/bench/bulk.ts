// Owns: what a shop asks of routers in one go: 10,000 vouchers, 1,000 changes over a line that breaks all the time, five routers at once.
// Must never: call a run fast that did not end exactly right.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { requestId } from '../crash/shop'
import { type BulkShop, openBulkShop } from './bulk-shop'
import { type Figure, timedAsync } from './figures'
import { pipelinedAdds } from './raw-adds'
import { startRouter } from './router-child'

/** As the product's own, so that the floor is the same wire. */
const WINDOW = 16
const CUT_EVERY = 50

export async function measureBulk(programs: string, folder: string, scale: number): Promise<Figure[]> {
  const sized = (count: number) => Math.max(50, Math.round(count * scale))
  return [
    ...(await measureMany(programs, folder, sized(10_000))),
    ...(await measureBrokenLine(programs, folder, sized(1_000))),
    ...(await measureFive(programs, folder, sized(2_000))),
  ]
}

const say = (count: number): string => count.toLocaleString('en')
const exact = (name: string, value: number): Figure => ({
  ...{ name: `  ${name}: vouchers that books and router disagree on`, value, unit: 'wrong' as const },
  ...{ floor: null, floorName: '', goal: { value: 0 } },
})

async function measureMany(programs: string, folder: string, count: number): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const latencyMs of [2, 10]) {
    const router = await startRouter(programs)
    const shop = await openBulkShop(folder, router)
    await shop.make(300)
    await router.setSpeed({ latencyMs, workMs: 0 })
    const floor = await pipelinedAdds(router.port, count, WINDOW)
    await router.forgetRaw()
    const lag = monitorEventLoopDelay({ resolution: 1 })
    lag.enable()
    const value = await timedAsync(() => shop.make(count))
    lag.disable()
    const name = `${say(count)} vouchers onto the router, ${latencyMs} ms away`
    const floorName = `bare pipeline, window ${WINDOW}`
    figures.push(
      { name, value, unit: 'ms', floor, floorName, goal: { ratio: 1.5 } },
      {
        ...{ name: '  longest the till waited meanwhile', value: lag.max / 1e6, unit: 'ms' },
        ...{ floor: null, floorName: '', goal: { value: 100 } },
      },
      exact(`${say(count)} at ${latencyMs} ms`, await shop.wrong()),
    )
    await shop.close()
    router.close()
  }
  return figures
}

async function measureBrokenLine(programs: string, folder: string, count: number): Promise<Figure[]> {
  const router = await startRouter(programs)
  const shop = await openBulkShop(folder, router)
  await shop.make(300)
  await shop.drained()
  await router.setSpeed({ latencyMs: 2, workMs: 0 })
  const figures: Figure[] = []
  let cutsBefore = 0
  const measure = async (name: string, work: () => Promise<unknown>) => {
    const floor = await pipelinedAdds(router.port, count, WINDOW)
    await router.forgetRaw()
    await router.cutEvery(CUT_EVERY)
    const value = await timedAsync(() => keptOnline(shop, work))
    const cuts = await router.cutEvery(0)
    await keptOnline(shop, () => shop.drained())
    const line = `${say(count)} ${name}, line cut every ${CUT_EVERY} sentences (${cuts - cutsBefore} times)`
    cutsBefore = cuts
    const floorName = 'bare pipeline, never cut'
    figures.push({ name: line, value, unit: 'ms', floor, floorName, goal: null }, exact(name, await shop.wrong()))
  }
  let batchId = ''
  await measure('adds', async () => {
    batchId = await shop.make(count)
  })
  await router.spoil()
  await measure('repairs', () => repairAll(shop))
  await measure('removals', () => voidAll(shop, batchId))
  await shop.close()
  router.close()
  return figures
}

/** "Coba lagi" is pressed as soon as the line is gone: the backoff between dials is not what is measured. */
async function keptOnline(shop: BulkShop, work: () => Promise<unknown>): Promise<void> {
  const [id = ''] = shop.routerIds
  let isDone = false
  const redialling = (async () => {
    while (!isDone) {
      if ((await stateOf(shop, id)) === 'offline') await shop.api.routers.reconnect({ id, requestId: requestId() })
      await pause(20)
    }
  })()
  try {
    await work()
  } finally {
    isDone = true
    await redialling
  }
}

async function stateOf({ api }: BulkShop, id: string): Promise<string | undefined> {
  return (await api.routers.list({})).find((one) => one.id === id)?.link.state
}

/** Compares until it comes to an end, has everything put right, and waits for it. */
async function repairAll({ api, routerIds, drained }: BulkShop): Promise<void> {
  const [routerId = ''] = routerIds
  for (let tries = 0; tries < 200; tries++) {
    for await (const event of await api.reconcile.check({ routerId })) {
      if (event.type !== 'end') continue
      if (event.counts.different === 0) return
      await api.reconcile.apply({
        routerId,
        at: event.at,
        keys: [],
        kinds: ['missing', 'different'],
        requestId: requestId(),
      })
      await drained()
      return
    }
  }
  throw new Error('the comparison never came to an end')
}

async function voidAll({ api, app, drained }: BulkShop, batchId: string): Promise<void> {
  const ids = app.db.connection.prepare<[string], number>('select id from voucher where batch_id = ?').pluck()
  for (const id of ids.all(batchId)) await api.vouchers.voidStock({ id, reason: 'bench', requestId: requestId() })
  await drained()
}

const ROUTERS = 5

async function measureFive(programs: string, folder: string, count: number): Promise<Figure[]> {
  const routers = await startRouter(programs, ROUTERS)
  const shop = await openBulkShop(folder, routers)
  for (const id of shop.routerIds) await shop.make(100, id)
  await shop.drained()
  // A small board takes its time for each: then the wire and the board are what takes time, not this computer's two processes.
  await routers.setSpeed({ latencyMs: 10, workMs: 2 })
  const alone = await timedAsync(() => shop.make(count, shop.routerIds[0]))
  const all: number[] = []
  await Promise.all(shop.routerIds.map(async (id) => void all.push(await timedAsync(() => shop.make(count, id)))))
  await shop.drained()
  let wrong = 0
  for (let at = 0; at < ROUTERS; at++) wrong += await shop.wrong(at)
  await shop.close()
  routers.close()
  const name = `${say(count)} vouchers onto each of five routers at once: the slowest`
  return [
    { name, value: Math.max(...all), unit: 'ms', floor: alone, floorName: 'one router alone', goal: { ratio: 1.3 } },
    exact('five routers', wrong),
  ]
}
