// Owns: R3: a small disk of its own for the shop that runs into its end.
// Must never: leave the disk mounted, or fill a disk that is somebody else's.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { judgeFile } from './judge'
import type { Sold } from './till-order'

export interface FullDiskOrder {
  readonly folder: string
  readonly rounds: number
  readonly seed: number
  /** How long the disk stays full in the last round: longer than a lease lasts (20 s) shows more. */
  readonly holdMs: number
}

export interface FullDiskReport {
  readonly rounds: number
  /** Rounds after which the next sale worked, without a restart. */
  readonly resumed: number
  readonly sold: readonly Sold[]
  /** By code. */
  readonly refused: Readonly<Record<string, number>>
  /** What the shop wrote into its log about it. */
  readonly logLines: number
  readonly wrong: readonly string[]
}

const DISK_MB = 24

/** Why there can be no small disk here; null: there can. */
export function noSmallDisk(folder: string): string | null {
  if (process.platform !== 'linux') return `a small tmpfs is of Linux, this is ${process.platform}`
  if (process.getuid?.() !== 0) return 'mounting a small tmpfs needs root'
  mkdirSync(folder, { recursive: true })
  const { status, stderr } = mount(folder)
  if (status !== 0) return `no tmpfs can be mounted here: ${String(stderr).trim()}`
  unmount(folder)
  return null
}

const mount = (folder: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'loketnet-test', folder])
const unmount = (folder: string) => spawnSync('umount', [folder])

export interface FullDiskOptions {
  readonly programs: string
  readonly folder: string
  readonly rounds: number
  readonly seed: number
  readonly holdMs: number
}

export async function runFullDisk({
  programs,
  folder,
  rounds,
  seed,
  holdMs,
}: FullDiskOptions): Promise<FullDiskReport> {
  mkdirSync(folder, { recursive: true })
  if (mount(folder).status !== 0) throw new Error('the small disk could not be mounted')
  try {
    const order: FullDiskOrder = { folder, rounds, seed, holdMs }
    const report = await inChild(programs, order)
    return { ...report, wrong: [...report.wrong, ...judgeFile(join(folder, 'loketnet.db'), report.sold)] }
  } finally {
    unmount(folder)
  }
}

function inChild(programs: string, order: FullDiskOrder): Promise<FullDiskReport> {
  const child = spawn(process.execPath, [join(programs, 'full-disk.mjs'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  // Its log finds no room on the full disk and complains here; worth reading only when the shop has ended.
  let complaints = ''
  child.stderr.on('data', (part) => {
    complaints += part
  })
  child.stdout.on('data', (part) => {
    said += part
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(said))
      else reject(new Error(`the shop on the small disk ended with ${code}: ${complaints.slice(-2_000)}`))
    })
  })
}
