// Owns: the demo's other half: two hundred homes around the warkop that pay by the month, with two months behind them.
// Must never: use real chance; the same neighbours every time.
import { createPackage, type PackageView } from '../../features/catalog'
import { createCustomer, saveArea } from '../../features/customers'
import { openInvoicesOf } from '../../features/invoices'
import { pay } from '../../features/payments'
import { createSubscription } from '../../features/subscriptions'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { addDays, addMonths, type CalendarDate, calendarDate, daysBetween } from '../../shared/calendar-date'
import { DEFAULT_CODE_SHAPE } from '../../shared/voucher-code'
import { seededChance } from './story'

export const HOMES_COUNT = 200
/** Bills that the demo begins with go back so far. */
export const ISP_MONTHS = 2

// biome-ignore format: a list of names
const FIRST_NAMES = [
  'Slamet', 'Sri', 'Agus', 'Wati', 'Bambang', 'Endang', 'Joko', 'Yuni', 'Hendra', 'Rina', 'Dwi', 'Tri', 'Eko', 'Nur',
  'Ahmad', 'Siti', 'Fajar', 'Dewi', 'Rudi', 'Lina', 'Made', 'Ketut', 'Asep', 'Ujang', 'Maria', 'Yohanes', 'Putri', 'Galih',
]
// biome-ignore format: a list of names
const LAST_NAMES = [
  'Santoso', 'Wijaya', 'Lestari', 'Rahayu', 'Hidayat', 'Saputra', 'Handayani', 'Nugroho', 'Kurniawan', 'Susanti',
  'Prasetyo', 'Utami', 'Setiawan', 'Anggraini', 'Maulana', 'Wulandari', 'Siregar', 'Simanjuntak', 'Hasanah', 'Firmansyah',
]
const AREAS = ['RT 01 Melati', 'RT 02 Kenanga', 'RT 03 Mawar', 'Perum Griya Asri', 'Kos Bu Tini'] as const
const STREETS = ['Jl. Melati', 'Jl. Kenanga', 'Gg. Mawar', 'Blok C', 'Kamar'] as const

interface Monthly {
  readonly name: string
  readonly serviceType: 'pppoe' | 'static' | 'other'
  readonly price: number
  readonly modal: number
  readonly rate: string | null
}

interface Offer extends Monthly {
  /** Out of a hundred homes. */
  readonly share: number
}

/** "Paket Family 10Mbps", "Paket Gamer 20Mbps": seeds/katalog-layanan.txt. */
const OFFERS: readonly Offer[] = [
  { name: 'Paket Rumahan 5Mbps', serviceType: 'pppoe', price: 110_000, modal: 90_000, rate: '2M/5M', share: 42 },
  { name: 'Paket Family 10Mbps', serviceType: 'pppoe', price: 150_000, modal: 120_000, rate: '2M/10M', share: 38 },
  { name: 'Paket Gamer 20Mbps', serviceType: 'pppoe', price: 250_000, modal: 205_000, rate: '10M/20M', share: 14 },
  { name: 'Kantor IP Statis 20Mbps', serviceType: 'static', price: 400_000, modal: 330_000, rate: '20M/20M', share: 4 },
  { name: 'Sewa CCTV', serviceType: 'other', price: 75_000, modal: 40_000, rate: null, share: 2 },
]

const BILLING_DAYS = [1, 1, 1, 5, 10, 10, 15, 20, 25] as const

export interface IspDeps {
  readonly secrets: Secrets
  readonly routerId: string
  readonly at: (instant: number) => CommandContext
}

/** Areas, packages and homes, as they were made `ISP_MONTHS` ago and more. One transaction. */
export function settleHomes(tx: Tx, ctx: CommandContext, { secrets, routerId }: IspDeps): void {
  const chance = seededChance(200)
  const pick = <T>(from: readonly T[]): T => chosen(from, chance)
  const packages = OFFERS.map((offer) => ({ offer, item: monthlyPackage(tx, ctx, offer) }))
  const areas = AREAS.map((name) => saveArea(tx, ctx, { id: null, name, isArchived: false }))
  let address = 10
  for (let index = 0; index < HOMES_COUNT; index++) {
    const place = Math.floor(chance() * AREAS.length)
    const name = `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`
    const customer = createCustomer(tx, ctx, {
      name,
      phone: chance() < 0.94 ? `628${String(1_000_000_000 + Math.floor(chance() * 8_999_999_999)).slice(0, 10)}` : '',
      address: `${STREETS[place] ?? ''} No. ${1 + Math.floor(chance() * 60)}`,
      areaId: areas[place]?.id ?? null,
    })
    const { offer, item } = shareOut(packages, chance() * 100)
    const startDay = addDays(addMonths(ctx.businessDay, -1), -Math.floor(chance() * 300))
    const billingDay = pick(BILLING_DAYS)
    createSubscription(
      tx,
      ctx,
      {
        customerId: customer.id,
        packageId: item.id,
        routerId: offer.serviceType === 'other' ? null : routerId,
        username: offer.serviceType === 'pppoe' ? `${name.toLowerCase().replaceAll(' ', '.')}${index + 1}` : null,
        address: offer.serviceType === 'static' ? `10.20.0.${address++}` : null,
        staticKind: offer.serviceType === 'static' ? 'queue' : null,
        billingDay,
        startDay,
        // what was billed before LoketNet came, was billed elsewhere
        billedUntil: nextOn(ctx.businessDay, billingDay),
      },
      { secrets },
    )
  }
}

