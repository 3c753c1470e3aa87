// Owns: the rounds at one router: who is online, what is asked for by name, when its whole table is read, when to come again.
// Must never: write to the router, or take what could not be read for nothing.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import type { RouterConnection } from '../../platform/routeros'
import { parseRouterOsDuration } from '../../platform/routeros/values'
import { clockOffsetOf, type ShopRouterLinks } from '../routers'
import {
  bookReading,
  codesExpired,
  countVouchers,
  expectedOn,
  expiryClock,
  nextExpiry,
  type RouterTime,
  readSessions,
  readUsage,
  type SessionSeen,
  type UsageReading,
  type UserSeen,
  vouchersByCode,
} from '../vouchers'
import { type PppSeen, readPpp } from './ppp-reading'
import { type Counters, comeAndGone, type Snapshot } from './snapshot'

/** Milliseconds. */
export interface Rhythm {
  /** Somebody follows the live view. */
  readonly looked: number
  /** Nobody does, and people come and go. */
  readonly busy: number
  /** Nothing has changed for a while. */
  readonly calm: number
  /** The whole user table, for what was missed between two rounds. */
  readonly table: number
  /** A router is left alone so many times as long as it took to answer: a slow one is asked less often. */
  readonly rest: { readonly round: number; readonly table: number }
}

export const RHYTHM: Rhythm = {
  looked: 10_000,
  busy: 15_000,
  calm: 60_000,
  table: 300_000,
  rest: { round: 20, table: 100 },
}

const LONGEST_MS = { round: 600_000, table: 3_600_000 }
/** Rounds without news before the pace slows down. */
const QUIET_ROUNDS = 4
/** A login that nobody has stamped yet is asked for again: the router's sweep stamps within ten minutes. */
const ASK_STAMP_AGAIN_MS = 120_000
const ENDED_AT_ONCE = 200
/** A router that was reset misses thousands: it is not asked for all of them in one breath. */
const UNSEEN_AT_ONCE = 256
const UNSEEN_AGAIN_MS = 30_000
const AFTER_AN_END_MS = 1_500
/** Of customers' lines: with a reading that is taken for a screen anyway or when nobody was seen, and else. */
const LINES_MS = { cheap: 60_000, usual: 300_000 }

export interface RoundDeps {
  readonly db: Db
  readonly clock: Clock
  readonly links: ShopRouterLinks
  /** Of the app itself. */
  readonly context: () => CommandContext
  readonly rhythm?: Rhythm
  /** Monthly customers: told from time to time who of them has a line. */
  readonly lines?: {
    isOn(routerId: string): boolean
    seen(routerId: string, at: number, lines: { ppp: readonly PppSeen[] | null; hotspot: readonly HotspotSeen[] }): void
  }
}

interface HotspotSeen {
  readonly name: string
  readonly address: string
}

const NOBODY: readonly SessionSeen[] = []

export class RouterRounds {
  readonly #routerId: string
  readonly #deps: RoundDeps
  readonly #rhythm: Rhythm
  /** Names to be asked for: kept until the router has answered. */
  readonly #owed = new Set<string>()
  readonly #unstamped = new Map<string, number>()
  readonly #counters = new Map<string, Pick<UserSeen, 'uptime' | 'bytesIn' | 'bytesOut'>>()
  #connection: RouterConnection | undefined
  #bootedAt: number | null = null
  #tableDueAt = 0
  #tookMs = 0
  #linesToldAt = Number.NEGATIVE_INFINITY
  #linesSeen = 0
  #quiet = 0
  #snapshot: Snapshot | null = null

  constructor(routerId: string, deps: RoundDeps) {
    this.#routerId = routerId
    this.#deps = deps
    this.#rhythm = deps.rhythm ?? RHYTHM
  }

  get snapshot(): Snapshot | null {
    return this.#snapshot
  }

  get counters(): Counters {
    return this.#counters
  }

