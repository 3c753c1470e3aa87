// Owns: selling vouchers out of a saldo: reserve, make, confirm or release.
// Must never: show a code that is not paid for, or take a rupiah for a code that does not work.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { DomainError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findPackage, type PackageView } from '../catalog'
import { post } from '../ledger'
import { listRouters } from '../routers'
import { findVoucher, makeForSale, presentStock, takeStock, type VoucherRow, voidVoucher } from '../vouchers'
import {
  availableOf,
  type Cost,
  costOf,
  HOLD_MS,
  MOST_PER_SALE,
  moneyOf,
  type SaleMoney,
  saleTransfers,
} from './domain'
import { resellerOf } from './people'
import { endSale, findSale, insertSale, type SaleRow, sharesOf, vouchersOf } from './sale-store'
import { findPrice, fundsOf, levelsOf, type ResellerRow } from './store'

export interface SellInput {
  readonly resellerId: string
  readonly packageId: string
  readonly quantity: number
  /** What his phone showed for one; another price is refused, not charged. */
  readonly shownPrice: number
  /** Null = the only router that sells it. */
  readonly routerId: string | null
}

export function activeReseller(db: ReadDb, id: string): ResellerRow {
  const row = resellerOf(db, id)
  if (!row.isActive) throw new DomainError('RESELLER_INACTIVE', { name: row.name })
  return row
}

/** What a package costs him now; throws when it is not in his list. */
export function costFor(db: ReadDb, resellerId: string, item: Pick<PackageView, 'id' | 'name'>): Cost {
  const cost = costOf(levelsOf(db, resellerId, item.id))
  if (!cost) throw new DomainError('RESELLER_NOT_ASSIGNED', { package: item.name })
  return cost
}

/** Rupiah that he may spend now: his saldo and his credit, less what waits for a router. */
export const spendable = (db: ReadDb, row: ResellerRow): Rupiah => availableOf(fundsOf(db, row))

export function assertFunds(db: ReadDb, row: ResellerRow, needed: number): void {
  const available = spendable(db, row)
  if (needed > available)
    throw new DomainError('RESELLER_FUNDS', {
      available: formatRupiah(available),
      needed: formatRupiah(rupiah(needed)),
    })
}

const routersOf = (db: ReadDb, item: PackageView) =>
  listRouters(db).filter(({ id }) => item.routerIds.length === 0 || item.routerIds.includes(id))

/** Stock of the place where it is sold, or codes made now, which wait for their router. One transaction. */
export function sellVouchers(tx: Tx, ctx: CommandContext, input: SellInput): { saleId: string; isHeld: boolean } {
  const { packageId, quantity } = input
  const row = activeReseller(tx, input.resellerId)
  const item = findPackage(tx, packageId)
  if (!item || item.isArchived || item.master.serviceType !== 'hotspot' || quantity > MOST_PER_SALE)
    throw new DomainError('PACKAGE_NOT_FOUND')
  const cost = costFor(tx, row.id, item)
  if (cost.operatorPrice !== input.shownPrice)
    throw new DomainError('RESELLER_PRICE_CHANGED', { package: item.name, price: formatRupiah(cost.operatorPrice) })
  const { amount, shares, commission } = moneyOf(cost, quantity, row.commissionPoints)
  assertFunds(tx, row, amount)

  const places = routersOf(tx, item)
  const place = input.routerId === null && places.length === 1 ? places[0]?.id : input.routerId
  const routerId = places.find(({ id }) => id === place)?.id
  if (routerId === undefined)
    throw new DomainError(places.length > 1 ? 'ROUTER_NOT_CHOSEN' : 'ROUTER_NOT_FOUND', { package: item.name })

  const saleId = ctx.newId()
  const isHeld = presentStock(tx, { packageId, routerId, now: ctx.now }) < quantity
  const wanted = { packageId, quantity, routerId, saleId }
  const vouchers = isHeld ? makeForSale(tx, ctx, wanted) : takeStock(tx, ctx, wanted)
  const sale: SaleRow = {
    ...newSale(tx, ctx, saleId),
    resellerId: row.id,
    kind: 'voucher',
    state: isHeld ? 'held' : 'confirmed',
    packageId,
    packageName: item.name,
    customerId: null,
    quantity,
    unitPrice: cost.operatorPrice,
    unitCustomerPrice: findPrice(tx, row.id, packageId)?.customerPrice ?? item.customerPrice,
    amount,
    commission,
    endedAt: isHeld ? null : ctx.now,
  }
  insertSale(tx, { row: sale, shares, voucherIds: vouchers.map(({ id }) => id) })
  if (!isHeld) bookSale(tx, ctx, sale, shares)
  recordAudit(tx, ctx, {
    action: isHeld ? 'reseller.reserve' : 'reseller.sell',
    subjectType: 'reseller',
    subjectId: row.id,
    detail: { number: sale.number, package: item.name, quantity, amount },
  })
  tx.publish('resellers', 'vouchers')
  return { saleId, isHeld }
}

