// Owns: read models of the counter: tiles, today's sales, the owner's 30 days.
// Must never: write.
import { sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { addDays, type CalendarDate } from '../../shared/calendar-date'
import { daySeries, numberInSeries } from '../../shared/paper-number'
import { explainRate, parseRouterRateLimit } from '../../shared/rate-limit'
import { listPackages } from '../catalog'
import { countCopies, hasPrinter, newestPaper } from '../printing'
import { listRouters } from '../routers'
import { getSetting } from '../settings'
import { findUser } from '../users'
import { findVoucherByCode, presentStock } from '../vouchers'
import type { PaymentMethod } from './contract'
import { isShortNumber, RECEIPT_SERIES } from './domain'
import { refundTotal } from './receipt'
import {
  findByReceiptNumber,
  findSale,
  linesOf,
  listSales,
  paymentsOf,
  type SaleRow,
  saleOfVoucher,
  vouchersOf,
} from './store'
import { refund, sale, saleLine, salePayment } from './tables'
import { activeText, termsOf } from './terms'

export interface TilesInput {
  readonly routerId: string | null
  readonly now: number
  readonly isOnline: (routerId: string) => boolean
  /** Why selling by time warns on a router now: its clock. */
  readonly clockWarning?: (db: ReadDb, routerId: string) => string | null
}

export function tilesOf(db: ReadDb, { routerId, now, isOnline, clockWarning }: TilesInput) {
  const routers = listRouters(db).map(({ id, name }) => ({ id, name, isOnline: isOnline(id) }))
  const packages = listPackages(db, { serviceType: 'hotspot' }).filter(
    ({ routerIds }) => routerId === null || routerIds.length === 0 || routerIds.includes(routerId),
  )
  const tiles = packages
    .toSorted((one, other) => one.tileOrder - other.tileOrder || one.name.localeCompare(other.name, 'id'))
    .map((item) => {
      const stock = presentStock(db, { packageId: item.id, routerId, now })
      const own = routers.filter(
        ({ id }) =>
          (routerId === null || id === routerId) && (item.routerIds.length === 0 || item.routerIds.includes(id)),
      )
      return {
        packageId: item.id,
        name: item.name,
        price: item.customerPrice,
        color: item.tileColor,
        activeText: activeText(termsOf(item)),
        rateText: rateText(item.master.rateLimit),
        stock,
        isLow: stock < item.stockMinimum,
        canMakeNow: own.some((router) => router.isOnline),
        note:
          item.master.activeSeconds === null
            ? null
            : (own.flatMap(({ id }) => clockWarning?.(db, id) ?? [])[0] ?? null),
      }
    })
  return {
    tiles,
    routers,
    offlineSale: getSetting(db, 'policy').offlineSale,
    hasQris: getSetting(db, 'qris').text !== '',
    hasPrinter: hasPrinter(db),
  }
}

function rateText(rateLimit: string | null): string {
  if (rateLimit === null) return ''
  const parsed = parseRouterRateLimit(rateLimit)
  return parsed.ok ? explainRate(parsed.rate) : rateLimit
}

export function toSaleItem(db: ReadDb, row: SaleRow) {
  return {
    id: row.id,
    receiptNumber: row.receiptNumber,
    at: row.at,
    businessDay: row.businessDay,
    cashierName: findUser(db, row.cashierId)?.name ?? '',
    total: row.total,
    refunded: refundTotal(db, row.id),
    methods: [...new Set(paymentsOf(db, row.id).map(({ method }) => method))],
    summary: linesOf(db, row.id)
      .map(({ quantity, packageName }) => `${quantity}x ${packageName}`)
      .join(', '),
    voucherCount: vouchersOf(db, row.id).length,
    copies: countCopies(db, row.id),
    paper: newestPaper(db, row.id),
  }
}

export interface ListInput {
  readonly after: string | null
  readonly limit: number
  readonly day: string | null
  readonly search: string
}

type Today = Pick<CommandContext, 'businessDay' | 'device'>

export function pageOfSales(db: ReadDb, input: ListInput, today: Today) {
  const wanted = input.search.trim()
  if (wanted !== '') {
    const row = findSaleBy(db, wanted, today)
    return { rows: row ? [toSaleItem(db, row)] : [], next: null }
  }
  const rows = listSales(db, { day: input.day, before: readCursor(input.after), limit: input.limit })
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => toSaleItem(db, row)),
    next: last && rows.length === input.limit ? `${last.at}~${last.id}` : null,
  }
}

