// Owns: what stands on the A4 sheet of a batch: its vouchers that are still for sale, as cards.
// Must never: print a code that was sold, given up or has lapsed: two people would pay for one.
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { businessDay, formatDate, formatInstant } from '../../shared/calendar-date'
import { formatDuration } from '../../shared/duration'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { hotspotLoginUrl } from '../../shared/paper/qr'
import type { SheetData } from '../../shared/paper/sheet'
import { phoneOnPaper } from '../../shared/phone'
import { isTileColor, tileColorHex } from '../../shared/tile-color'
import { formatVolume } from '../../shared/volume'
import { findPackage } from '../catalog'
import { findRouter } from '../routers'
import { getSetting } from '../settings'
import { type BatchRow, findBatch, vouchersOfBatch } from './batch-store'
import type { BatchTerms } from './domain'
import { findVoucher, type VoucherRow } from './store'

export interface SheetInput {
  readonly batchId: string
  readonly layout: SheetData['layout']
  readonly showPrice: boolean
}

type Moment = Pick<CommandContext, 'now' | 'zone'>

export function sheetOfBatch(db: ReadDb, ctx: Moment, input: SheetInput): SheetData {
  const batch = findBatch(db, input.batchId)
  if (!batch) throw new DomainError('BATCH_NOT_FOUND')
  const rows = vouchersOfBatch(db, batch.id)
    .map((row, index) => ({ row, number: index + 1 }))
    .filter(({ row }) => row.state === 'stock')
  const card = cardsOf(db, ctx, batch)
  return {
    ...frameOf(db, ctx, batch.routerId),
    batchId: batch.tag,
    layout: input.layout,
    showPrice: input.showPrice,
    vouchers: rows.map(({ row, number }) => card(row, number)),
  }
}

export interface HandedOut {
  readonly voucherIds: readonly number[]
  /** Of the paper: `TJ-261122-0001`. */
  readonly name: string
  /** What the customer pays where they are sold. */
  readonly price: number
  readonly layout: SheetData['layout']
}

/** The cards of vouchers that left the stock to be sold elsewhere and that nobody used; the caller knows where they are. */
export function sheetOfHandedOut(db: ReadDb, ctx: Moment, input: HandedOut): SheetData {
  const rows = input.voucherIds.flatMap((id) => findVoucher(db, id) ?? []).filter(({ state }) => state === 'sold')
  const cards = new Map(
    [...new Set(rows.map(({ batchId }) => batchId))].flatMap((id) => {
      const batch = findBatch(db, id)
      return batch ? [[id, cardsOf(db, ctx, batch)] as const] : []
    }),
  )
  return {
    ...frameOf(db, ctx, rows[0]?.routerId ?? ''),
    batchId: input.name,
    layout: input.layout,
    showPrice: true,
    vouchers: rows.flatMap((row, index) => {
      const card = cards.get(row.batchId)?.(row, index + 1)
      return card ? [{ ...card, price: rupiah(input.price) }] : []
    }),
  }
}

function frameOf(db: ReadDb, ctx: Moment, routerId: string): Pick<SheetData, 'shop' | 'printedAt'> {
  const router = findRouter(db, routerId)
  const shop = getSetting(db, 'shop')
  return {
    shop: {
      name: shop.name,
      phone: phoneOnPaper(shop.phone),
      wifiName: router?.wifiName ?? '',
      loginHost: router?.loginHost ?? '',
      logo: shop.logo,
    },
    printedAt: formatInstant(ctx.now, ctx.zone),
  }
}

type Printable = Pick<VoucherRow, 'code' | 'password' | 'useBefore'>

/** What is the same on every card of a batch is looked up once: a sheet may have ten thousand. */
function cardsOf(db: ReadDb, ctx: Moment, batch: BatchRow) {
  const pack = findPackage(db, batch.packageId)
  const loginHost = findRouter(db, batch.routerId)?.loginHost ?? ''
  const color = pack && isTileColor(pack.tileColor) ? tileColorHex[pack.tileColor] : undefined
  return ({ code, password, useBefore }: Printable, number: number): SheetData['vouchers'][number] => ({
    number,
    code,
    ...(password === null ? {} : { user: code, password }),
    packageName: pack?.name ?? batch.terms.packageName,
    price: pack?.customerPrice ?? rupiah(0),
    durationText: batch.terms.activeSeconds === null ? '' : formatDuration(batch.terms.activeSeconds),
    quotaText: quotaText(batch.terms),
    useBefore: useBefore === null ? null : formatDate(businessDay(useBefore, ctx.zone)),
    ...(color === undefined ? {} : { color }),
    loginUrl: loginHost === '' ? null : hotspotLoginUrl(loginHost, code, password ?? code),
  })
}

function quotaText({ uptimeQuotaSeconds, volumeQuotaBytes }: BatchTerms): string {
  const time = uptimeQuotaSeconds === null ? [] : [formatDuration(uptimeQuotaSeconds)]
  const volume = volumeQuotaBytes === null ? [] : [formatVolume(volumeQuotaBytes)]
  return [...time, ...volume].join(', ')
}