/** What every sale begins with. */
export function newSale(tx: Tx, ctx: CommandContext, id: string) {
  return {
    id,
    number: nextNumberOfDay(tx, ctx, 'RS'),
    at: ctx.now,
    businessDay: ctx.businessDay,
    endReason: '',
  }
}

function bookSale(tx: Tx, ctx: CommandContext, sale: SaleRow, shares: SaleMoney['shares']): void {
  const { resellerId } = sale
  const money = { resellerId, amount: rupiah(sale.amount), commission: rupiah(sale.commission), shares }
  post(tx, ctx, {
    sourceType: 'reseller-sale',
    sourceId: sale.id,
    memo: `${sale.number} ${sale.quantity} x ${sale.packageName}`,
    transfers: saleTransfers(money, 'voucher-revenue'),
  })
}

/** Confirms a reservation whose codes are all on the router, releases one that will not come; else leaves it. */
export function settleSale(tx: Tx, ctx: CommandContext, saleId: string): SaleRow['state'] {
  const sale = findSale(tx, saleId)
  if (!sale) throw new DomainError('RESELLER_SALE_NOT_FOUND')
  if (sale.state !== 'held') return sale.state
  const vouchers = vouchersIn(tx, saleId)
  if (vouchers.some(isLost)) return releaseSale(tx, ctx, sale, 'Router menolak kodenya.')
  if (vouchers.every(({ routerState }) => routerState === 'present')) {
    endSale(tx, saleId, { state: 'confirmed', endedAt: ctx.now, endReason: '' })
    bookSale(
      tx,
      ctx,
      sale,
      sharesOf(tx, saleId).map((share) => ({ ...share, amount: rupiah(share.amount) })),
    )
    tx.publish('resellers')
    return 'confirmed'
  }
  return ctx.now - sale.at > HOLD_MS ? releaseSale(tx, ctx, sale, 'Router tidak menjawab.') : 'held'
}

const isLost = ({ state, routerState }: VoucherRow): boolean =>
  state === 'void' || state === 'lapsed' || routerState === 'failed' || routerState === 'removed'

const vouchersIn = (db: ReadDb, saleId: string): VoucherRow[] =>
  vouchersOf(db, saleId).flatMap((id) => findVoucher(db, id) ?? [])

/** Nobody has seen the codes: they are taken back, and the saldo is free again. */
export function releaseSale(tx: Tx, ctx: CommandContext, sale: SaleRow, reason: string): 'released' {
  if (!endSale(tx, sale.id, { state: 'released', endedAt: ctx.now, endReason: reason }))
    throw new DomainError('RESELLER_SALE_DONE')
  for (const { id, state } of vouchersIn(tx, sale.id))
    if (state === 'sold' || state === 'stock')
      voidVoucher(tx, ctx, { voucherId: id, reason: `${sale.number}: ${reason}` })
  recordAudit(tx, ctx, {
    action: 'reseller.release',
    subjectType: 'reseller',
    subjectId: sale.resellerId,
    detail: { number: sale.number, amount: sale.amount, reason },
  })
  tx.publish('resellers', 'vouchers')
  return 'released'
}
