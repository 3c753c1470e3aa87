// Owns: what a customer can do with his saldo, and what he bought with it.
// Must never: be asked with another person's id; every function takes the customer of the session.
import type { ReadDb, Tx } from '../../platform/db/open'
import { hotspotLoginUrl } from '../../shared/paper/qr'
import { customerSpeed } from '../../shared/rate-limit'
import { listPackages } from '../catalog'
import { nextPriceOf } from '../invoices'
import { customerBalance } from '../ledger'
import { orderedVouchersOf } from '../orders'
import { findRouter } from '../routers'
import { extrasOf, subscriptionsOf } from '../subscriptions'
import { findVoucher, presentStock } from '../vouchers'
import { isUpgrade, nextPriceOn, renewalOf, routersOf } from './buying'
import type { Bought, OnSale } from './portal-contract'
import { purchasesOf } from './purchase-store'

const onSalePackages = (db: ReadDb, now: number): OnSale[] =>
  listPackages(db, { serviceType: 'hotspot' })
    .filter(({ isPublic, isArchived }) => isPublic && !isArchived)
    .map((item) => ({
      packageId: item.id,
      price: item.customerPrice,
      places: routersOf(db, item).map(({ id, name, wifiName }) => ({
        routerId: id,
        name: wifiName === '' ? name : wifiName,
        inStock: presentStock(db, { packageId: item.id, routerId: id, now }) > 0,
      })),
    }))

export const onSaleFor = (db: ReadDb, customerId: string, now: number) => ({
  balance: customerBalance(db, customerId),
  packages: onSalePackages(db, now),
})

const SHOWN = 40

/** How a voucher is used; all empty for what is none. */
function voucherWords(db: ReadDb, voucherId: number | null) {
  const voucher = voucherId === null ? undefined : findVoucher(db, voucherId)
  const router = voucher && findRouter(db, voucher.routerId)
  const code = voucher?.code ?? null
  return {
    code,
    password: voucher?.password ?? null,
    wifiName: router?.wifiName ?? '',
    loginUrl:
      code !== null && router && router.loginHost !== ''
        ? hotspotLoginUrl(router.loginHost, code, voucher?.password ?? code)
        : null,
    useBefore: voucher?.state === 'sold' ? voucher.useBefore : null,
    isVoid: voucher?.state === 'void',
  }
}

export function boughtBy(db: ReadDb & Pick<Tx, 'connection'>, customerId: string): Bought[] {
  const fromSaldo = purchasesOf(db, customerId, SHOWN).map(
    ({ id, number, at, kind, packageName, amount, voucherId }): Bought => ({
      ...{ id, number, at, kind, packageName, amount, orderId: null },
      ...voucherWords(db, voucherId),
    }),
  )
  const fromOrders = orderedVouchersOf(db, customerId, SHOWN).map(
    ({ orderId, orderNumber, paidAt, packageName, price, voucherId }): Bought => ({
      ...{ id: `${orderId}-${voucherId}`, number: orderNumber, at: paidAt, kind: 'order' as const, packageName },
      ...{ amount: price, orderId },
      ...voucherWords(db, voucherId),
    }),
  )
  return [...fromSaldo, ...fromOrders].toSorted((one, other) => other.at - one.at).slice(0, SHOWN)
}

export const servicesFor = (db: ReadDb, customerId: string) => ({
  balance: customerBalance(db, customerId),
  services: subscriptionsOf(db, customerId)
    .filter(({ state }) => state !== 'stopped')
    .map((view) => ({
      subscriptionId: view.id,
      packageName: view.packageName,
      serviceType: view.serviceType,
      price: view.monthlyPrice,
      cycleMonths: view.cycleMonths,
      ...nextPriceOf(db, view),
      extras: extrasOf(db, view.id),
      paidUntil: view.paidUntil,
      isMember: view.serviceType === 'hotspot',
      canRenew: view.state !== 'paused' && renewalOf(db, view) !== null,
      upgrades: listPackages(db, { serviceType: view.serviceType })
        .filter((item) => isUpgrade(db, view, item))
        .map((item) => ({
          packageId: item.id,
          name: item.name,
          rateText: customerSpeed(item.master.rateLimit),
          cyclePrice: nextPriceOn(db, view, item).cyclePrice,
        })),
    })),
})
