// Owns: 10,000 new codes beside 1,000,000 old ones: how long, how many bytes, and how long the main loop stood still.
// Must never: count the router's time: it is away.
import { closeSync, cpSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { logIn, openShop, requestId } from '../crash/shop'
import { type Figure, median, timed } from './figures'
import { countWalBytes } from './wal-bytes'

const NEW = 10_000
const REPEATS = 3

export async function measureCodes(million: string, folder: string): Promise<Figure[]> {
  rmSync(folder, { recursive: true, force: true })
  cpSync(million, folder, { recursive: true })
  // Else the first checkpoint would pay for writing the copy itself.
  syncFile(join(folder, 'loketnet.db'))
  const { app, api, close } = await openShop({ dataDir: folder, onBug: (line) => console.error(line) })
  await logIn(api)
  const { packages, routers } = await api.vouchers.choices({})
  const [pack] = packages
  const [router] = routers
  if (!pack || !router) throw new Error('the shop is empty')
  // Cheaper than counting: the job that makes them is done.
  const making = app.db.connection
    .prepare<[string]>("select 1 from outbox where subject = 'batch:' || ? and kind = 'batch.make' and state <> 'done'")
    .pluck()
  const took: number[] = []
  const floors: number[] = []
  const lags: number[] = []
  const megabytes: number[] = []
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const wal = countWalBytes(app.db)
    const lag = watchLag()
    const begun = performance.now()
    const codeFormat = { length: 9, prefix: '', style: 'single' } as const
    const batch = { packageId: pack.id, routerId: router.id, quantity: NEW, codeFormat, reason: '', approval: null }
    const { batchId } = await api.vouchers.createBatch({ ...batch, requestId: requestId() })
    await new Promise<void>((resolve) => {
      const stop = app.db.onCommit(() => {
        if (making.get(batchId) !== undefined) return
        stop()
        resolve()
      })
    })
    took.push(performance.now() - begun)
    lags.push(lag.stop())
    megabytes.push(wal.bytes() / 1e6)
    floors.push(writeAtOnce(join(folder, 'bare'), wal.bytes()))
    wal.stop()
  }
  const idle = watchLag()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const idleLag = idle.stop()
  await close()
  rmSync(folder, { recursive: true, force: true })
  const size = `${median(megabytes).toFixed(0)} MB of WAL at once + fsync`
  return [
    {
      name: '10,000 new codes beside 1,000,000',
      value: median(took),
      unit: 'ms',
      floor: median(floors),
      floorName: size,
      goal: { ratio: 5 },
    },
    {
      name: '  longest stop of the main loop meanwhile',
      value: median(lags),
      unit: 'ms',
      floor: idleLag,
      floorName: 'while nothing happens',
      goal: { value: 16 },
    },
  ]
}

/** The longest time between two turns of the loop. */
function watchLag(): { stop(): number } {
  let last = performance.now()
  let longest = 0
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    next = setImmediate(look)
  }
  let next = setImmediate(look)
  return {
    stop() {
      clearImmediate(next)
      return longest
    },
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

function writeAtOnce(file: string, bytes: number): number {
  const block = Buffer.alloc(bytes, 7)
  return timed(() => {
    const handle = openSync(file, 'w')
    writeSync(handle, block)
    fsyncSync(handle)
    closeSync(handle)
  })
}
