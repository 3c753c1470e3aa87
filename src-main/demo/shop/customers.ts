// Owns: people with phones around the demo's warkop: they log in with what they bought, watch, pause, leave and come back.
// Must never: write the books; what they do reaches them the way it would in a shop, through the router.
import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import type { SimRouter } from '../router'
import { dialHomes } from './homes'
import { seededChance } from './story'

interface CustomerDeps {
  readonly db: Db
  readonly sim: SimRouter
  readonly clock: Clock
  readonly everyMs?: number
}

export interface Customers {
  /** What happens in a few seconds of a warkop; for tests. */
  live(): void
  goHome(): void
}

const EVERY_MS = 3_000
/** Seats in the warkop. */
const MOST = 14
const AT_OPENING = 9
/** Who has just paid looks for his phone first; and the demo's visitor may still want to take the sale back. */
const AFTER_SALE_MS = 5 * 60_000

/** Bytes a second: a phone in a pocket, a chat, a video, a download. */
const MOODS = [
  { in: 300, out: 1_500 },
  { in: 4_000, out: 16_000 },
  { in: 9_000, out: 190_000 },
  { in: 14_000, out: 340_000 },
] as const

const LOGINS = ['http-pap', 'http-chap', 'http-pap'] as const

export function startCustomers({ db, sim, clock, everyMs = EVERY_MS }: CustomerDeps): Customers {
  const chance = seededChance(4_711)
  const phones = new Map<string, string>()
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(chance() * from.length)]

  const phoneOf = (code: string): string => {
    const known = phones.get(code) ?? phoneSeen(db, code) ?? randomMac(chance)
    phones.set(code, known)
    return known
  }

  const online = () => sim.db.rows('/ip/hotspot/active').flatMap((row) => row.user ?? [])

  const comeIn = (code: string | undefined): boolean => {
    const row = code === undefined ? undefined : sim.db.table('/ip/hotspot/user').byName(code)
    if (!code || !row) return false
    const mood = pick(MOODS)
    const login = { user: code, password: row.password, mac: phoneOf(code), by: pick(LOGINS) }
    return sim.loginHotspot({ ...login, bytesPerSecond: mood }).ok
  }

  /** Codes that somebody holds and nobody is online with. */
  const held = (state: 'sold' | 'active', soldBefore: number): string[] => {
    const busy = new Set(online())
    return db.connection
      .prepare<[string, number], { code: string }>(
        `select code from voucher where state = ? and router_state = 'present' and coalesce(sold_at, 0) < ? order by id desc limit 200`,
      )
      .all(state, soldBefore)
      .map(({ code }) => code)
      .filter((code) => !busy.has(code))
  }

  const open = (): void => {
    for (let seat = 0; seat < AT_OPENING; seat++) comeIn(pick(held('active', clock.now())))
    useUnsoldOnce()
  }

  /** One code from the drawer that nobody paid for, so that the demo shows how that is noticed. */
  const useUnsoldOnce = (): void => {
    const known = db.connection.prepare('select 1 from voucher_usage where unsold_at is not null').get()
    if (known) return
    const stock = db.connection
      .prepare<[], { code: string }>(
        `select code from voucher where state = 'stock' and router_state = 'present' order by id desc limit 1`,
      )
      .get()
    comeIn(stock?.code)
  }

  const live = (): void => {
    sim.settle()
    const here = online()
    const dice = chance()
    if (here.length < MOST && dice < 0.1) comeIn(pick(held('active', clock.now())))
    else if (here.length < MOST && dice < 0.2) comeIn(pick(held('sold', clock.now() - AFTER_SALE_MS)))
    else if (here.length > AT_OPENING / 2 && dice > 0.94) sim.logout({ user: pick(here) }, 'keepalive timeout')
    for (const user of here) {
      const mood = chance() < 0.25 ? pick(MOODS) : undefined
      if (mood) sim.setPace({ user }, { in: mood.in * (0.6 + chance()), out: mood.out * (0.6 + chance()) })
    }
  }

  const unplug = dialHomes(sim)
  open()
  const timer = setInterval(live, everyMs)
  timer.unref()
  return {
    live,
    goHome() {
      clearInterval(timer)
      unplug()
    },
  }
}

/** The phone it was used with before the demo was started again. */
const phoneSeen = (db: Db, code: string): string | undefined =>
  db.connection
    .prepare<[string], { mac: string | null }>(
      'select u.mac from voucher_usage u join voucher v on v.id = u.voucher_id where v.code = ?',
    )
    .get(code)?.mac ?? undefined

/** Locally administered, as phones make them up nowadays. */
function randomMac(chance: () => number): string {
  const part = () =>
    Math.floor(chance() * 256)
      .toString(16)
      .padStart(2, '0')
  return ['5e', part(), part(), part(), part(), part()].join(':').toUpperCase()
}
