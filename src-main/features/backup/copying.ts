// Owns: making copies: by themselves once a day, at the end of a shift, by hand; to the second folder too; and what went wrong.
// Must never: call a copy one before it was opened and compared, or swallow that there is none.
import { existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import { FileWorkError, type workOnFile } from '../../platform/db/copy-worker'
import type { Db } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { flushFolder } from '../../platform/db/swap'
import type { Log } from '../../platform/log'
import { DomainError, type ErrorData } from '../../shared/errors'
import { getSetting } from '../settings'
import { CopyFacts, nameOfCopy, type Why } from './domain'
import { findDifference, QUESTIONS, readFacts } from './facts'
import { listFolder, rotate, writeSidecar } from './folder'

export interface BackupDeps {
  readonly db: Db
  readonly dataDir: string
  readonly version: string
  /** The computer's. */
  readonly clock: Clock
  readonly log: Log
  readonly context: () => CommandContext
  readonly keyId: string
  /** The worker thread; tests put a broken disk in its place. */
  readonly work: typeof workOnFile
}

export interface Progress {
  readonly why: Why
  readonly step: 'copy' | 'second'
  /** 0 to 1. */
  readonly ratio: number
  readonly since: number
}

export type TroubleCode =
  | 'BACKUP_DISK_FULL'
  | 'BACKUP_UNSOUND'
  | 'BACKUP_FAILED'
  | 'BACKUP_SECOND_MISSING'
  | 'BACKUP_SECOND_FULL'
  | 'BACKUP_SECOND_FAILED'

export interface Trouble {
  readonly code: TroubleCode
  readonly data: ErrorData
  readonly since: number
}

export const copiesFolder = (dataDir: string): string => join(dataDir, 'cadangan')
const MEGABYTE = 1_048_576

export type Backups = ReturnType<typeof makeBackups>

export function makeBackups(deps: BackupDeps) {
  const { db, dataDir, clock, log, work } = deps
  const folder = copiesFolder(dataDir)
  let running: { readonly done: Promise<string>; progress: Progress } | null = null
  let isWanted = false
  let lastTry = 0
  let newest: NewestCopy | null = null
  const troubles = new Map<'main' | 'second', Trouble>()

  const tell = () => db.transact((tx) => tx.publish('backup', 'outbox'))
  const note = (place: 'main' | 'second', trouble: Omit<Trouble, 'since'> | null): void => {
    const known = troubles.get(place)
    if (trouble === null) troubles.delete(place)
    else troubles.set(place, { ...trouble, since: known?.code === trouble.code ? known.since : clock.now() })
  }

  /** The name of the copy. Throws a DomainError that is noted as a trouble too. Asked twice it is made once. */
  function make(why: Why, source = db.file): Promise<string> {
    if (running) return running.done
    const progress: Progress = { why, step: 'copy', ratio: 0, since: clock.now() }
    const done = copyAll(why, source).finally(() => {
      running = null
      tell()
    })
    running = { done, progress }
    tell()
    return done
  }

  const advance = (step: Progress['step'], ratio: number): void => {
    if (!running) return
    const isWorthTelling = step !== running.progress.step || ratio - running.progress.ratio > 0.1
    running.progress = { ...running.progress, step, ratio }
    if (isWorthTelling) tell()
  }

  async function copyAll(why: Why, source: string): Promise<string> {
    const { zone, now } = deps.context()
    const policy = getSetting(db, 'backup')
    const name = nameOfCopy(now, why, zone)
    const file = join(folder, name)
    try {
      mkdirSync(folder, { recursive: true })
      assertRoom(folder, sizeOf(source))
      const facts = await copyOne(why, now, source, file)
      log.write('info', 'backup made', { name, size: facts.size })
      rotate(folder, policy)
      newest = { day: name.slice(9, 17), at: facts.at }
      note('main', null)
    } catch (error) {
      throw keepFailure('main', error)
    }
    await carryToSecond(file, policy).catch((error: unknown) => keepFailure('second', error))
    return name
  }

  async function copyOne(why: Why, at: number, source: string, file: string): Promise<CopyFacts> {
    const half = `${file}.baru`
    const report = await work({ kind: 'copy', source, target: half, questions: QUESTIONS }, (ratio) =>
      advance('copy', ratio),
    )
    const difference = findDifference(report)
    if (difference !== null) {
      rmSync(half, { force: true })
      throw new DomainError('BACKUP_UNSOUND', { what: difference })
    }
    const { size, sha256 } = report
    const facts = CopyFacts.parse({
      ...{ format: 1, version: deps.version, why, at, keyId: deps.keyId, size, sha256 },
      ...readFacts(report),
    })
    renameSync(half, file)
    writeSidecar(file, facts)
    flushFolder(folder)
    return facts
  }

  async function carryToSecond(file: string, policy: { secondFolder: string; keepDaily: number; keepMonthly: number }) {
    const { secondFolder } = policy
    if (secondFolder === '') {
      note('second', null)
      return
    }
    // Made by a person, on the stick: a folder made here would fill the place where the stick is not.
    if (!existsSync(secondFolder)) throw new DomainError('BACKUP_SECOND_MISSING', { folder: secondFolder })
    advance('second', 0)
    const target = join(secondFolder, file.slice(dirname(file).length + 1))
    await work({ kind: 'carry', source: file, target })
    await work({ kind: 'carry', source: `${file}.json`, target: `${target}.json` })
    rotate(secondFolder, policy)
    note('second', null)
  }

  function keepFailure(place: 'main' | 'second', error: unknown): DomainError {
    const known = explain(place, error)
    const already = troubles.get(place)
    if (already?.code !== known.code) log.bug(error, `backup ${place}`)
    note(place, { code: known.code as TroubleCode, data: known.data }) // explain() makes no other
    return known
  }

  return {
    make,
    /** Soon, and not inside the transaction that asks. */
    soon(): void {
      isWanted = true
    },
    /** Every half minute: what is wanted, once a day, and after a shift was closed. Failures are kept, and tried again in an hour. */
    async round(): Promise<void> {
      const why = whyNow()
      if (why === null || (!isWanted && troubles.has('main') && clock.now() - lastTry < RETRY_MS)) return
      isWanted = false
      lastTry = clock.now()
      await make(why).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error
      })
    },
    progress: (): Progress | null => running?.progress ?? null,
    troubles: (): ReadonlyMap<'main' | 'second', Trouble> => troubles,
    folder,
    work,
  }

  function whyNow(): Why | null {
    const { businessDay: day } = deps.context()
    if (isWanted) return 'shift'
    if (!getSetting(db, 'backup').isDaily) return null
    newest ??= newestIn(folder)
    if (newest === null || newest.day !== day.replaceAll('-', '')) return 'harian'
    return (lastClosed(db).get({})?.at ?? 0) > newest.at ? 'shift' : null
  }
}

