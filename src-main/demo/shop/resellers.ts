// Owns: the demo's resellers: a warung that buys from its saldo, and an agent with a stall below him, with a week behind them.
// Must never: use real chance, or write a row that a command could write.
import type { PackageView } from '../../features/catalog'
import { savePrice, saveReseller, sellVouchers, topUp } from '../../features/resellers'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { type CalendarDate, daysBetween } from '../../shared/calendar-date'

export const RESELLER_DAYS = 7

interface Person {
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly creditLimit: number
  readonly commissionPoints: number
  /** Of the list: he stands below this one. */
  readonly below: string | null
  readonly saldo: number
  /** On top of what the shop asks of resellers. */
  readonly extra: number
}

const PEOPLE: readonly Person[] = [
  {
    name: 'Warung Bu Yati',
    phone: '6281390001111',
    address: 'Gg. Mawar No. 3',
    creditLimit: 0,
    commissionPoints: 0,
    below: null,
    saldo: 100_000,
    extra: 0,
  },
  {
    name: 'Konter Mas Adi',
    phone: '6281390002222',
    address: 'Jl. Kenanga No. 18',
    creditLimit: 50_000,
    commissionPoints: 250,
    below: null,
    saldo: 50_000,
    extra: 0,
  },
  {
    name: 'Lapak Dika',
    phone: '6281390003333',
    address: 'Pasar Sore blok B',
    creditLimit: 0,
    commissionPoints: 0,
    below: 'Konter Mas Adi',
    saldo: 30_000,
    extra: 200,
  },
]

export interface ResellerDay {
  readonly day: CalendarDate
  readonly today: CalendarDate
  readonly packages: readonly PackageView[]
  readonly routerId: string
  /** A moment of that day: of a person of the shop, or of the app. */
  readonly at: (hour: number, name: string | null) => CommandContext
  /** Ids by name, from day to day. */
  readonly known: Map<string, string>
}

/** Four fifths, in whole hundreds. */
const modalOf = (customerPrice: number): number => Math.floor((customerPrice * 0.8) / 100) * 100

/** One day of theirs; the first one makes them. */
export function resellersDay(tx: Tx, input: ResellerDay): void {
  const left = daysBetween(input.day, input.today)
  if (left > RESELLER_DAYS || left < 1) return
  if (input.known.size === 0) begin(tx, input)
  PEOPLE.forEach((person, index) => {
    const item = input.packages[index === 1 && left % 2 === 0 ? 1 : 0]
    if (item && (left + index) % 3 !== 0) sellOne(tx, input, person, item, 1 + ((left + index) % 2))
  })
}

function begin(tx: Tx, { at, known, packages }: ResellerDay): void {
  const owner = at(9, 'Bu Rini')
  for (const { below, saldo, extra, ...fields } of PEOPLE) {
    const parentId = below === null ? null : (known.get(below) ?? null)
    const { id: resellerId } = saveReseller(tx, owner, null, { ...fields, parentId, notes: '', isActive: true })
    known.set(fields.name, resellerId)
    for (const { id: packageId, customerPrice } of packages.slice(0, 2)) {
      const price = { operatorPrice: modalOf(customerPrice) + extra, customerPrice }
      savePrice(tx, owner, { resellerId, packageId, price })
    }
    const money = { resellerId, method: 'transfer', amount: saldo, reference: 'BCA 0917', note: '' } as const
    topUp(tx, owner, money)
  }
}

function sellOne(tx: Tx, input: ResellerDay, person: Person, item: PackageView, quantity: number): void {
  const id = input.known.get(person.name)
  if (id === undefined) return
  const ctx = { ...input.at(15, null), party: { kind: 'reseller', id, name: person.name } as const }
  const { routerId } = input
  const shownPrice = modalOf(item.customerPrice) + person.extra
  sellVouchers(tx, ctx, { resellerId: id, packageId: item.id, quantity, shownPrice, routerId })
}
