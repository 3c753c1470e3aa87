// Owns: one till under the recorder: every write and sync of its database, with each struk in its place among them.
// Must never: go on without the recorder and call that a proof.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createSimRouter } from '../../src-main/demo/router'
import { systemClock } from '../../src-main/platform/clock'
import { startFakePrinter } from '../support/fake-printers'
import { API_USER } from './shop'
import type { ShopFacts, Sold, TillNews, TillOrder } from './till-order'
import { startTill } from './till-process'

export type DiskEvent =
  | { readonly kind: 'create' | 'sync'; readonly name: string }
  | { readonly kind: 'write'; readonly name: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly name: string; readonly size: number }
  | { readonly kind: 'receipt'; readonly sold: Sold }

export interface Recording {
  /** The folder as it was when the recording began, a WAL that waits for recovery included; all of it on the disk. */
  readonly before: ReadonlyMap<string, Buffer>
  readonly shownBefore: readonly Sold[]
  readonly events: readonly DiskEvent[]
}

export type Recorder = { readonly library: string } | { readonly missing: string }

/** Compiled at test time: the repository holds no binaries. `missing`: why there is none here. */
export function compileRecorder(source: string, folder: string): Recorder {
  if (process.platform !== 'linux') return { missing: `LD_PRELOAD is of Linux, this is ${process.platform}` }
  const compiler = ['gcc', 'cc'].find((name) => spawnSync(name, ['--version']).status === 0)
  if (!compiler) return { missing: 'no C compiler (gcc or cc) on this machine' }
  mkdirSync(folder, { recursive: true })
  const library = resolve(folder, 'recorder.so')
  const { status, stderr } = spawnSync(compiler, [
    '-O2',
    '-shared',
    '-fPIC',
    '-o',
    library,
    source,
    '-ldl',
    '-lpthread',
  ])
  if (status !== 0) throw new Error(`the recorder does not compile: ${stderr}`)
  return { library }
}

export interface RecordOptions {
  readonly programs: string
  readonly library: string
  /** Emptied first. */
  readonly folder: string
  readonly seed: number
  readonly sales: number
  readonly weakened?: TillOrder['weakened']
}

const RECEIPTS = 'struk.txt'

export async function recordTill(options: RecordOptions): Promise<Recording> {
  const { programs, library, folder, seed, sales, weakened = {} } = options
  rmSync(folder, { recursive: true, force: true })
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const router = createSimRouter({ clock: systemClock, users: [API_USER], seed })
  const printer = await startFakePrinter('healthy')
  const routerPort = await router.listen()
  const shown: Sold[] = []
  let facts: ShopFacts | null = null
  const hear = (news: TillNews): void => {
    if (news.t === 'opened') facts = news.facts
    if (news.t === 'sold') shown.push(news)
    if (news.t === 'wrong' || news.t === 'refused') throw new Error(`the recorded till: ${JSON.stringify(news)}`)
  }
  const run = (
    task: TillOrder['task'],
    count: number,
    receiptsFile: string | null,
    env: Record<string, string> = {},
  ) => {
    const order: TillOrder = {
      ...{ dataDir: data, routerPort, printerPort: printer.port, seed: seed + count, task, facts, pending: [] },
      ...{ sales: count, paceMs: 0, receiptsFile, weakened },
    }
    return startTill({ programs, order, onNews: hear, env }).ended
  }
  await run('open', 0, null)
  // Killed, so that the recording begins with a recovery.
  await run('sell', 30, null)
  const before = readFolder(data)
  const shownBefore = [...shown]
  const to = join(folder, 'disk.log')
  const { killed, errors } = await run('sell', sales, join(data, RECEIPTS), {
    LD_PRELOAD: library,
    RECORD_TO: to,
    RECORD_FOLDER: data,
  })
  await Promise.all([router.close(), printer.close()])
  if (!killed) throw new Error(`the recorded till ended too soon: ${errors}`)
  const events = [...parseLog(readFileSync(to))]
  const told = events.filter(({ kind }) => kind === 'receipt').length
  if (told !== shown.length - shownBefore.length)
    throw new Error(`the recorder saw ${told} struk, the screen showed more`)
  return { before, shownBefore, events }
}

const readFolder = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.startsWith('loketnet.db') && !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name))]),
  )

const HEAD = 14

function* parseLog(log: Buffer): Generator<DiskEvent> {
  let unfinishedLine = ''
  for (let at = 0; at < log.length; ) {
    const kind = log.readUInt8(at)
    const nameBytes = log.readUInt8(at + 1)
    const dataBytes = log.readUInt32LE(at + 2)
    const place = Number(log.readBigUInt64LE(at + 6))
    const name = log.toString('utf8', at + HEAD, at + HEAD + nameBytes)
    const data = log.subarray(at + HEAD + nameBytes, at + HEAD + nameBytes + dataBytes)
    at += HEAD + nameBytes + dataBytes
    if (name === RECEIPTS) {
      if (kind !== 2) continue
      const lines = (unfinishedLine + data).split('\n')
      unfinishedLine = lines.pop() ?? ''
      for (const line of lines) yield { kind: 'receipt', sold: JSON.parse(line) }
    } else if (name.startsWith('loketnet.db')) yield eventOf(kind, name, place, data)
  }
}

function eventOf(kind: number, name: string, place: number, data: Buffer): DiskEvent {
  switch (kind) {
    case 1:
      return { kind: 'create', name }
    case 2:
      return { kind: 'write', name, at: place, data }
    case 3:
      return { kind: 'truncate', name, size: place }
    case 4:
      return { kind: 'sync', name }
    default:
      // A WAL is deleted when the till closes cleanly; what a power cut leaves of that is another story.
      throw new Error(`the recording holds the deletion of ${name}`)
  }
}
