// Owns: R1: one shop through many kills: a till that sells, prints and drains; a router and a printer that outlive it; the judges.
// Must never: forgive: whatever a judge finds is in the report, with the seed that made it.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createSimRouter } from '../../src-main/demo/router'
import { systemClock } from '../../src-main/platform/clock'
import { startFakePrinter } from '../support/fake-printers'
import { seededChance } from './chance'
import { glance, judgeFile } from './judge'
import { drawMoment, type Moment, watchMoment } from './moments'
import { judgePapers, readPapers } from './paper-judge'
import { furnishForeign, judgeRouter } from './router-judge'
import { API_USER } from './shop'
import type { Asked, ShopFacts, Sold, TillNews, TillOrder } from './till-order'
import { startTill } from './till-process'

export interface KillOptions {
  readonly kills: number
  readonly seed: number
  /** Folder of the bundled programs. */
  readonly programs: string
  /** Emptied first. */
  readonly folder: string
  readonly weakened?: TillOrder['weakened']
  readonly onProgress?: (kills: number) => void
}

export interface KillReport {
  readonly seed: number
  readonly kills: number
  readonly byMoment: Readonly<Record<string, number>>
  readonly sales: number
  readonly repeated: number
  readonly voided: number
  readonly vouchersOnRouter: number
  readonly routerCuts: number
  readonly papers: {
    readonly originals: number
    readonly copies: number
    readonly torn: number
    readonly uncertain: number
  }
  readonly seconds: number
  readonly wrong: readonly string[]
}

/** Of a hundred commands to the router, so many lose the line before they ran, and so many after. */
const CUTS = 0.01
/** A drain that takes longer has stopped. */
const DRAIN_MS = 120_000

export async function runKills(options: KillOptions): Promise<KillReport> {
  const { kills, seed, programs, folder, weakened = {} } = options
  const begun = performance.now()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'loketnet.db')
  const chance = seededChance(seed)

  let watching: ReturnType<typeof watchMoment> | undefined
  const router = createSimRouter({ clock: systemClock, users: [API_USER], identity: 'Warkop', seed })
  const foreign = furnishForeign(router)
  router.db.onChange(({ runtime }) => runtime || watching?.happened('router'))
  const routerPort = await router.listen()
  const printer = await startFakePrinter('healthy', { onData: () => watching?.happened('paper') })

  const wrong: string[] = []
  const shown: Sold[] = []
  const asked = new Map<string, Asked>()
  const byMoment: Record<string, number> = {}
  let sinceGlance: Sold[] = []
  let repeated = 0
  let voided = 0
  let facts: ShopFacts | null = null

  const hear = (news: TillNews): void => {
    switch (news.t) {
      case 'opened':
        facts = news.facts
        return
      case 'ready':
        watching?.ready()
        return
      case 'asked':
        asked.set(news.requestId, { requestId: news.requestId, input: news.input })
        return
      case 'sold':
        asked.delete(news.requestId)
        shown.push(news)
        sinceGlance.push(news)
        watching?.happened('sale')
        return
      case 'refused':
        asked.delete(news.requestId)
        if (!['DATABASE_BUSY'].includes(news.code)) wrong.push(`refused: ${news.code}`)
        return
      case 'voided':
        voided += 1
        return
      case 'wrong':
        wrong.push(`till: ${news.what}`)
        return
      case 'done':
        return
    }
  }

  const order = (task: TillOrder['task'], pending: readonly Asked[]): TillOrder => ({
    ...{ dataDir: folder, routerPort, printerPort: printer.port, seed: chance.whole(1, 2 ** 31), task, facts, pending },
    ...{ sales: 0, paceMs: 6, receiptsFile: null, weakened },
  })

  const runTill = async (task: TillOrder['task'], pending: readonly Asked[], moment?: Moment) => {
    const till = startTill({ programs, order: order(task, pending), onNews: hear })
    watching = moment && watchMoment(moment, till.kill)
    const patience = moment ? undefined : setTimeout(till.kill, DRAIN_MS)
    const { code, killed, errors } = await till.ended
    clearTimeout(patience)
    watching?.over()
    if (!moment && killed) wrong.push(`${task} did not come to its end`)
    if (!killed && (moment || code !== 0)) wrong.push(`the till ended by itself with ${code}: ${errors}`)
  }

  await runTill('open', [])
  let startMs = 400
  let done = 0
  for (; done < kills && wrong.length < 20; done++) {
    // Half of those who saw no answer press again after the restart; the others have left.
    const pending = [...asked.values()].filter(() => chance.isTrue(0.5))
    repeated += pending.length
    asked.clear()
    const moment = drawMoment(chance, startMs)
    byMoment[moment.kind] = (byMoment[moment.kind] ?? 0) + 1
    if (done === 0) router.faults.add({ action: { kind: 'cut', when: 'before' }, chance: CUTS })
    if (done === 0) router.faults.add({ action: { kind: 'cut', when: 'after' }, chance: CUTS })
    const started = performance.now()
    const seen = shown.length
    await runTill('sell', pending, moment)
    if (moment.kind === 'selling' && shown.length > seen) startMs = performance.now() - started - moment.afterMs
    wrong.push(...atRestart(file, sinceGlance).map((what) => `${what} (after kill ${done + 1})`))
    sinceGlance = []
    options.onProgress?.(done + 1)
  }
  router.faults.clear()
  await runTill('drain', [])

  wrong.push(...judgeFile(file, shown))
  const connection = new Database(file, { readonly: true })
  const verdict = judgeRouter(connection, router, foreign)
  const papers = readPapers(printer.received)
  wrong.push(...verdict.wrong, ...judgePapers(connection, papers), ...router.bugs.map((bug) => `simulator: ${bug}`))
  const uncertain = connection.prepare("select count(*) from print_job where state = 'uncertain'").pluck().get()
  connection.close()
  await Promise.all([router.close(), printer.close()])
  return {
    ...{ seed, kills: done, byMoment, sales: shown.length, repeated, voided, vouchersOnRouter: verdict.onBook },
    routerCuts: router.db.counters.cuts,
    papers: {
      originals: papers.originals.size,
      copies: papers.copies,
      torn: papers.torn,
      uncertain: Number(uncertain),
    },
    seconds: (performance.now() - begun) / 1000,
    wrong,
  }
}

/** Looked at without opening it for writing: the next till finds the file as the kill left it. */
function atRestart(file: string, shown: readonly Sold[]): string[] {
  const connection = new Database(file, { readonly: true })
  try {
    return glance(connection, shown)
  } finally {
    connection.close()
  }
}
