// Owns: `npm run crash`: the long runs, their contrasts, and a report that says which seed to run again.
// Must never: call a run good whose contrast did not fail.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { noSmallDisk, runFullDisk } from './full-disks'
import { cutPower } from './power-cuts'
import { compileRecorder, recordTill } from './recording'
import { runRounds } from './rounds'
import { runSellers } from './sellers'

const HELP = `npm run crash -- [options]
  --kills N     R1: kill -9 while selling, printing, draining (10000)
  --states N    R2b: disks after a power cut, torn and reordered (5000)
  --rounds N    R3: full disk (20)      R4: four tills on one database (20)
  --seed N      the same kills, cuts and customers again (else drawn and printed)
  --jobs N      R1 rounds at the same time (${Math.min(4, availableParallelism())})
  --only r1,r2b,r3,r4
A seed gives the same decisions, not the same interleaving of processes.`

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    kills: { type: 'string', default: '10000' },
    states: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 1_000_000)) },
    jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    only: { type: 'string', default: 'r1,r2b,r3,r4' },
    help: { type: 'boolean', default: false },
  },
})

/** Folder of the bundled programs, from run.mjs. */
const programs = process.argv[2] ?? ''
const count = (text: string): number => {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`not a number of times: ${text}`)
  return number
}
const seed = count(values.seed)
const folder = mkdtempSync(join(tmpdir(), 'loketnet-crash-'))
let failures = 0

function tell(name: string, facts: object, wrong: readonly string[]): void {
  const text = Object.entries(facts).map(([key, value]) => `${key} ${JSON.stringify(value)}`)
  console.log(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${text.join(', ')}`)
  for (const line of wrong.slice(0, 30)) console.log(`     ${line}`)
  if (wrong.length > 30) console.log(`     ... and ${wrong.length - 30} more`)
  if (wrong.length > 0) failures += 1
}

/** The same run with the shop weakened on purpose: it must find what it looks for. */
function tellContrast(name: string, found: number): void {
  tell(`${name}, weakened on purpose`, { found }, found > 0 ? [] : ['nothing was found: this run cannot see'])
}

const progress = (kills: number) => {
  if (process.stdout.isTTY) process.stdout.write(`\r${kills} kills `)
  else if (kills % 1000 === 0) console.log(`... ${kills} kills`)
}

async function killRuns(): Promise<void> {
  const reports = await runRounds({
    ...{ kills: count(values.kills), seed, programs, folder: join(folder, 'kills'), jobs: count(values.jobs) },
    onProgress: progress,
  })
  if (process.stdout.isTTY) process.stdout.write('\r')
  for (const { wrong, ...facts } of reports) tell(`R1 kill -9, seed ${facts.seed}`, facts, wrong)
  const sum = (of: (report: (typeof reports)[number]) => number) => reports.reduce((total, one) => total + of(one), 0)
  const total = {
    kills: sum((one) => one.kills),
    sales: sum((one) => one.sales),
    routerCuts: sum((one) => one.routerCuts),
  }
  const onRouter = sum((one) => one.vouchersOnRouter)
  const faults = sum((one) => one.wrong.length)
  tell('R1 in all', { ...total, vouchersOnRouter: onRouter, faults }, [])
  const [weak] = await runRounds({
    ...{ kills: 30, seed, programs, folder: join(folder, 'weak'), jobs: 1 },
    weakened: { markBeforeSending: true },
  })
  const lost = weak?.wrong.filter((fault) => /^(missing|unfinished)/.test(fault)).length ?? 0
  tellContrast('R1 (outbox marks before sending)', lost)
}

async function powerCuts(): Promise<void> {
  const recorder = compileRecorder(resolve('tests/crash/recorder.c'), programs)
  if ('missing' in recorder) {
    console.log(`skip R2b power cuts: ${recorder.missing}`)
    return
  }
  const record = (weakened: { synchronous?: 'NORMAL' }) =>
    recordTill({
      ...{ programs, library: recorder.library, folder: join(folder, 'record'), seed, sales: 400, weakened },
    })
  const cut = join(folder, 'cut')
  const { wrong, ...facts } = cutPower(await record({}), { states: count(values.states), seed, folder: cut })
  tell(`R2b power cuts, seed ${seed}`, facts, wrong)
  const weak = cutPower(await record({ synchronous: 'NORMAL' }), { states: 100, seed, folder: cut })
  tellContrast('R2b (synchronous NORMAL): states that lose a struk', weak.losing)
}

async function fullDisk(): Promise<void> {
  const disk = join(folder, 'disk')
  const reason = noSmallDisk(disk)
  if (reason !== null) {
    console.log(`skip R3 full disk: ${reason}`)
    return
  }
  const rounds = count(values.rounds)
  // Longer than a lease lasts, once.
  const { wrong, sold, ...facts } = await runFullDisk({ programs, folder: disk, rounds, seed, holdMs: 25_000 })
  const bad = [
    ...wrong,
    ...(facts.resumed < rounds ? [`only ${facts.resumed} of ${rounds} rounds went on without a restart`] : []),
    ...Object.keys(facts.refused).flatMap((code) => (code === 'DISK_FULL' ? [] : [`a sale was refused with ${code}`])),
    ...(facts.logLines > rounds * 20 ? [`${facts.logLines} lines in the log`] : []),
  ]
  tell(`R3 full disk, seed ${seed}`, { ...facts, sold: sold.length }, bad)
}

async function fourTills(): Promise<void> {
  const rounds = count(values.rounds)
  const total = { rounds, sold: 0, seconds: 0 }
  const wrong: string[] = []
  for (let round = 0; round < rounds; round++) {
    const report = await runSellers({ programs, folder: join(folder, 'sellers'), processes: 4, sales: 1_000 })
    total.sold += report.sold
    total.seconds += report.seconds
    wrong.push(...report.wrong, ...report.failed.map((text) => `a sale failed: ${text}`))
  }
  tell('R4 four tills at once', total, wrong)
}

const RUNS = { r1: killRuns, r2b: powerCuts, r3: fullDisk, r4: fourTills }

if (values.help) console.log(HELP)
else {
  console.log(`seed ${seed}`)
  try {
    for (const [name, run] of Object.entries(RUNS)) if (values.only.split(',').includes(name)) await run()
  } finally {
    // What a failure left is worth a look.
    if (failures === 0) rmSync(folder, { recursive: true, force: true })
    else console.log(`kept for you: ${folder}`)
  }
}
process.exitCode = failures === 0 ? 0 : 1
