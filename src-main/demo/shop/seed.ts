// Owns: filling an empty demo: people, packages, router, stock and three weeks of sales, through the real commands.
// Must never: write a table that a command could write; only the past (states that time would have made) is written directly.

import { createFromTemplates, type PackageView } from '../../features/catalog'
import type { Receiving } from '../../features/files'
import { makeRunner, startRun } from '../../features/invoices'
import type { Paid } from '../../features/payments'
import { savePrinter } from '../../features/printing'
import { saveRouter } from '../../features/routers'
import { sell } from '../../features/sales'
import { getSetting, setSetting } from '../../features/settings'
import { createUser, listUsers } from '../../features/users'
import { createBatch } from '../../features/vouchers'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { uuidV7 } from '../../platform/ids'
import type { Log } from '../../platform/log'
import type { Passwords } from '../../platform/passwords'
import type { Random } from '../../platform/random'
import type { Secrets } from '../../platform/secrets'
import { addDays, addMonths, businessDay, type CalendarDate, instantOf } from '../../shared/calendar-date'
import { presetProfile } from '../../shared/paper/profile'
import { qrisCrc } from '../../shared/qris'
import type { SimRouter } from '../router'
import { cardsDay } from './cards'
import { inShift } from './drawer'
import { ISP_MONTHS, neighboursPay, settleHomes } from './isp'
import { ordersDay, sendProof } from './orders'
import { agePast } from './past'
import { demoPromos } from './promos'
import { resellersDay } from './resellers'
import { demoServices } from './services'
import {
  DEMO_PAY_TO,
  DEMO_PEOPLE,
  DEMO_PIN,
  DEMO_ROUTER,
  DEMO_SHOP,
  HISTORY_DAYS,
  type StorySale,
  seededChance,
  tellSales,
} from './story'
import { ticketsDay } from './tickets'

export interface SeedDeps {
  readonly db: Db
  readonly log: Log
  readonly secrets: Secrets
  readonly passwords: Passwords
  readonly random: Random
  readonly now: number
  readonly routerPort: number
  readonly sim: SimRouter
  /** What follows a payment in the shop: isolir opens, orders become services. */
  readonly paid: Paid
  readonly receiving: Receiving
  /** Resolves when nothing waits in the outbox any more. */
  readonly drained: () => Promise<void>
}

const DAY_MS = 86_400_000
/** Codes a package gets at a time; the first three weeks use about this many of the best seller. */
const BATCHES = [[250, 250, 250], [250, 150], [60]] as const

/** Runs while the background works: the stock reaches the simulated router the way a shop's would. */
export async function seedDemoShop(deps: SeedDeps): Promise<void> {
  const { db } = deps
  const today = businessDay(deps.now, DEMO_SHOP.zone)
  const opening = addMonths(today, -ISP_MONTHS)
  const opened = instantOf(opening, DEMO_SHOP.zone, 0, 5)
  const secretHash = await deps.passwords.hash(DEMO_PIN)
  const at = (instant: number, name: string | null): CommandContext => contextAt(deps, instant, name)
  const dayOf = (instant: number): CalendarDate => businessDay(instant, DEMO_SHOP.zone)

  db.transact((tx) => {
    setSetting(tx, 'shop', DEMO_SHOP, opened)
    setSetting(tx, 'qris', { text: demoQris() }, opened)
    // a preview was seen and approved two months ago
    setSetting(tx, 'billing', { ...getSetting(tx, 'billing'), firstRunApproved: true, payTo: DEMO_PAY_TO }, opened)
    setSetting(tx, 'lan', { ...getSetting(tx, 'lan'), forRegistration: true }, opened)
    for (const { name, role } of DEMO_PEOPLE) createUser(tx, at(opened, null), { name, role, secretHash })
  })
  const packages = db.transact((tx) => {
    const ctx = at(opened + 1000, 'Bu Rini')
    const { made } = createFromTemplates(tx, ctx, ['warkop-3-jam', 'harian-hemat', 'anak-kos-hemat'])
    const order = ['Warkop 3 Jam', 'Harian Hemat', 'Anak Kos Hemat']
    const packages = made.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
    demoPromos(tx, ctx, packages)
    return packages
  })
  const routerId = db.transact((tx) =>
    pointRouter(tx, at(opened + 2000, 'Bu Rini'), deps.secrets, null, deps.routerPort),
  )
  db.transact((tx) => {
    packages.forEach(({ id }, index) => {
      for (const quantity of BATCHES[index] ?? [])
        createBatch(tx, at(deps.now - (HISTORY_DAYS + 1) * DAY_MS, 'Bu Rini'), {
          packageId: id,
          routerId,
          quantity,
          reason: 'Stok awal',
        })
    })
  })
  db.transact((tx) =>
    settleHomes(tx, at(opened + 4000, 'Bu Rini'), {
      secrets: deps.secrets,
      routerId,
      at: (instant) => at(instant, null),
    }),
  )
  db.transact((tx) => demoServices(tx, at(opened + 5000, 'Bu Rini')))
  await deps.drained()

  const chance = seededChance(77)
  const resellers = new Map<string, string>()
  const unpaid = new Map<string, string>()
  const cards = new Map<string, string>()
  const tickets = new Map<string, string>()
  const story = Map.groupBy(tellSales(today, DEMO_SHOP.zone, deps.now), (sale) => businessDay(sale.at, DEMO_SHOP.zone))
  for (let day = opening; day <= today; day = addDays(day, 1)) {
    await billHomes(deps, instantOf(day, DEMO_SHOP.zone, 0, 30))
    db.transact((tx) => workDay(tx, { deps, day, today, chance, packages, routerId, sales: story.get(day) ?? [] }))
    const moment = (hour: number, name: string | null) =>
      contextAt(deps, Math.min(instantOf(day, DEMO_SHOP.zone, hour, 20), deps.now - 60_000), name)
    db.transact((tx) => resellersDay(tx, { day, today, packages, routerId, at: moment, known: resellers }))
    const ordering = { day, today, secrets: deps.secrets, paid: deps.paid, known: unpaid }
    db.transact((tx) => ordersDay(tx, { ...ordering, at: moment }))
    db.transact((tx) => cardsDay(tx, { ...ordering, at: moment, known: cards, resellers }))
    db.transact((tx) => ticketsDay(tx, { day, now: deps.now, dayOf, at, known: tickets, resellers }))
  }
  await deps.drained()
  await sendProof(db, deps.receiving, at(deps.now - 1000, null), unpaid)
  agePast(db, deps.sim, deps.now)
  db.transact((tx) => {
    const profile = {
      ...presetProfile('58-generik', { id: '', name: 'Printer di layar', transport: { k: 'virtual' } }),
      drawer: 'pin2' as const,
    }
    savePrinter(tx, at(deps.now - 1000, 'Bu Rini'), { id: null, profile })
  })
}

