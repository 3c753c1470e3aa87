// Owns: who is online on the hotspot: uptime, bytes, limits, and booking the counters when the session ends (routeros.md §2.2).
// Must never: decide who may log in; that is hotspot-login.ts.

import type { RouterCore } from './core'
import { formatDuration, parseDuration } from './router-time'
import type { Row } from './table'

const active = '/ip/hotspot/active'
const users = '/ip/hotspot/user'
const cookies = '/ip/hotspot/cookie'
const byRouter = { by: 'router', runtime: true } as const

export type LogoutCause =
  | 'user request'
  | 'admin reset'
  | 'session timeout'
  | 'traffic limit reached'
  | 'keepalive timeout'
  | 'idle timeout'

/** Causes after which the device has to log in by hand again (manual, MAC cookie). */
const dropsCookie: readonly LogoutCause[] = ['user request', 'admin reset', 'session timeout', 'traffic limit reached']

export type Session = {
  readonly id: string
  readonly user: string
  readonly mac: string
  readonly address: string
  readonly startedAt: number
  /** Seconds this session may last, fixed when it began. */
  readonly maxSeconds: number | undefined
  /** Bytes this session may still move, fixed when it began. */
  readonly maxIn: number | undefined
  readonly maxOut: number | undefined
  readonly maxTotal: number | undefined
  readonly queueId: string | undefined
  readonly hostId: string
  /** Bytes a second that flow by themselves. */
  rateIn: number
  rateOut: number
  bytesIn: number
  bytesOut: number
  countedAt: number
}

export class HotspotSessions {
  readonly #router: RouterCore
  readonly #sessions = new Map<string, Session>()

