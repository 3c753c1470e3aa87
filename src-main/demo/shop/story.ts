// Owns: the story that the demo tells: people, router, and three weeks of sales that a warkop would believe.
// Must never: use real chance; the same demo every time, so that a help page can talk about it.
import type { CalendarDate } from '../../shared/calendar-date'
import { addDays, instantOf, type ShopZone, weekdayOf } from '../../shared/calendar-date'

export const DEMO_PIN = '123456'

export const DEMO_SHOP = {
  name: 'WARKOP DEMO BANG JOKO',
  address: 'Jl. Melati No. 12, Sleman',
  phone: '6281234567890',
  zone: 'Asia/Jakarta' as const,
  footer: 'Matur nuwun, sampai jumpa',
  logo: '',
  logoPaper: null,
}

export const DEMO_PAY_TO = 'BCA 1234567890 a.n. Joko Santoso'

export const DEMO_PEOPLE = [
  { name: 'Bu Rini', role: 'owner' },
  { name: 'Pak Dedi', role: 'admin' },
  { name: 'Siti', role: 'cashier' },
  { name: 'Budi', role: 'cashier' },
] as const

export const DEMO_ROUTER = {
  name: 'Warkop',
  wifiName: 'WARKOP-JOKO',
  loginHost: 'login.warkop.net',
  username: 'loketnet',
  password: 'demo-router',
} as const

export const HISTORY_DAYS = 21

/** mulberry32: a small seeded generator, only for the story. */
export function seededChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface StorySale {
  readonly at: number
  /** Which package, 0 = the best seller. */
  readonly package: number
  readonly quantity: number
  readonly method: 'cash' | 'qris' | 'transfer'
  /** Name of the cashier: Siti by day, Budi from four o'clock. */
  readonly cashier: 'Siti' | 'Budi'
}

/** Busy hours of a warkop: a little at noon, most after magrib. */
const HOURS = [8, 9, 10, 12, 13, 15, 16, 17, 18, 19, 19, 20, 20, 20, 21, 21, 22] as const

/** Every sale of the last three weeks up to `now`, oldest first. */
export function tellSales(today: CalendarDate, zone: ShopZone, now: number): StorySale[] {
  const chance = seededChance(20_261_121)
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[Math.floor(chance() * from.length)]
    if (chosen === undefined) throw new RangeError('nothing to pick from')
    return chosen
  }
  const sales: StorySale[] = []
  for (let back = HISTORY_DAYS; back >= 0; back--) {
    const day = addDays(today, -back)
    const isWeekend = weekdayOf(day) >= 5
    const count = (isWeekend ? 34 : 22) + Math.floor(chance() * 10)
    for (let index = 0; index < count; index++) {
      const hour = pick(HOURS)
      const at = instantOf(day, zone, hour, Math.floor(chance() * 60)) + Math.floor(chance() * 60_000)
      const dice = chance()
      sales.push({
        at,
        package: dice < 0.6 ? 0 : dice < 0.93 ? 1 : 2,
        quantity: chance() < 0.88 ? 1 : 2,
        method: pick(['cash', 'cash', 'cash', 'cash', 'cash', 'qris', 'qris', 'transfer']),
        cashier: hour < 16 ? 'Siti' : 'Budi',
      })
    }
  }
  return sales.filter((sale) => sale.at < now - 60_000).toSorted((one, other) => one.at - other.at)
}
