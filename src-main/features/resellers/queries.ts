// Owns: read models of resellers for the staff's screen; phones get the same rows of their own.
// Must never: write.
import type { ReadDb, Tx } from '../../platform/db/open'
import { calendarDate, firstOfMonth } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { listPackages } from '../catalog'
import { findCustomer } from '../customers'
import { filesOf } from '../files'
import { partyStatement, type StatementRow } from '../ledger'
import { consignmentsOf, countsOf } from './consigning'
import type { ConsignmentItem, DepositItem, PriceItem, ResellerCard, ResellerItem, SaleItem } from './contract'
import { availableOf, costOf, marginOf } from './domain'
import { type DepositRow, depositSubject, depositsOf, openDeposits } from './money'
import { lowestPrice, resellerOf } from './people'
import { earnedBy, findSale, pageOfSales, type SaleRow } from './sale-store'
import {
  chainOf,
  childrenOf,
  customersOf,
  findPrice,
  findReseller,
  fundsOf,
  levelsOf,
  listResellers,
  pricesOf,
  type ResellerRow,
} from './store'

type Readable = ReadDb & Pick<Tx, 'connection'>

function toItem(db: ReadDb, row: ResellerRow, waiting: ReadonlyMap<string, number>): ResellerItem {
  const funds = fundsOf(db, row)
  const { id, number, name, phone, parentId, isActive, creditLimit } = row
  return {
    id,
    number,
    name,
    phone,
    parentId,
    parentName: parentId === null ? null : (findReseller(db, parentId)?.name ?? null),
    level: chainOf(db, id).length,
    isActive,
    balance: funds.balance,
    held: funds.held,
    creditLimit,
    available: availableOf(funds),
    packages: pricesOf(db, id).length,
    openDeposits: waiting.get(id) ?? 0,
  }
}

function waitingByReseller(db: ReadDb): Map<string, number> {
  const waiting = new Map<string, number>()
  for (const { resellerId } of openDeposits(db)) waiting.set(resellerId, (waiting.get(resellerId) ?? 0) + 1)
  return waiting
}

export function resellerItems(db: ReadDb): ResellerItem[] {
  const waiting = waitingByReseller(db)
  return listResellers(db).map((row) => toItem(db, row, waiting))
}

export function resellerCard(db: Readable, id: string, today: string): ResellerCard {
  const row = resellerOf(db, id)
  return {
    ...toItem(db, row, waitingByReseller(db)),
    address: row.address,
    notes: row.notes,
    commissionPoints: row.commissionPoints,
    createdAt: row.createdAt,
    month: earnedBy(db, id, { from: firstOfMonth(calendarDate(today)), until: today }),
    children: childrenOf(db, id).map((child) => ({
      id: child.id,
      number: child.number,
      name: child.name,
      balance: fundsOf(db, child).balance,
    })),
  }
}

/** Every package of the shop; for a sub-reseller only those that the one above sells, or that stand in his list. */
export function priceItems(db: ReadDb, id: string): PriceItem[] {
  const row = resellerOf(db, id)
  return listPackages(db)
    .map((item): PriceItem => {
      const own = findPrice(db, id, item.id)
      return {
        packageId: item.id,
        packageName: item.name,
        serviceType: item.master.serviceType,
        shopOperatorPrice: item.operatorPrice,
        shopCustomerPrice: item.customerPrice,
        lowest: lowestPrice(db, row, item.id),
        price: own ? { operatorPrice: own.operatorPrice, customerPrice: own.customerPrice } : null,
        pays: costOf(levelsOf(db, id, item.id))?.operatorPrice ?? null,
      }
    })
    .filter(({ lowest, price }) => lowest !== null || price !== null)
}

const PAGE = 30

/** A posting of a sale moves more than one row: what came back to him says why. */
function memoOf(db: ReadDb, resellerId: string, row: StatementRow): string {
  const sale = row.amount > 0 && row.sourceType.startsWith('reseller-') ? findSale(db, row.sourceId) : undefined
  if (!sale) return row.memo
  return sale.resellerId === resellerId
    ? `Komisi ${row.memo}`
    : `Bagian dari ${findReseller(db, sale.resellerId)?.name ?? ''} ${row.memo}`
}

export const statementOf = (db: Readable, resellerId: string, before: number | null) =>
  partyStatement(db, resellerId, 'reseller-balance', { before, limit: PAGE }).map((row) => ({
    id: row.id,
    at: row.at,
    memo: memoOf(db, resellerId, row),
    amount: row.amount,
    balance: row.balance,
  }))

const toDeposit = (db: ReadDb, row: DepositRow): DepositItem => ({
  id: row.id,
  number: row.number,
  resellerId: row.resellerId,
  resellerName: findReseller(db, row.resellerId)?.name ?? '',
  kind: row.kind,
  state: row.state,
  method: row.method,
  amount: row.amount,
  reference: row.reference,
  note: row.note,
  at: row.at,
  reason: row.reason,
  pictures: filesOf(db, depositSubject(row.id)),
})

export const depositItems = (db: ReadDb, resellerId: string | null): DepositItem[] =>
  (resellerId === null ? openDeposits(db) : depositsOf(db, resellerId)).map((row) => toDeposit(db, row))

export const toSale = (db: ReadDb, row: SaleRow): SaleItem => {
  const price = row.quantity * row.unitCustomerPrice
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    at: row.at,
    packageName: row.packageName,
    customerName: row.customerId === null ? null : (findCustomer(db, row.customerId)?.name ?? ''),
    quantity: row.quantity,
    amount: row.amount,
    price,
    margin: marginOf(price, row),
    endReason: row.endReason,
  }
}

export function salesPage(
  db: ReadDb,
  resellerId: string,
  after: string | null,
): { rows: SaleItem[]; next: string | null } {
  const [at = '', id = ''] = after?.split('|') ?? []
  const cursor = after === null ? null : { at: Number(at), id }
  const found = pageOfSales(db, { resellerId, after: cursor, limit: PAGE + 1 })
  const rows = found.slice(0, PAGE)
  const last = found.length > PAGE ? rows.at(-1) : undefined
  return { rows: rows.map((row) => toSale(db, row)), next: last ? `${last.at}|${last.id}` : null }
}

export const consignmentItems = (db: ReadDb, resellerId: string): ConsignmentItem[] =>
  consignmentsOf(db, resellerId).map((row) => ({
    id: row.id,
    number: row.number,
    packageName: row.packageName,
    quantity: row.quantity,
    unitPrice: row.unitPrice,
    note: row.note,
    at: row.at,
    ...countsOf(db, row.id),
  }))

export const customerItems = (db: ReadDb, resellerId: string) =>
  customersOf(db, resellerId).map((id) => {
    const customer = findCustomer(db, id)
    if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
    return { id, number: customer.number, name: customer.name, phone: customer.phone }
  })