  constructor(router: RouterCore) {
    this.#router = router
    router.agenda.add({ nextDue: () => this.#nextDue(), run: () => this.#endDue() })
    router.agenda.add({ nextDue: () => this.#nextCookie(), run: () => this.#dropDueCookies() })
  }

  readonly #cookieEnds = new Map<string, number>()

  get size(): number {
    return this.#sessions.size
  }

  begin(session: Session): void {
    this.#sessions.set(session.id, session)
    this.#router.agenda.touch()
  }

  sessionsOf(user: string): Session[] {
    return [...this.#sessions.values()].filter((session) => session.user === user)
  }

  byMac(mac: string): Session | undefined {
    return [...this.#sessions.values()].find((session) => session.mac === mac)
  }

  /** Bytes that moved just now: `in` from the customer, `out` to him. */
  traffic(session: Session, bytes: { readonly in: number; readonly out: number }): void {
    this.#count(session)
    session.bytesIn += bytes.in
    session.bytesOut += bytes.out
    this.#router.agenda.touch()
    this.#router.agenda.settle()
  }

  /** Bytes a second that flow by themselves from now on. */
  pace(session: Session, rate: { readonly in: number; readonly out: number }): void {
    this.#count(session)
    session.rateIn = rate.in
    session.rateOut = rate.out
    this.#router.agenda.touch()
  }

  /** Ends a session: counters to the user, row and queue away, on-logout run, the cookie dropped where the cause says so. */
  end(id: string, cause: LogoutCause): void {
    const session = this.#sessions.get(id)
    if (!session) return
    this.#count(session)
    this.#sessions.delete(id)
    const router = this.#router
    this.#book(session)
    router.db.remove(active, id, byRouter)
    router.db.remove('/ip/hotspot/host', session.hostId, byRouter)
    if (session.queueId) router.db.remove('/queue/simple', session.queueId, byRouter)
    router.pools.give(session.address)
    if (dropsCookie.includes(cause)) this.dropCookies((row) => row['mac-address'] === session.mac)
    router.log('hotspot,info,debug', `${session.user} (${session.address}): logged out: ${cause}`)
    router.agenda.touch()
    router.scripts.runProfileScript('on-logout', session.user, {
      ...loginVariables(session),
      cause,
      'uptime-secs': String(Math.floor(secondsOf(session))),
      'bytes-in': String(Math.floor(session.bytesIn)),
      'bytes-out': String(Math.floor(session.bytesOut)),
      'bytes-total': String(Math.floor(session.bytesIn + session.bytesOut)),
    })
  }

  /** Power is gone: nothing is booked, nobody is told. Cookies are kept (guessed). */
  forget(): void {
    this.#sessions.clear()
    this.#router.agenda.touch()
  }

  addCookie(user: string, mac: string, seconds: number): void {
    this.dropCookies((row) => row['mac-address'] === mac)
    const values = { user, domain: '', 'mac-address': mac, 'mac-cookie': 'true' }
    const row = this.#router.db.insert(cookies, values, byRouter)
    this.#cookieEnds.set(row['.id'], this.#router.clock.now() + seconds * 1000)
    this.#router.agenda.touch()
  }

  dropCookies(matches: (row: Row) => boolean): void {
    for (const row of this.#router.db.rows(cookies))
      if (matches(row)) this.#router.db.remove(cookies, row['.id'], byRouter)
    this.#router.agenda.touch()
  }

  cookieSecondsLeft(id: string): number {
    return Math.max(0, Math.floor(((this.#cookieEnds.get(id) ?? 0) - this.#router.clock.now()) / 1000))
  }

  /** The live half of an /ip/hotspot/active row. */
  describe(id: string): Record<string, string | undefined> {
    const session = this.#sessions.get(id)
    if (!session) return {}
    this.#count(session)
    const style = this.#router.durations
    const seconds = secondsOf(session)
    const idle = session.rateIn + session.rateOut > 0 ? 0 : seconds
    const left = session.maxSeconds === undefined ? undefined : session.maxSeconds - seconds
    return {
      uptime: formatDuration(seconds, style),
      'session-time-left': left === undefined ? undefined : formatDuration(left, style),
      'idle-time': formatDuration(idle, style),
      'bytes-in': String(Math.floor(session.bytesIn)),
      'bytes-out': String(Math.floor(session.bytesOut)),
      'packets-in': String(packets(session.bytesIn)),
      'packets-out': String(packets(session.bytesOut)),
      'limit-bytes-in': session.maxIn === undefined ? undefined : String(session.maxIn),
      'limit-bytes-out': session.maxOut === undefined ? undefined : String(session.maxOut),
      'limit-bytes-total': session.maxTotal === undefined ? undefined : String(session.maxTotal),
    }
  }

  /** Bytes a second of everybody together, for the interface's traffic. */
  throughput(): { readonly in: number; readonly out: number } {
    let [into, out] = [0, 0]
    for (const session of this.#sessions.values()) {
      into += session.rateIn
      out += session.rateOut
    }
    return { in: into, out }
  }

  #count(session: Session): void {
    const now = this.#router.clock.now()
    const seconds = Math.max(0, now - session.countedAt) / 1000
    session.bytesIn += session.rateIn * seconds
    session.bytesOut += session.rateOut * seconds
    session.countedAt = now
  }

  /** Counters of the user table move at logout only (manual 2.9; 7.x not established). */
  #book(session: Session): void {
    const user = this.#router.db.table(users).byName(session.user)
    if (!user) return
    const add = (name: string, more: number) => String(Number(user[name] ?? 0) + more)
    const uptime = (parseDuration(user.uptime ?? '0s') ?? 0) + Math.floor(secondsOf(session))
    const values = {
      uptime: formatDuration(uptime, this.#router.durations),
      'bytes-in': add('bytes-in', Math.floor(session.bytesIn)),
      'bytes-out': add('bytes-out', Math.floor(session.bytesOut)),
      'packets-in': add('packets-in', packets(session.bytesIn)),
      'packets-out': add('packets-out', packets(session.bytesOut)),
    }
    this.#router.db.patch(users, user['.id'], values, byRouter)
  }

  #nextDue(): number | undefined {
    const ends = [...this.#sessions.values()].flatMap((session) => endOf(session) ?? [])
    return ends.length > 0 ? ends.reduce((first, end) => Math.min(first, end)) : undefined
  }

  #endDue(): void {
    const now = this.#router.clock.now()
    for (const session of [...this.#sessions.values()]) {
      if ((endOf(session) ?? Number.POSITIVE_INFINITY) > now) continue
      const timeIsUp = session.maxSeconds !== undefined && session.startedAt + session.maxSeconds * 1000 <= now
      this.end(session.id, timeIsUp ? 'session timeout' : 'traffic limit reached')
    }
  }

  #nextCookie(): number | undefined {
    let first: number | undefined
    for (const end of this.#cookieEnds.values()) if (first === undefined || end < first) first = end
    return first
  }

  #dropDueCookies(): void {
    const now = this.#router.clock.now()
    for (const [id, end] of this.#cookieEnds) {
      if (end > now) continue
      this.#cookieEnds.delete(id)
      this.#router.db.remove(cookies, id, byRouter)
    }
  }
}

export const loginVariables = (session: Session): Record<string, string> => ({
  user: session.user,
  username: session.user,
  address: session.address,
  'mac-address': session.mac,
})

const secondsOf = (session: Session): number => (session.countedAt - session.startedAt) / 1000

/** 800 bytes a packet: only the order of magnitude matters on a screen. */
const packets = (bytes: number): number => Math.ceil(Math.floor(bytes) / 800)

/** When this session runs into its first limit, true time in ms. */
function endOf(session: Session): number | undefined {
  const limits = [
    session.maxSeconds === undefined ? undefined : session.startedAt + session.maxSeconds * 1000,
    whenReached(session, session.maxIn, session.bytesIn, session.rateIn),
    whenReached(session, session.maxOut, session.bytesOut, session.rateOut),
    whenReached(session, session.maxTotal, session.bytesIn + session.bytesOut, session.rateIn + session.rateOut),
  ].filter((limit) => limit !== undefined)
  return limits.length > 0 ? Math.min(...limits) : undefined
}

function whenReached(session: Session, limit: number | undefined, bytes: number, rate: number): number | undefined {
  if (limit === undefined) return undefined
  if (bytes >= limit) return session.countedAt
  return rate > 0 ? session.countedAt + Math.ceil(((limit - bytes) / rate) * 1000) : undefined
}
