// Owns: 1,000 vouchers from the click to "done" on a router at four speeds, beside a bare pipeline and Mikhmon's way.
// Must never: share its event loop with the router.
import { mkdirSync, rmSync } from 'node:fs'
import { firstRun, openShop, requestId } from '../crash/shop'
import { type Figure, median, timedAsync } from './figures'
import { mikhmonAdds, pipelinedAdds } from './raw-adds'
import { startRouter } from './router-child'

const COUNT = 1_000
/** As the product's own, so that the floor is the same wire. */
const WINDOW = 16
const REPEATS = 3
/** Each takes a delayed ACK; a thousand would take a minute for every speed. */
const SERIAL = 60

export async function measureBatches(programs: string, folder: string): Promise<Figure[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const router = await startRouter(programs)
  const shop = await openShop({ dataDir: folder, onBug: (line) => console.error(line) })
  const { app, api } = shop
  const facts = await firstRun(api, { routerPort: router.port, printerPort: 0 })
  const [item] = facts.packages
  if (!item) throw new Error('the shop sells nothing')
  const stateOf = app.db.connection.prepare<[string], string>('select state from voucher_batch where id = ?').pluck()
  const make = async (quantity: number): Promise<void> => {
    const codeFormat = { length: 10, prefix: '', style: 'single' } as const
    const batch = { packageId: item.id, routerId: facts.routerId, quantity, codeFormat, reason: '', approval: null }
    const { batchId } = await api.vouchers.createBatch({ ...batch, requestId: requestId() })
    await new Promise<void>((resolve) => {
      const look = () => {
        if (stateOf.get(batchId) !== 'done') return
        stop()
        resolve()
      }
      const stop = app.db.onCommit(look)
      look()
    })
  }
  // The profile, the connection and the code are warm, as in a shop that has run for an hour.
  for (let warm = 0; warm < 3; warm++) await make(300)

  const figures: Figure[] = []
  for (const latencyMs of [2, 10]) {
    for (const workMs of [0, 1]) {
      await router.setSpeed({ latencyMs, workMs })
      const ours: number[] = []
      const raw: number[] = []
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        raw.push(await pipelinedAdds(router.port, COUNT, WINDOW))
        ours.push(await timedAsync(() => make(COUNT)))
      }
      const serial = ((await mikhmonAdds(router.port, SERIAL)) / SERIAL) * COUNT
      const name = `1,000 vouchers onto the router, ${latencyMs} ms away, ${workMs} ms of work each`
      figures.push(
        {
          name,
          value: median(ours),
          unit: 'ms',
          floor: median(raw),
          floorName: `bare pipeline, window ${WINDOW}`,
          goal: { ratio: 1.2 },
        },
        {
          ...{ name: `  against one blocking add at a time`, value: median(ours), unit: 'ms', floor: serial },
          ...{ floorName: `Mikhmon's way, from ${SERIAL} adds`, goal: { faster: 20 } },
        },
      )
    }
  }
  await shop.close()
  router.close()
  return figures
}
