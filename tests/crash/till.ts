// Owns: the process that is killed: one till with a whole LoketNet in it, told by its first argument what to do.
// Must never: tell of a sale before its answer was there, or end cleanly when it was not asked to.
import { openSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { seededChance } from './chance'
import { countersOf, keepSelling, sell } from './evening'
import { firstRun, logIn, openShop } from './shop'
import type { TillNews, TillOrder } from './till-order'

const order: TillOrder = JSON.parse(process.argv[2] ?? '')

// Written at once and by ourselves: what stands in the pipe outlives us.
const receipts = order.receiptsFile === null ? undefined : openSync(order.receiptsFile, 'a')
function say(news: TillNews): void {
  writeSync(1, `${JSON.stringify(news)}\n`)
  if (news.t === 'sold' && receipts !== undefined) writeSync(receipts, `${JSON.stringify(news)}\n`)
}

const onBug = (line: string) => say({ t: 'wrong', what: line })
process.on('uncaughtException', (error) => {
  onBug(error.stack ?? String(error))
  process.exit(1)
})

const shop = await openShop({ dataDir: order.dataDir, onBug, weakened: order.weakened })
const { app, api } = shop
if (order.task === 'open') {
  say({ t: 'opened', facts: await firstRun(api, order) })
  await shop.close()
} else {
  await logIn(api)
  say({ t: 'ready' })
  const { facts } = order
  if (!facts) throw new Error('the till does not know its shop')
  const evening = { app, api, facts, chance: seededChance(order.seed), say }
  for (const asked of order.pending) await sell(evening, asked, 1)
  if (order.task === 'sell') await keepSelling(evening, order)
  else await untilNothingWaits()
  say({ t: 'done' })
  if (order.task === 'drain') await shop.close()
  // A recording ends in the middle of life; any other end would close the database.
  else process.kill(process.pid, 'SIGKILL')
}

async function untilNothingWaits(): Promise<void> {
  const waiting = countersOf(app)
  while (waiting.jobs() > 0 || waiting.papers() > 0) await pause(5)
}
