// Owns: the vouchers and sales of the old router: unused, running, past, and the oddities that years of Mikhmon leave.
// Must never: use real chance; the same seed gives the same router.
import { formatRouterDate } from '../../platform/routeros/values'
import { businessDay, formatTime, splitDate } from '../../shared/calendar-date'
import { seededChance } from '../shop/story'
import { OLD_PACKAGES, type OldPackage } from './packages'

type Item = Readonly<Record<string, string>>

export interface Used {
  readonly uptime: string
  readonly bytes: number
}

export interface OldVouchers {
  readonly users: Item[]
  readonly sales: Item[]
  /** What the router counted by itself, by name. */
  readonly used: ReadonlyMap<string, Used>
}

export interface VoucherOptions {
  /** Epoch ms. */
  readonly now: number
  /** `2026-11-21` (7.10 and later) or `nov/21/2026`. */
  readonly layout: 'iso' | 'month-name'
  readonly seed: number
  /** Vouchers of each kind in each package. Default 6. */
  readonly each?: number
}

const ZONE = 'Asia/Jakarta'
const HOUR = 3_600_000
const DAY = 86_400_000
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

const partsOf = (at: number) => splitDate(businessDay(at, ZONE))
/** As the router writes a moment of its own wall clock. */
export const stamp = (at: number, layout: VoucherOptions['layout']): string =>
  `${formatRouterDate(partsOf(at), layout)} ${formatTime(at, ZONE, true)}`

function batchComment(login: 'vc' | 'up', number: number, at: number, text: string): string {
  const { year, month, day } = partsOf(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${login}-${number}-${two(month)}.${two(day)}.${two(year % 100)}-${text}`
}

export function oldVouchers({ now, layout, seed, each = 6 }: VoucherOptions): OldVouchers {
  const chance = seededChance(seed)
  const between = (from: number, to: number) => Math.floor(from + chance() * (to - from))
  const users: Item[] = []
  const sales: Item[] = []
  const used = new Map<string, Used>()
  const names = new Set<string>()
  const code = (length: number): string => {
    const name = Array.from({ length }, () => LETTERS[between(0, LETTERS.length)]).join('')
    if (names.has(name)) return code(length)
    names.add(name)
    return name
  }
  const add = (name: string, item: Item, usage?: Used): void => {
    users.push({ name, password: name, ...item })
    if (usage) used.set(name, usage)
  }
  const usage = (seconds: number): Used => ({ uptime: `${Math.max(1, seconds)}s`, bytes: between(5, 900) * 1_048_576 })

  const sell = (old: OldPackage, name: string, at: number, comment: string): void => {
    if (!old.isRecorded) return
    const { year, month } = partsOf(at)
    const mac = `A2:10:${[0, 0, 0, 0].map(() => between(16, 255).toString(16).toUpperCase()).join(':')}`
    const date = formatRouterDate(partsOf(at), layout)
    const monthName = formatRouterDate({ year, month, day: 1 }, 'month-name').slice(0, 3)
    sales.push({
      name: [date, formatTime(at, ZONE, true), name, old.price, '10.5.50.7', mac, old.validity, old.name, comment].join(
        '-|-',
      ),
      // Cut out of the date by position: right in the old layout, `202-14` in the new one.
      owner: layout === 'iso' ? `${date.slice(0, 3)}${date.slice(7)}` : `${monthName}${year}`,
      source: date,
      comment: 'mikhmon',
    })
  }

  for (const old of OLD_PACKAGES) {
    if (old.name === 'kantor' || old.name === 'PROMO') continue
    const profile = { profile: old.name }
    const quota: Item = old.name === 'KUOTA-5JAM' ? { 'limit-uptime': '5h' } : {}
    for (let index = 0; index < each; index++) {
      const made = now - between(2, 60) * DAY
      const isPair = index % 3 === 2
      const name = code(5)
      add(name, {
        ...profile,
        ...quota,
        comment: batchComment(isPair ? 'up' : 'vc', between(100, 999), made, old.name.toLowerCase()),
        ...(isPair ? { password: code(4) } : {}),
      })
    }
    if (old.seconds === null) {
      const name = code(5)
      add(name, { ...profile, comment: batchComment('vc', 77, now - 9 * DAY, 'bebas') }, usage(7_200))
      continue
    }
    const period = old.seconds * 1000
    for (let index = 0; index < each; index++) {
      const began = now - Math.floor(period * (0.05 + 0.9 * chance()))
      const name = code(5)
      add(name, { ...profile, ...quota, comment: stamp(began + period, layout) }, usage(between(60, 14_000)))
      sell(old, name, began, batchComment('vc', between(100, 999), began - DAY, 'cetak'))
    }
    // Mikhmon does not know the dates of 7.10 and later: what is over stays open there.
    const past = layout === 'iso' ? Math.ceil(each / 2) : 0
    for (let index = 0; index < past; index++) {
      const ended = now - between(3, 40) * DAY
      add(code(5), { ...profile, comment: stamp(ended, layout) }, usage(between(60, 14_000)))
    }
    // Sold, used and gone: only the sale is left.
    for (let index = 0; index < each * 3; index++)
      sell(old, code(5), now - between(1, 75) * DAY - between(0, 20) * HOUR, batchComment('vc', 5, now - 80 * DAY, ''))
  }
  oddities(add, sales, now, layout)
  return { users, sales, used }
}

function oddities(
  add: (name: string, item: Item, usage?: Used) => void,
  sales: Item[],
  now: number,
  layout: VoucherOptions['layout'],
): void {
  const day = { profile: '1HARI-3K' }
  add(
    'listrik',
    { ...day, comment: batchComment('vc', 311, now - 3 * DAY, 'mati lampu') },
    { uptime: '25m', bytes: 9_000_000 },
  )
  add(
    'habis1',
    { profile: '7HARI', 'limit-uptime': '1s', comment: stamp(now - DAY, layout) },
    { uptime: '6h', bytes: 5_000_000 },
  )
  add('dimatikan', { ...day, comment: 'vc-120-01.02.26-x', disabled: 'yes' })
  add('reset01', { ...day, comment: '' })
  add('rusak', { ...day, comment: '05-24/-23 16:05:11' }, { uptime: '1h', bytes: 1_000_000 })
  add('salfa', { ...day, comment: 'salfanet:7781' })
  add('kembar', { ...day, server: 'hotspot1', comment: 'vc-7-11.02.26-kembar' })
  add('kembar', { ...day, comment: 'vc-7-11.02.26-kembar' })
  add('promo1', { profile: 'PROMO', comment: 'vc-9-10.10.26-promo' })
  add(
    'pak-rt',
    { profile: 'kantor', comment: 'Pak RT, gratis', password: 'rahasia' },
    { uptime: '4w', bytes: 90_000_000 },
  )
  add('kasir', { profile: 'kantor', comment: '', password: 'rahasia' }, { uptime: '12w', bytes: 900_000_000 })
  const broken = stamp(now - 2 * DAY, layout).replace(' ', '-|-')
  sales.push(
    {
      name: `${broken}-|-x2k9p-|-dua ribu-|-10.5.50.9-|-AA:BB:CC:00:00:01-|-1d-|-1HARI-3K-|-`,
      owner: 'nov2026',
      source: '',
      comment: 'mikhmon',
    },
    { name: 'tidak utuh', owner: 'nov2026', source: '', comment: 'mikhmon' },
  )
}