const RETRY_MS = 3_600_000

const lastClosed = plain<object, { at: number | null }>('select max(closed_at) as at from shift')

interface NewestCopy {
  readonly day: string
  readonly at: number
}

/** Read from the disk once; afterwards known from what was made. */
function newestIn(folder: string): NewestCopy | null {
  const sound = listFolder(folder).find(({ facts, isTorn }) => facts && !isTorn)
  return sound?.facts ? { day: sound.name.slice(9, 17), at: sound.facts.at } : null
}

const sizeOf = (file: string): number =>
  ['', '-wal'].reduce((sum, end) => sum + (statSync(file + end, { throwIfNoEntry: false })?.size ?? 0), 0)

/** Better said before than found out half way; some is left for the shop itself. */
function assertRoom(folder: string, size: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free < size + 50 * MEGABYTE)
    throw new DomainError('BACKUP_DISK_FULL', { free: Math.floor(free / MEGABYTE), needed: Math.ceil(size / MEGABYTE) })
}

/** What a person can act on; everything else was logged as a bug and says so. */
function explain(place: 'main' | 'second', error: unknown): DomainError {
  if (error instanceof DomainError) return error
  const code = error instanceof FileWorkError ? error.code : ((error as NodeJS.ErrnoException).code ?? '') // of node:fs
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL'
  if (place === 'second') return new DomainError(isFull ? 'BACKUP_SECOND_FULL' : 'BACKUP_SECOND_FAILED', { code })
  return new DomainError(isFull ? 'BACKUP_DISK_FULL' : 'BACKUP_FAILED', { code, free: 0, needed: 0 })
}
