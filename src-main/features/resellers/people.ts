// Owns: making and changing resellers, their price lists, and who looks after which customer.
// Must never: let a price below the one above him into a list, or a reseller stand below himself.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextOfSeries } from '../../platform/db/series'
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, rupiah } from '../../shared/money'
import { normalizePhone } from '../../shared/phone'
import { recordAudit } from '../audit'
import { findPackage } from '../catalog'
import { findCustomer } from '../customers'
import { costOf, DEEPEST, resellerNumber } from './domain'
import {
  chainOf,
  changeReseller,
  childrenOf,
  deletePrice,
  dropCustomer,
  findPrice,
  findReseller,
  insertReseller,
  levelsOf,
  putCustomer,
  putPrice,
  type ResellerRow,
  resellerOfCustomer,
} from './store'

export interface ResellerInput {
  readonly parentId: string | null
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly notes: string
  readonly creditLimit: number
  readonly commissionPoints: number
  readonly isActive: boolean
}

export function resellerOf(db: ReadDb, id: string): ResellerRow {
  const row = findReseller(db, id)
  if (!row) throw new DomainError('RESELLER_NOT_FOUND')
  return row
}

export function saveReseller(tx: Tx, ctx: CommandContext, id: string | null, input: ResellerInput): ResellerRow {
  const phone = input.phone === '' ? '' : normalizePhone(input.phone)
  if (phone === null) throw fieldError('phone', 'PHONE_INVALID')
  assertParent(tx, id, input.parentId)
  const fields = { ...input, phone, updatedAt: ctx.now }
  const resellerId = id ?? ctx.newId()
  if (id === null)
    insertReseller(tx, {
      ...fields,
      id: resellerId,
      number: resellerNumber(nextOfSeries(tx, 'R')),
      createdAt: ctx.now,
      createdBy: ctx.actor?.id ?? null,
    })
  else {
    resellerOf(tx, id)
    changeReseller(tx, id, fields)
  }
  recordAudit(tx, ctx, {
    action: id === null ? 'reseller.create' : 'reseller.update',
    subjectType: 'reseller',
    subjectId: resellerId,
    detail: { ...input, phone },
  })
  tx.publish('resellers', 'portal')
  return resellerOf(tx, resellerId)
}

const heightOf = (db: ReadDb, id: string): number =>
  1 + Math.max(0, ...childrenOf(db, id).map((child) => heightOf(db, child.id)))

function assertParent(db: ReadDb, id: string | null, parentId: string | null): void {
  if (parentId === null) return
  const above = chainOf(db, parentId)
  const isOwn = id !== null && above.some((row) => row.id === id)
  const height = id === null || isOwn ? 1 : heightOf(db, id)
  if (above.length === 0 || isOwn || above.length + height > DEEPEST)
    throw fieldError('parentId', 'RESELLER_PARENT', { depth: DEEPEST })
}

export interface PriceInput {
  readonly resellerId: string
  readonly packageId: string
  /** Null takes the package out of the list. */
  readonly price: { readonly operatorPrice: number; readonly customerPrice: number } | null
}

/** Rupiah that nobody in this list may pay less than; null = the one above does not sell it. */
export function lowestPrice(db: ReadDb, row: Pick<ResellerRow, 'parentId'>, packageId: string): number | null {
  if (row.parentId === null) return 0
  return costOf(levelsOf(db, row.parentId, packageId))?.operatorPrice ?? null
}

export function savePrice(tx: Tx, ctx: CommandContext, { resellerId, packageId, price }: PriceInput): void {
  const row = resellerOf(tx, resellerId)
  const item = findPackage(tx, packageId)
  if (!item) throw new DomainError('PACKAGE_NOT_FOUND')
  const before = findPrice(tx, resellerId, packageId)
  if (price === null) deletePrice(tx, resellerId, packageId)
  else {
    const lowest = lowestPrice(tx, row, packageId)
    if (lowest === null) throw new DomainError('RESELLER_PRICE_PARENT')
    if (price.operatorPrice < lowest)
      throw fieldError('operatorPrice', 'RESELLER_PRICE_BELOW', { minimum: formatRupiah(rupiah(lowest)) })
    putPrice(tx, { resellerId, packageId, ...price, updatedAt: ctx.now })
  }
  recordAudit(tx, ctx, {
    action: 'reseller.price',
    subjectType: 'reseller',
    subjectId: resellerId,
    detail: {
      package: item.name,
      before: before ? [before.operatorPrice, before.customerPrice] : null,
      after: price ? [price.operatorPrice, price.customerPrice] : null,
    },
  })
  tx.publish('resellers')
}

export function assignCustomer(
  tx: Tx,
  ctx: CommandContext,
  {
    resellerId,
    customerId,
    isHis,
  }: { readonly resellerId: string; readonly customerId: string; readonly isHis: boolean },
): void {
  const row = resellerOf(tx, resellerId)
  const known = findCustomer(tx, customerId)
  if (!known) throw new DomainError('CUSTOMER_NOT_FOUND')
  const holder = resellerOfCustomer(tx, customerId)
  if (isHis && holder && holder !== resellerId)
    throw new DomainError('RESELLER_CUSTOMER_TAKEN', { name: findReseller(tx, holder)?.name ?? '' })
  if (isHis === (holder === resellerId)) return
  if (isHis) putCustomer(tx, { customerId, resellerId, at: ctx.now })
  else dropCustomer(tx, customerId)
  recordAudit(tx, ctx, {
    action: isHis ? 'reseller.customer' : 'reseller.customer-left',
    subjectType: 'reseller',
    subjectId: resellerId,
    detail: { reseller: row.number, customer: known.number },
  })
  tx.publish('resellers', 'customers')
}