interface WorkDay {
  readonly deps: SeedDeps
  readonly day: CalendarDate
  readonly today: CalendarDate
  readonly chance: () => number
  readonly packages: readonly PackageView[]
  readonly routerId: string
  readonly sales: readonly StorySale[]
}

/** Siti from eight to four, Budi until closing: each with a drawer of their own. Today's drawer is still to be opened. */
function workDay(tx: Tx, { deps, day, today, chance, packages, routerId, sales }: WorkDay): void {
  const moment = (hour: number, minute: number, name: string) =>
    contextAt(deps, instantOf(day, DEMO_SHOP.zone, hour) + minute * 60_000, name)
  const sellTo = (cashier: string, inside: (ctx: CommandContext) => CommandContext) => {
    for (const part of sales) {
      const item = packages[part.package]
      if (item && part.cashier === cashier)
        sellAs(tx, inside(contextAt(deps, part.at, cashier)), { item, part, routerId })
    }
  }
  const approverId = listUsers(deps.db).find(({ role }) => role === 'owner')?.id ?? ''
  if (day === today) {
    for (const name of ['Siti', 'Budi']) sellTo(name, (ctx) => ctx)
    return
  }
  const shiftOf = (name: string, from: number, to: number) => ({
    opening: moment(from, -15, name),
    closing: moment(to, 5, name),
    approverId,
  })
  inShift(tx, shiftOf('Siti', 8, 16), chance, (inside) => {
    neighboursPay(
      tx,
      (minute) => inside(moment(8, minute % 470, 'Siti')),
      chance,
      () => undefined,
    )
    sellTo('Siti', inside)
  })
  if (sales.some(({ cashier }) => cashier === 'Budi'))
    inShift(tx, shiftOf('Budi', 16, 23), chance, (inside) => sellTo('Budi', inside))
}

/** The bills of that day, by the real run. */
async function billHomes(deps: SeedDeps, instant: number): Promise<void> {
  const { db, log } = deps
  const context = () => contextAt(deps, instant, null)
  db.transact((tx) => {
    startRun(tx, context(), { due: 0, allowsMany: false })
  })
  await makeRunner({ db, log, context }).work()
}

interface SoldAs {
  readonly item: PackageView
  readonly part: StorySale
  readonly routerId: string
}

function sellAs(tx: Tx, ctx: CommandContext, { item, part, routerId }: SoldAs): void {
  const amount = item.customerPrice * part.quantity
  const received = part.method === 'cash' ? Math.ceil(amount / 5000) * 5000 : amount
  const reference = part.method === 'cash' ? '' : String(100_000 + (part.at % 899_999))
  sell(tx, ctx, {
    lines: [{ packageId: item.id, quantity: part.quantity, shownPrice: item.customerPrice }],
    payments: [{ method: part.method, amount, received, reference }],
    routerId,
  })
}

/** The demo's router answers at another port at every start. */
export function pointRouter(tx: Tx, ctx: CommandContext, secrets: Secrets, id: string | null, port: number): string {
  const { name, wifiName, loginHost, username, password } = DEMO_ROUTER
  const router = {
    name,
    host: '127.0.0.1',
    port,
    useTls: false,
    username,
    password,
    hotspotServer: 'all',
    wifiName,
    loginHost,
    pinSha256: null,
  }
  return saveRouter(tx, ctx, secrets, { id, router }).id
}

function contextAt(deps: SeedDeps, now: number, name: string | null): CommandContext {
  const person = name === null ? undefined : listUsers(deps.db).find((user) => user.name === name)
  const device = getSetting(deps.db, 'device')
  if (!device) throw new Error('the device has no identity')
  return {
    now,
    businessDay: businessDay(now, DEMO_SHOP.zone),
    shiftId: null,
    zone: DEMO_SHOP.zone,
    actor: person ? { id: person.id, name: person.name, role: person.role } : null,
    device,
    newId: uuidV7({ now: () => now }, deps.random),
    random: deps.random,
  }
}

/** A QRIS that no bank knows: it shows the flow and pays nobody. */
function demoQris(): string {
  const tag = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`
  const account = tag('00', 'ID.CO.DEMO.WWW') + tag('01', '936000000000000000') + tag('02', 'DEMO00000000001')
  const body = [
    tag('00', '01'),
    tag('01', '11'),
    tag('26', account),
    tag('52', '4814'),
    tag('53', '360'),
    tag('58', 'ID'),
    tag('59', 'WARKOP DEMO'),
    tag('60', 'SLEMAN'),
  ].join('')
  return `${body}6304${qrisCrc(`${body}6304`)}`
}