  /** Throws RouterError, or DomainError for a stranger. `onSeen` is called as soon as the sessions are known. */
  async round(isLookedAt: boolean, onSeen: () => void): Promise<void> {
    const { links, clock } = this.#deps
    const isLinesRound = this.#areLinesDue(isLookedAt)
    if (!isLookedAt && !isLinesRound && !this.#hasVouchersOut()) {
      this.#quiet += 1
      return
    }
    const began = performance.now()
    const connection = await links.trusted(this.#routerId)
    if (connection !== this.#connection) await this.#getAcquainted(connection)
    const sessions = await readSessions(connection)
    const ppp = isLookedAt || isLinesRound ? await readPpp(connection) : null
    const before = this.#snapshot
    const at = clock.now()
    this.#snapshot = { at, sessions, ppp }
    if (isLinesRound) this.#tellLines(this.#snapshot)
    this.#tookMs = performance.now() - began
    onSeen()
    const moved = comeAndGone(before?.sessions ?? NOBODY, sessions)
    this.#quiet = moved.size > 0 ? 0 : this.#quiet + 1
    for (const name of moved) this.#owed.add(name)
    const look = { connection, sessions, before, at }
    if (at >= this.#tableDueAt) await this.#readTable(look)
    else await this.#readNames(look)
  }

  /** Milliseconds until the next round. */
  pause(isLookedAt: boolean): number {
    const { looked, busy, calm } = this.#rhythm
    const slower = Math.max(0, this.#quiet - QUIET_ROUNDS)
    const pace = isLookedAt ? looked : Math.min(calm, busy * 2 ** Math.min(slower, 10))
    const rest = Math.min(LONGEST_MS.round, Math.max(pace, this.#tookMs * this.#rhythm.rest.round))
    const now = this.#deps.clock.now()
    const end = nextExpiry(this.#deps.db, this.#routerId, this.#expiryNow(now))
    if (end === null) return rest
    return Math.min(rest, Math.max(1_000, end - this.#expiryNow(now) + AFTER_AN_END_MS))
  }

  /** A new connection may be to a router that lost its power, and with it what its counters had not booked. */
  async #getAcquainted(connection: RouterConnection): Promise<void> {
    const { rows } = await connection.run('/system/resource/print', ['=.proplist=uptime'])
    const uptime = parseRouterOsDuration(rows[0]?.uptime ?? '')
    this.#bootedAt = uptime === null ? null : this.#deps.clock.now() - uptime * 1000
    this.#tableDueAt = 0
    this.#connection = connection
  }

  #areLinesDue(isLookedAt: boolean): boolean {
    const { lines, clock } = this.#deps
    const age = Math.abs(clock.now() - this.#linesToldAt)
    const isDue = age >= (isLookedAt || this.#linesSeen === 0 ? LINES_MS.cheap : LINES_MS.usual)
    return isDue && (lines?.isOn(this.#routerId) ?? false)
  }

  #tellLines({ at, sessions, ppp }: Snapshot): void {
    const hotspot = sessions.map(({ user, address }) => ({ name: user, address }))
    this.#deps.lines?.seen(this.#routerId, at, { ppp, hotspot })
    this.#linesToldAt = at
    this.#linesSeen = (ppp?.length ?? 0) + hotspot.length
  }

  #hasVouchersOut(): boolean {
    const { db } = this.#deps
    const routerId = this.#routerId
    return (
      countVouchers(db, { routerId, state: 'active' }) > 0 ||
      countVouchers(db, { routerId, state: 'sold' }) > 0 ||
      countVouchers(db, { routerId, state: 'stock', routerState: 'present' }) > 0
    )
  }

  #expiryNow(now: number): number {
    return expiryClock(now, clockOffsetOf(this.#deps.db, this.#routerId))
  }

  #time(now: number): RouterTime {
    return { now, expiryNow: this.#expiryNow(now), bootedAt: this.#bootedAt }
  }

  async #readTable(look: Look): Promise<void> {
    const { db, clock } = this.#deps
    const expected = expectedOn(db, this.#routerId)
    const began = performance.now()
    const reading = await readUsage(look.connection, look.sessions, null)
    const took = performance.now() - began
    const { unseen } = await bookReading(db, this.#deps.context, this.#of(look, reading), expected)
    this.#answered(reading)
    // Not being in a long list is no proof; not being found by name is.
    if (unseen.length > 0) {
      const asked = await readUsage(look.connection, null, unseen.slice(0, UNSEEN_AT_ONCE))
      await bookReading(db, this.#deps.context, this.#of(look, asked), [])
    }
    const rest = Math.min(LONGEST_MS.table, Math.max(this.#rhythm.table, took * this.#rhythm.rest.table))
    this.#tableDueAt = clock.now() + (unseen.length > UNSEEN_AT_ONCE ? Math.min(rest, UNSEEN_AGAIN_MS) : rest)
  }

  async #readNames(look: Look): Promise<void> {
    const { db, context } = this.#deps
    const due = codesExpired(db, this.#routerId, this.#expiryNow(look.at), ENDED_AT_ONCE)
    const unstamped = [...this.#unstamped].filter(([, at]) => at <= look.at).map(([name]) => name)
    const asked = new Set([...this.#owed, ...due, ...unstamped])
    const ours = vouchersByCode(db, this.#routerId, [...asked])
    for (const name of asked) if (!ours.has(name)) this.#forget(name)
    if (ours.size === 0) return
    const reading = await readUsage(look.connection, look.sessions, [...ours.keys()])
    await bookReading(db, context, this.#of(look, reading), [])
    this.#answered(reading)
  }

  #of(look: Look, reading: UsageReading) {
    const { before, at } = look
    const wasOnline = new Set((before?.sessions ?? NOBODY).map(({ user }) => user))
    return { routerId: this.#routerId, reading, time: this.#time(at), wasOnline, wasOnlineAt: before?.at ?? null }
  }

  #forget(name: string): void {
    this.#owed.delete(name)
    this.#unstamped.delete(name)
    this.#counters.delete(name)
  }

  #answered(reading: UsageReading): void {
    const online = new Set(reading.sessions.map(({ user }) => user))
    const names = reading.isWhole ? [...this.#owed, ...this.#unstamped.keys(), ...this.#counters.keys()] : reading.names
    for (const name of names) this.#forget(name)
    for (const name of reading.moving) this.#owed.add(name)
    for (const user of reading.users) {
      if (!online.has(user.name)) continue
      this.#counters.set(user.name, user)
      const isStamped = user.mark.firstLogin > 0 || user.mark.activeSeconds === 0
      if (!isStamped) this.#unstamped.set(user.name, this.#deps.clock.now() + ASK_STAMP_AGAIN_MS)
    }
  }
}

interface Look {
  readonly connection: RouterConnection
  readonly sessions: readonly SessionSeen[]
  readonly before: Snapshot | null
  readonly at: number
}