const nextOn = (day: CalendarDate, billingDay: number): CalendarDate => {
  const inMonth = calendarDate(`${day.slice(0, 8)}${String(billingDay).padStart(2, '0')}`)
  return inMonth >= day ? inMonth : addMonths(inMonth, 1)
}

export function monthlyPackage(tx: Tx, ctx: CommandContext, offer: Monthly): PackageView {
  return createPackage(tx, ctx, {
    name: offer.name,
    customerPrice: offer.price,
    operatorPrice: offer.modal,
    isPublic: true,
    tileColor: 'pandan',
    tileOrder: null,
    stockMinimum: 0,
    refillQuantity: 0,
    codeFormat: DEFAULT_CODE_SHAPE,
    routerIds: [],
    master: {
      kind: 'new',
      serviceType: offer.serviceType,
      billingType: 'monthly',
      spec: {
        rateLimit: offer.rate,
        activeSeconds: null,
        shelfSeconds: null,
        uptimeQuotaSeconds: null,
        volumeQuotaBytes: null,
        sharedUsers: 1,
        lockToFirstMac: false,
        pool: offer.serviceType === 'pppoe' ? 'ppp-pool' : null,
        pppProfile: null,
      },
    },
  })
}

const chosen = <T>(from: readonly T[], chance: () => number): T => {
  const one = from[Math.floor(chance() * from.length)]
  if (one === undefined) throw new RangeError('nothing to pick from')
  return one
}

function shareOut<T extends { readonly offer: Offer }>(from: readonly T[], dice: number): T {
  let left = dice
  for (const one of from) {
    left -= one.offer.share
    if (left < 0) return one
  }
  const [first] = from
  if (!first) throw new RangeError('no offers')
  return first
}

/** How a neighbour pays: the same character all his life. */
type Habit = 'early' | 'usual' | 'late' | 'never'

function habitOf(customerId: string): Habit {
  const mark = [...customerId].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1000, 7) % 100
  if (mark < 35) return 'early'
  if (mark < 85) return 'usual'
  return mark < 96 ? 'late' : 'never'
}

/** Chance that he comes today, by days until the bill is due. */
function chanceToday(habit: Habit, daysLeft: number): number {
  switch (habit) {
    case 'early':
      return 0.45
    case 'usual':
      return daysLeft > 5 ? 0.04 : 0.3
    case 'late':
      return daysLeft > -2 ? 0.01 : 0.25
    case 'never':
      return 0
  }
}

/** Who comes to the counter on this day with his bill; what he pays is paid by the real command. Returns how many paid. */
export function neighboursPay(
  tx: Tx,
  at: (minute: number) => CommandContext,
  dice: () => number,
  paid: (tx: Tx, ctx: CommandContext, customerId: string) => void,
): number {
  const today = at(0).businessDay
  const open = tx.connection
    .prepare<[], { customerId: string; dueDay: string }>(
      `select customer_id as customerId, min(due_day) as dueDay from invoice where state = 'unpaid' and kind <> 'order' group by customer_id order by min(id)`,
    )
    .all()
  let count = 0
  for (const { customerId, dueDay } of open) {
    const daysLeft = daysBetween(today, calendarDate(dueDay))
    if (dice() >= chanceToday(habitOf(customerId), daysLeft)) continue
    const ctx = at(Math.floor(dice() * 700))
    const bills = openInvoicesOf(tx, customerId, today).filter(({ kind }) => kind !== 'order')
    const total = bills.reduce((sum, bill) => sum + bill.total - bill.paid, 0)
    if (total === 0) continue
    const method = dice() < 0.7 ? 'cash' : dice() < 0.6 ? 'transfer' : 'qris'
    const received = method === 'cash' ? Math.ceil(total / 50_000) * 50_000 : total
    const reference = method === 'cash' ? '' : String(100_000 + Math.floor(dice() * 899_999))
    const invoiceIds = bills.map(({ id }) => id)
    pay(tx, ctx, { customerId, parts: [{ method, amount: total, received, reference }], invoiceIds }, paid)
    count++
  }
  return count
}
