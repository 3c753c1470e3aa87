// Owns: `npm run bench`: one process a measurement, one table in the end.
// Must never: fail because a computer is slow; what did not end exactly right fails.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { measureBatches } from './batches'
import { measureBills } from './bills'
import { measureBulk } from './bulk'
import { measureCodes } from './codes'
import { measureCommits } from './commits'
import { type Figure, table } from './figures'
import { makeMillion } from './million'
import { measurePages } from './pages'
import { measureScreen } from './screen'
import { measureStarts } from './starts'

/** From run.mjs: the folder of this program, of the built app, and one for data. */
const [, , programs = '', app = '', data = '', ...options] = process.argv
const optionOf = (name: string): string | undefined => options[options.indexOf(name) + 1]
/** `--size 0.1`: a tenth of the vouchers of the bulk runs. */
const scale = options.includes('--size') ? Number(optionOf('--size')) : 1
const million = join(data, 'million')
const scratch = join(data, 'scratch')

const MEASUREMENTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  router: () => measureBatches(programs, scratch),
  bulk: () => measureBulk(programs, scratch, scale),
  sale: () => measureCommits(app, scratch),
  codes: () => measureCodes(million, scratch),
  pages: () => measurePages(million, app),
  start: () => measureStarts(app, million, scratch),
  screen: () => measureScreen(app, scratch),
  bills: () => measureBills(scratch),
}
const NEEDS_MILLION = ['codes', 'pages', 'start']

const one = options.includes('--one') ? optionOf('--one') : undefined

if (one !== undefined) await runOne(one)
else await runAll(options.includes('--only') ? (optionOf('--only')?.split(',') ?? []) : Object.keys(MEASUREMENTS))

async function runOne(name: string): Promise<void> {
  const figures = await MEASUREMENTS[name]?.()
  process.stdout.write(`\n${JSON.stringify(figures)}\n`, () => process.exit(0))
}

async function runAll(names: readonly string[]): Promise<void> {
  mkdirSync(data, { recursive: true })
  console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, load ${loadText()}`)
  if (names.some((name) => NEEDS_MILLION.includes(name))) {
    console.log('making a shop with 1,000,000 vouchers (kept for the run) ...')
    const seconds = await makeMillion(million)
    const megabytes = statSync(join(million, 'loketnet.db')).size / 1e6
    console.log(`  ${megabytes.toFixed(0)} MB${seconds > 0 ? `, ${seconds.toFixed(0)} s` : ''}`)
  }
  const figures: Figure[] = []
  for (const name of names) {
    console.log(`measuring ${name} ...`)
    figures.push(...inOwnProcess(name))
  }
  rmSync(scratch, { recursive: true, force: true })
  if (!options.includes('--keep')) rmSync(million, { recursive: true, force: true })
  console.log(`\n${table(figures)}\n`)
  if (figures.some(({ unit, value }) => unit === 'wrong' && value !== 0)) {
    console.log('NOT EXACTLY RIGHT: see the lines above.')
    process.exitCode = 1
  }
  console.log(`load ${loadText()}. Ratios of one run may be compared; absolute times on a shared machine may not.`)
}

function inOwnProcess(name: string): Figure[] {
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(programs, 'bench.mjs'), programs, app, data, '--one', name, '--size', String(scale)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 },
  )
  const last = stdout.trimEnd().split('\n').at(-1) ?? ''
  if (status === 0) return JSON.parse(last)
  console.log(`  ${name} could not be measured`)
  process.exitCode = 1
  return []
}

function loadText(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')
}