/** A whole code, a receipt number, or the last figures of a number of today. */
function findSaleBy(db: ReadDb, wanted: string, { businessDay, device }: Today): SaleRow | undefined {
  const upper = wanted.toUpperCase()
  const voucher = findVoucherByCode(db, upper) ?? findVoucherByCode(db, wanted)
  const link = voucher && saleOfVoucher(db, voucher.id)
  if (link) return findSale(db, link.saleId)
  if (!isShortNumber(wanted)) return findByReceiptNumber(db, upper)
  return findByReceiptNumber(db, numberInSeries(daySeries(RECEIPT_SERIES, businessDay, device.label), Number(wanted)))
}

function readCursor(cursor: string | null) {
  const [at, id] = cursor?.split('~') ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id } : null
}

interface NamedTotal {
  readonly name: string
  readonly count: number
  readonly amount: number
}

export function daySummary(db: ReadDb, day: string) {
  const byPackage = db.read
    .select({
      name: saleLine.packageName,
      count: sql<number>`sum(${saleLine.quantity})`,
      amount: sql<number>`sum(${saleLine.amount})`,
    })
    .from(saleLine)
    .where(sql`${saleLine.saleId} in (select ${sale.id} from ${sale} where ${sale.businessDay} = ${day})`)
    .groupBy(saleLine.packageName)
    .orderBy(sql`3 desc`)
    .all()
  const cashiers = db.read
    .select({ id: sale.cashierId, count: sql<number>`count(*)`, amount: sql<number>`sum(${sale.total})` })
    .from(sale)
    .where(sql`${sale.businessDay} = ${day}`)
    .groupBy(sale.cashierId)
    .all()
  const byCashier: NamedTotal[] = cashiers.map(({ id, count, amount }) => ({
    name: findUser(db, id)?.name ?? '',
    count,
    amount,
  }))
  const paid = db.read
    .select({
      method: salePayment.method,
      count: sql<number>`count(*)`,
      amount: sql<number>`sum(${salePayment.amount})`,
    })
    .from(salePayment)
    .where(sql`${salePayment.saleId} in (select ${sale.id} from ${sale} where ${sale.businessDay} = ${day})`)
    .groupBy(salePayment.method)
    .all()
  const back = db.read
    .select({ method: refund.method, amount: sql<number>`sum(${refund.amount})` })
    .from(refund)
    .where(sql`${refund.businessDay} = ${day}`)
    .groupBy(refund.method)
    .all()
  const refundedBy = (method: PaymentMethod) => back.find((row) => row.method === method)?.amount ?? 0
  const methods: readonly PaymentMethod[] = ['cash', 'qris', 'transfer']
  const byMethod = methods.map((method) => {
    const row = paid.find((one) => one.method === method)
    return { method, count: row?.count ?? 0, amount: row?.amount ?? 0, refunded: refundedBy(method) }
  })
  const gross = byMethod.reduce((sum, { amount }) => sum + amount, 0)
  const refunded = byMethod.reduce((sum, row) => sum + row.refunded, 0)
  return {
    day,
    count: byCashier.reduce((sum, { count }) => sum + count, 0),
    vouchers: byPackage.reduce((sum, { count }) => sum + count, 0),
    gross,
    refunded,
    net: gross - refunded,
    byPackage,
    byCashier,
    byMethod,
  }
}

const TREND_DAYS = 30

export function trendOf(db: ReadDb, today: CalendarDate) {
  const first = addDays(today, 1 - TREND_DAYS)
  const sold = db.read
    .select({ day: sale.businessDay, net: sql<number>`sum(${sale.total})`, count: sql<number>`count(*)` })
    .from(sale)
    .where(sql`${sale.businessDay} >= ${first}`)
    .groupBy(sale.businessDay)
    .all()
  const back = db.read
    .select({ day: refund.businessDay, amount: sql<number>`sum(${refund.amount})` })
    .from(refund)
    .where(sql`${refund.businessDay} >= ${first}`)
    .groupBy(refund.businessDay)
    .all()
  return Array.from({ length: TREND_DAYS }, (_, index) => {
    const day = addDays(first, index)
    const row = sold.find((one) => one.day === day)
    const refunded = back.find((one) => one.day === day)?.amount ?? 0
    return { day, net: (row?.net ?? 0) - refunded, count: row?.count ?? 0 }
  })
}
