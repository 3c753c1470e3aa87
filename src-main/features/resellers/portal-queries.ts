// Owns: read models of one reseller for his own phone.
// Must never: be asked with another reseller's id; every function takes the reseller of the session.
import type { ReadDb, Tx } from '../../platform/db/open'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import { formatDuration } from '../../shared/duration'
import { DomainError } from '../../shared/errors'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import { isPhone, showPhone } from '../../shared/phone'
import { parseQris } from '../../shared/qris'
import { findPackage, listPackages, type PackageView } from '../catalog'
import { findCustomer } from '../customers'
import { openInvoicesOf } from '../invoices'
import { listRouters } from '../routers'
import { getSetting } from '../settings'
import { subscriptionsOf } from '../subscriptions'
import { findVoucher, presentStock } from '../vouchers'
import { availableOf, costOf, MOST_PER_SALE, marginOf, moneyOf } from './domain'
import { openDeposits } from './money'
import { resellerOf } from './people'
import type { ForSale, OwnCustomer, SoldVouchers } from './portal-contract'
import { priceItems, toSale } from './queries'
import { renewalOf } from './renewing'
import { earnedBy, findSale, type SaleRow, vouchersOf } from './sale-store'
import { childrenOf, customersOf, findPrice, fundsOf, levelsOf } from './store'

type Readable = ReadDb & Pick<Tx, 'connection'>

export function homeOf(db: Readable, resellerId: string, today: string) {
  const row = resellerOf(db, resellerId)
  const funds = fundsOf(db, row)
  return {
    number: row.number,
    name: row.name,
    ...funds,
    available: availableOf(funds),
    today: earnedBy(db, resellerId, { from: today, until: today }),
    children: childrenOf(db, resellerId).length,
    customers: customersOf(db, resellerId).length,
    openDeposits: openDeposits(db).filter((one) => one.resellerId === resellerId).length,
  }
}

const durationOf = ({ master }: PackageView): string =>
  master.activeSeconds === null ? 'Tanpa batas waktu' : `${formatDuration(master.activeSeconds)} sejak login pertama`

/** What is not in his list is not there. */
export function packagesFor(db: ReadDb, resellerId: string, now: number): ForSale[] {
  const { commissionPoints } = resellerOf(db, resellerId)
  return listPackages(db, { serviceType: 'hotspot' }).flatMap((item) => {
    const cost = costOf(levelsOf(db, resellerId, item.id))
    const own = findPrice(db, resellerId, item.id)
    if (!cost || !own || item.isArchived) return []
    const routers = listRouters(db).filter(({ id }) => item.routerIds.length === 0 || item.routerIds.includes(id))
    return [
      {
        packageId: item.id,
        name: item.name,
        durationText: durationOf(item),
        operatorPrice: cost.operatorPrice,
        customerPrice: own.customerPrice,
        margins: Array.from({ length: MOST_PER_SALE }, (_, at) =>
          marginOf(own.customerPrice * (at + 1), moneyOf(cost, at + 1, commissionPoints)),
        ),
        routers: routers.map(({ id, name, wifiName }) => ({
          id,
          name: wifiName || name,
          stock: presentStock(db, { packageId: item.id, routerId: id, now }),
        })),
      },
    ]
  })
}

/** Another reseller's sale is as unknown as one that does not exist. */
export function ownSale(db: ReadDb, resellerId: string, id: string): SaleRow {
  const sale = findSale(db, id)
  if (sale?.resellerId !== resellerId) throw new DomainError('RESELLER_SALE_NOT_FOUND')
  return sale
}

export function saleFor(db: ReadDb, resellerId: string, id: string): SoldVouchers {
  const sale = ownSale(db, resellerId, id)
  const rows = sale.state === 'confirmed' ? vouchersOf(db, id).flatMap((one) => findVoucher(db, one) ?? []) : []
  const item = findPackage(db, sale.packageId)
  const router = listRouters(db).find((one) => one.id === rows[0]?.routerId)
  return {
    ...toSale(db, sale),
    vouchers: rows.map(({ code, password, useBefore }) => ({ code, password, useBefore })),
    unitCustomerPrice: sale.unitCustomerPrice,
    durationText: item ? durationOf(item) : '',
    wifiName: router?.wifiName ?? '',
    shopName: getSetting(db, 'shop').name,
  }
}

export function ownCustomers(db: ReadDb, resellerId: string, today: string): OwnCustomer[] {
  const { commissionPoints } = resellerOf(db, resellerId)
  return customersOf(db, resellerId).flatMap((id) => {
    const customer = findCustomer(db, id)
    if (!customer) return []
    const bills = openInvoicesOf(db, id, today)
    return [
      {
        id,
        number: customer.number,
        name: customer.name,
        phone: isPhone(customer.phone) ? showPhone(customer.phone) : '',
        services: subscriptionsOf(db, id)
          .filter(({ state }) => state !== 'stopped')
          .map((subscription) => ({
            subscriptionId: subscription.id,
            packageName: subscription.packageName,
            state: subscription.state,
            paidUntil: subscription.paidUntil,
            renewals: [...bills.filter((bill) => bill.subscriptionId === subscription.id), null].flatMap((bill) => {
              const renewal = renewalOf(db, resellerId, subscription, bill)
              if (!renewal) return []
              const { price, cost } = renewal
              const title = bill ? bill.number : 'Perpanjang'
              const money = moneyOf(cost, 1, commissionPoints)
              const bought = { price, cost: money.amount, margin: marginOf(price, money) }
              return [{ invoiceId: bill?.id ?? null, title, dueDay: bill?.dueDay ?? null, ...bought }]
            }),
          })),
      },
    ]
  })
}

const AMOUNT_TAG = '54'

/** A code that carries an amount is no code for a deposit. */
export function payToOf(db: ReadDb) {
  const text = getSetting(db, 'qris').text
  const qris = parseQris(text)
  const matrix = qris && !qris.tags.some(({ id }) => id === AMOUNT_TAG) ? makeQrMatrix(text.trim()) : null
  return {
    payTo: getSetting(db, 'billing').payTo,
    qris: qris && matrix && { merchant: qris.merchant, path: qrSvgPath(matrix), size: matrix.size + 2 * quietZone },
  }
}

export const childrenWithPrices = (db: ReadDb, resellerId: string) =>
  childrenOf(db, resellerId).map(({ id, number, name }) => ({ id, number, name, prices: priceItems(db, id) }))
