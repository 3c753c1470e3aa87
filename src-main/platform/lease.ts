// Owns: which of several processes on one database does the background work, told by a lease row and its heartbeat.
// Must never: let two of them drain the outbox for longer than one heartbeat, or keep the shop waiting after a power cut.
import { hostname } from 'node:os'
import { and, eq } from 'drizzle-orm'
import { DomainError } from '../shared/errors'
import type { Clock } from './clock'
import type { Db, Tx } from './db/open'
import { lease } from './db/tables'
import type { MakeId } from './ids'
import type { Log } from './log'

/** Enough of a process to know whether the one that wrote a lease can still be alive. */
export interface ProcessIdentity {
  readonly machine: string
  readonly pid: number
  /** Tells this process from an earlier one with the same pid (a container starts as pid 1 every time). */
  readonly startedAt: number
  isAlive(pid: number): boolean
}

export const thisProcess: ProcessIdentity = {
  machine: hostname(),
  pid: process.pid,
  startedAt: Math.floor(performance.timeOrigin),
  isAlive(pid) {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      // EPERM: it lives, as somebody else's process.
      return error instanceof Error && 'code' in error && error.code === 'EPERM'
    }
  },
}

export interface LeaseOptions {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly newId: MakeId
  readonly name?: string
  readonly me?: ProcessIdentity
  readonly heartbeatMs?: number
  /** How long a lease holds without a heartbeat. */
  readonly lastsMs?: number
}

/** Background work that is running. */
export interface Running {
  close(): Promise<void>
}

export interface Leadership {
  /** True while another process does the background work. */
  isPassive(): boolean
  close(): Promise<void>
}

const HEARTBEAT_MS = 5_000
const LASTS_MS = 20_000

/** Runs `start` while this process holds the lease, at once if it is free; ends it when the lease is lost or the app closes. */
export function whileLeader(options: LeaseOptions, start: () => Running): Leadership {
  const { db, clock, log, newId, name = 'background', me = thisProcess } = options
  const { heartbeatMs = HEARTBEAT_MS, lastsMs = LASTS_MS } = options
  const holder = `${me.machine}/${me.pid}/${me.startedAt}/${newId()}`
  let running: Running | undefined
  let stopping: Promise<void> | undefined
  let renewedAt = 0
  /** The holder's last heartbeat that this process saw, and how many looks in a row found it run out and unchanged. */
  let seen: { readonly until: number; readonly stale: number } | undefined
  let isClosed = false

  const take = (): boolean =>
    db.transact((tx) => {
      const row = findLease(tx, name)
      const now = clock.now()
      if (row && row.holder !== holder && !canTakeOver(row, now)) return false
      putLease(tx, { name, holder, until: now + lastsMs })
      renewedAt = now
      return true
    })

  /** A dead process holds nothing. A living one that only seems late (the PC's clock jumped, it woke from sleep) is given two more beats. */
  const canTakeOver = (row: LeaseRow, now: number): boolean => {
    if (isDead(row.holder, me)) return true
    const isFirstLook = seen === undefined
    const isOver = row.until <= now
    seen = { until: row.until, stale: isOver && row.until === seen?.until ? seen.stale + 1 : 0 }
    return isOver && (isFirstLook || seen.stale >= 2)
  }

  const renew = (): boolean =>
    db.transact((tx) => {
      const now = clock.now()
      const { changes } = tx.write
        .update(lease)
        .set({ until: now + lastsMs })
        .where(and(eq(lease.name, name), eq(lease.holder, holder)))
        .run()
      if (changes === 1) renewedAt = now
      return changes === 1
    })

  const gain = (): void => {
    running = start()
    db.transact((tx) => tx.publish('session'))
  }

  const lose = (): void => {
    const ending = running
    running = undefined
    log.write('warn', 'another process took over the background work', { holder })
    db.transact((tx) => tx.publish('session'))
    stopping = (ending?.close() ?? Promise.resolve())
      .catch((error: unknown) => void log.bug(error, 'lease'))
      .finally(() => {
        stopping = undefined
      })
  }

  const beat = (): void => {
    if (isClosed || stopping) return
    try {
      if (!running) {
        if (take()) gain()
      } else if (!renew()) lose()
    } catch (error) {
      if (error instanceof DomainError && error.code === 'DISK_FULL') {
        // Nobody else can take the lease either, and the cashier must hear of the disk, not of another process.
        log.write('warn', 'the lease could not be renewed: the disk is full')
        return
      }
      log.bug(error, 'lease')
      // Nobody can tell any more whose turn it is: the one that cannot renew steps back.
      if (running && clock.now() - renewedAt > lastsMs) lose()
    }
  }

  if (take()) gain()
  const timer = setInterval(beat, heartbeatMs)
  timer.unref()

  return {
    isPassive: () => running === undefined,
    async close() {
      isClosed = true
      clearInterval(timer)
      await running?.close()
      await stopping
      running = undefined
      db.transact((tx) => dropLease(tx, name, holder))
    },
  }
}

type LeaseRow = typeof lease.$inferSelect

/** Asked before the books are swapped: another living process works in them. */
export const isHeldElsewhere = (holders: readonly string[], me: ProcessIdentity = thisProcess): boolean =>
  holders.some((holder) => Number(holder.split('/')[1]) !== me.pid && !isDead(holder, me))

function isDead(holder: string, me: ProcessIdentity): boolean {
  const [machine, pidText, startedAt] = holder.split('/')
  const pid = Number(pidText)
  if (machine !== me.machine || !Number.isInteger(pid) || pid <= 0) return false
  return pid === me.pid ? startedAt !== String(me.startedAt) : !me.isAlive(pid)
}

const findLease = (tx: Tx, name: string): LeaseRow | undefined =>
  tx.read.select().from(lease).where(eq(lease.name, name)).get()

const putLease = (tx: Tx, row: LeaseRow): void => {
  tx.write
    .insert(lease)
    .values(row)
    .onConflictDoUpdate({ target: lease.name, set: { holder: row.holder, until: row.until } })
    .run()
}

const dropLease = (tx: Tx, name: string, holder: string): void => {
  tx.write
    .delete(lease)
    .where(and(eq(lease.name, name), eq(lease.holder, holder)))
    .run()
}
