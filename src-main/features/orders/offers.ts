// Owns: what may be ordered now, and how a package is shown before it is configured.
// Must never: show or sell a Privat package to the portal.
import type { ReadDb } from '../../platform/db/open'
import { cycleTotal } from '../../shared/cycle-price'
import { formatDuration } from '../../shared/duration'
import { DomainError, fieldError } from '../../shared/errors'
import { rupiah, timesRupiah } from '../../shared/money'
import { cyclePriceOf, findPackage, listPackages, orderingOf, type PackageView } from '../catalog'
import { listRouters } from '../routers'
import { getSetting } from '../settings'
import { isMonthly, type Sellable } from './domain'
import type { Offer } from './shapes'

export type Channel = 'portal' | 'counter'

/** At the counter Privat ones too; a Privat one at the portal is as unknown as any. */
const isSoldAt = (channel: Channel, { isArchived, isPublic }: PackageView): boolean =>
  !isArchived && (channel === 'counter' || isPublic)

/** `field`: where the package stands in the input. */
export function sellableOf(db: ReadDb, packageId: string, channel: Channel, field: string): Sellable {
  const pack = findPackage(db, packageId)
  if (!pack || !isSoldAt(channel, pack)) throw fieldError(field, 'PACKAGE_NOT_FOUND')
  return toSellable(db, pack)
}

/** For what was ordered and paid already: whatever the catalogue says now. */
export const placesOf = (db: ReadDb, pack: PackageView) =>
  pack.master.serviceType === 'other'
    ? []
    : listRouters(db)
        .filter(({ id }) => pack.routerIds.length === 0 || pack.routerIds.includes(id))
        .map(({ id, name }) => ({ id, name }))

const toSellable = (db: ReadDb, pack: PackageView): Sellable => ({
  pack,
  ordering: orderingOf(db, pack.id),
  places: placesOf(db, pack),
  cyclePrice: (months, extras) =>
    cycleTotal({
      monthlyPrice: pack.customerPrice,
      cyclePrice: cyclePriceOf(db, pack.id, months),
      extras,
      months,
      discounts: getSetting(db, 'billing'),
    }).price,
})

export function offerOf(db: ReadDb, packageId: string): Offer {
  const pack = findPackage(db, packageId)
  if (!pack || !isSoldAt('portal', pack)) throw new DomainError('PACKAGE_NOT_FOUND')
  return toOffer(toSellable(db, pack))
}

export const counterOffers = (db: ReadDb): Offer[] =>
  listPackages(db)
    .filter((pack) => isSoldAt('counter', pack))
    .map((pack) => toOffer(toSellable(db, pack)))

const toOffer = ({ pack, ordering, places, cyclePrice }: Sellable): Offer => ({
  packageId: pack.id,
  name: pack.name,
  serviceType: pack.master.serviceType,
  billingType: pack.master.billingType,
  price: pack.customerPrice,
  durationText: durationOf(pack),
  rateText: pack.master.rateLimit?.split(' ')[0] ?? '',
  asksDomain: ordering.asksDomain,
  installFee: ordering.installFee,
  cycles: ordering.cycles.map(({ months }) => {
    const price = cyclePrice(months, rupiah(0))
    return { months, price, saving: rupiah(Math.max(0, timesRupiah(pack.customerPrice, months) - price)) }
  }),
  options: ordering.options,
  places: [...places],
})

function durationOf(pack: PackageView): string {
  const { activeSeconds, serviceType } = pack.master
  if (isMonthly(pack)) return 'per bulan'
  if (activeSeconds === null) return ''
  const length = formatDuration(activeSeconds)
  return serviceType === 'hotspot' ? `${length} sejak login pertama` : length
}
