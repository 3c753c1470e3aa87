// Owns: R3's process: a whole shop on a disk that fills up and is emptied again, with everything running.
// Must never: restart; the shop has to go on by itself.
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createSimRouter } from '../../src-main/demo/router'
import { systemClock } from '../../src-main/platform/clock'
import { startFakePrinter } from '../support/fake-printers'
import { seededChance } from './chance'
import { countersOf, sell } from './evening'
import type { FullDiskOrder, FullDiskReport } from './full-disks'
import { furnishForeign, judgeRouter } from './router-judge'
import { API_USER, firstRun, logIn, openShop, requestId } from './shop'
import type { Sold, TillNews } from './till-order'

const { folder, rounds, seed, holdMs }: FullDiskOrder = JSON.parse(process.argv[2] ?? '')
const chance = seededChance(seed)
const router = createSimRouter({ clock: systemClock, users: [API_USER], seed })
const foreign = furnishForeign(router)
const printer = await startFakePrinter('healthy')

const sold: Sold[] = []
const refused: Record<string, number> = {}
const wrong: string[] = []
let logLines = 0
const say = (news: TillNews) => {
  if (news.t === 'sold') sold.push(news)
  if (news.t === 'refused') refused[news.code] = (refused[news.code] ?? 0) + 1
  if (news.t === 'wrong') wrong.push(news.what)
}
const onBug = (line: string) => {
  logLines += 1
  if (!line.includes('database or disk is full')) wrong.push(line)
}

const shop = await openShop({ dataDir: folder, onBug, logFolder: join(folder, 'log') })
const { app, api } = shop
const facts = await firstRun(api, { routerPort: await router.listen(), printerPort: printer.port })
await logIn(api)
const evening = { app, api, facts, chance, say }
const [item] = facts.packages
if (!item) throw new Error('the shop sells nothing')

// From stock: selling ahead of the router would wait for it.
const stock = { packageId: item.id, routerId: facts.routerId, quantity: 200 + rounds * 30, reason: '', approval: null }
const codeFormat = { length: 9, prefix: '', style: 'single' } as const
await api.vouchers.createBatch({ ...stock, codeFormat, requestId: requestId() })
const waiting = countersOf(app)
while (waiting.jobs() > 0) await pause(5)

const ballast = join(folder, 'ballast')
const free = (): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Leaves a little, so that the disk fills up in the middle of something. */
function fill(): void {
  const file = openSync(ballast, 'w')
  const block = Buffer.alloc(4096)
  const leave = chance.whole(0, 40) * 4096
  while (free() > leave) writeSync(file, block)
  closeSync(file)
}

const customer = async (): Promise<boolean> => {
  const payments = [{ method: 'cash' as const, amount: item.price, received: item.price, reference: '' }]
  const input = { lines: [{ packageId: item.id, quantity: 1, shownPrice: item.price }], payments, routerId: null }
  return (await sell(evening, { requestId: requestId(), input }, 1)) !== null
}

/** A WAL that was used before has room for some sales still. */
const SALES_UNTIL_FULL = 3_000
let resumed = 0
for (let round = 0; round < rounds; round++) {
  for (let count = 0; count < 3; count++) if (!(await customer())) wrong.push('refused with room on the disk')
  fill()
  let count = 0
  while (count < SALES_UNTIL_FULL && (await customer())) count += 1
  for (let more = 0; more < chance.whole(1, 5); more++) await customer()
  await pause(round === rounds - 1 ? holdMs : chance.next() * 30)
  // However long it was full: the reason is the disk, and nothing else.
  await customer()
  rmSync(ballast)
  if (await customer()) resumed += 1
}
const patience = performance.now() + 60_000
while ((waiting.jobs() > 0 || waiting.papers() > 0) && performance.now() < patience) await pause(5)
if (waiting.jobs() > 0 || waiting.papers() > 0)
  wrong.push(`left over: ${waiting.jobs()} jobs, ${waiting.papers()} papers`)
wrong.push(...judgeRouter(app.db.connection, router, foreign).wrong)
await shop.close()
await Promise.all([router.close(), printer.close()])
const report: FullDiskReport = { rounds, resumed, sold, refused, logLines, wrong }
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0))
