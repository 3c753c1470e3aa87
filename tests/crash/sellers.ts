// Owns: R4: several processes sell from one stock in one database at the same moment.
// Must never: let them take turns.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createSimRouter } from '../../src-main/demo/router'
import { systemClock } from '../../src-main/platform/clock'
import { countersOf } from './evening'
import { judgeFile } from './judge'
import { API_USER, firstRun, openShop, requestId } from './shop'
import type { ShopFacts, Sold } from './till-order'

export interface SellerOrder {
  readonly file: string
  readonly sales: number
  readonly facts: ShopFacts
}

export interface SellerReport {
  readonly sold: readonly Sold[]
  readonly failed: readonly string[]
}

export interface SellersReport {
  readonly processes: number
  readonly sold: number
  readonly failed: readonly string[]
  readonly seconds: number
  readonly wrong: readonly string[]
}

export interface SellersOptions {
  readonly programs: string
  /** Emptied first. */
  readonly folder: string
  readonly processes: number
  /** Of each process. All of them together empty the stock to the last voucher. */
  readonly sales: number
}

export async function runSellers({ programs, folder, processes, sales }: SellersOptions): Promise<SellersReport> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const facts = await stockShop(folder, processes * sales)
  const begun = performance.now()
  const order: SellerOrder = { file: join(folder, 'loketnet.db'), sales, facts }
  const sellers = Array.from({ length: processes }, () => startSeller(programs, order))
  await Promise.all(sellers.map(({ ready }) => ready))
  for (const seller of sellers) seller.go()
  const reports = await Promise.all(sellers.map(({ report }) => report))
  const sold = reports.flatMap((report) => report.sold)
  return {
    processes,
    sold: sold.length,
    failed: reports.flatMap((report) => report.failed),
    seconds: (performance.now() - begun) / 1000,
    // These sales were made beside the command layer, so no request asked for them.
    wrong: judgeFile(order.file, sold).filter((fault) => !fault.includes('no request asked for')),
  }
}

function startSeller(programs: string, order: SellerOrder) {
  const child = spawn(process.execPath, [join(programs, 'seller.mjs'), JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('a seller ended without its report')
    return value
  }
  const ready = line()
  return {
    ready,
    go: () => void child.stdin.end('go\n'),
    report: ready.then(async (): Promise<SellerReport> => JSON.parse(await line())),
  }
}

/** A shop whose stock is on the router, and nobody in it. */
async function stockShop(folder: string, stock: number): Promise<ShopFacts> {
  const router = createSimRouter({ clock: systemClock, users: [API_USER] })
  const bugs: string[] = []
  const { app, api, close } = await openShop({ dataDir: folder, onBug: (line) => bugs.push(line) })
  const facts = await firstRun(api, { routerPort: await router.listen(), printerPort: 0 })
  const [item] = facts.packages
  if (!item) throw new Error('the shop sells nothing')
  const batch = { packageId: item.id, routerId: facts.routerId, quantity: stock, reason: '', approval: null }
  const codeFormat = { length: 9, prefix: '', style: 'single' } as const
  await api.vouchers.createBatch({ ...batch, codeFormat, requestId: requestId() })
  const waiting = countersOf(app)
  while (waiting.jobs() > 0) await new Promise((resolve) => app.db.onCommit(resolve))
  await close()
  await router.close()
  if (bugs.length > 0) throw new Error(bugs.join('\n'))
  return facts
}
