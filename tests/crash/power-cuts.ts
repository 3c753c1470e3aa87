// Owns: R2b: the disks that a power cut may leave of a recording: what was not synced is there, not there, or torn at 512 bytes.
// Must never: drop what was synced: a disk that lies is another test.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from './chance'
import { seededChance } from './chance'
import { judgeFile } from './judge'
import type { DiskEvent, Recording } from './recording'
import type { Sold } from './till-order'

const SECTOR = 512

type Change = Extract<DiskEvent, { kind: 'write' | 'truncate' }>

/** One file: what is certainly on the disk, and what the system still holds. */
class DiskFile {
  #bytes: Buffer
  #size: number
  isNamed: boolean
  readonly pending: Change[] = []

  constructor(content: Buffer, isNamed: boolean) {
    this.#bytes = Buffer.from(content)
    this.#size = content.length
    this.isNamed = isNamed
  }

  sync(): void {
    for (const change of this.pending.splice(0)) this.apply(change)
    this.isNamed = true
  }

  apply(change: Change): void {
    if (change.kind === 'truncate') {
      this.#room(change.size)
      if (change.size < this.#size) this.#bytes.fill(0, change.size, this.#size)
      this.#size = change.size
      return
    }
    this.#room(change.at + change.data.length)
    change.data.copy(this.#bytes, change.at)
    this.#size = Math.max(this.#size, change.at + change.data.length)
  }

  copy(): DiskFile {
    return new DiskFile(this.content(), this.isNamed)
  }

  content(): Buffer {
    return this.#bytes.subarray(0, this.#size)
  }

  #room(bytes: number): void {
    if (bytes <= this.#bytes.length) return
    const larger = Buffer.alloc(Math.max(bytes, this.#bytes.length * 2, 65_536))
    this.#bytes.copy(larger)
    this.#bytes = larger
  }
}

export interface CutReport {
  readonly seed: number
  readonly states: number
  readonly struk: number
  readonly dropped: number
  readonly torn: number
  /** States in which a struk that a customer holds is not in the book. */
  readonly losing: number
  readonly seconds: number
  readonly wrong: readonly string[]
}

export interface CutOptions {
  readonly states: number
  readonly seed: number
  /** Emptied first; a memory file system is fine, nothing here has to last. */
  readonly folder: string
}

/** Cuts the power at `states` moments of the recording and opens what is left as the app would. */
export function cutPower(recording: Recording, { states, seed, folder }: CutOptions): CutReport {
  const begun = performance.now()
  const chance = seededChance(seed)
  const { before, shownBefore, events } = recording
  const moments = Array.from({ length: states }, () => chance.whole(0, events.length - 1)).sort((a, b) => a - b)
  const files = new Map([...before].map(([name, content]) => [name, new DiskFile(content, true)]))
  const shown: Sold[] = [...shownBefore]
  const tally = { dropped: 0, torn: 0, losing: 0 }
  const wrong: string[] = []
  let next = 0
  for (const moment of moments) {
    for (; next < moment; next++) happen(files, shown, events[next])
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const [name, content] of leftOf(files, events[moment], chance, tally))
      writeFileSync(join(folder, name), content)
    const faults = judgeFile(join(folder, 'loketnet.db'), shown)
    if (faults.some((fault) => fault.startsWith('lost'))) tally.losing += 1
    wrong.push(...faults.map((fault) => `${fault} (cut before event ${moment})`))
  }
  rmSync(folder, { recursive: true, force: true })
  const struk = events.filter(({ kind }) => kind === 'receipt').length
  return { seed, states, struk, ...tally, seconds: (performance.now() - begun) / 1000, wrong }
}

function happen(files: Map<string, DiskFile>, shown: Sold[], event: DiskEvent | undefined): void {
  if (!event) return
  if (event.kind === 'receipt') {
    shown.push(event.sold)
    return
  }
  let file = files.get(event.name)
  if (!file) {
    file = new DiskFile(Buffer.alloc(0), false)
    files.set(event.name, file)
  }
  if (event.kind === 'sync') file.sync()
  else if (event.kind === 'write' || event.kind === 'truncate') file.pending.push(event)
}

/** What survives. `current` was under way when the power went. */
function leftOf(
  files: ReadonlyMap<string, DiskFile>,
  current: DiskEvent | undefined,
  chance: Chance,
  tally: { dropped: number; torn: number },
): Map<string, Buffer> {
  const left = new Map<string, Buffer>()
  // None, all in order, or some of them in any combination.
  const keep = chance.pick([0, 1, chance.next(), chance.next()])
  const tear = chance.pick([0, 0, 0.2, 1])
  for (const [name, file] of files) {
    // A file that was never synced may not even have its name.
    if (!file.isNamed && chance.isTrue(0.5)) continue
    const survivor = file.copy()
    const pending = current?.kind === 'write' && current.name === name ? [...file.pending, current] : file.pending
    for (const change of pending) {
      if (!chance.isTrue(keep)) tally.dropped += 1
      else if (change.kind === 'write' && change.data.length > SECTOR && chance.isTrue(tear)) {
        tally.torn += 1
        for (const sector of torn(change, chance)) survivor.apply(sector)
      } else survivor.apply(change)
    }
    left.set(name, survivor.content())
  }
  return left
}

/** The sectors of a write that reached the plate: a beginning of it, or any of them. */
function torn(change: Extract<Change, { kind: 'write' }>, chance: Chance): Change[] {
  const sectors: Change[] = []
  for (let from = 0; from < change.data.length; ) {
    const to = Math.min(change.data.length, from + SECTOR - ((change.at + from) % SECTOR))
    sectors.push({ ...change, at: change.at + from, data: change.data.subarray(from, to) })
    from = to
  }
  const whole = chance.whole(0, sectors.length - 1)
  return chance.isTrue(0.5) ? sectors.slice(0, whole) : sectors.filter(() => chance.isTrue(0.5))
}
