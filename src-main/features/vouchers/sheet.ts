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
import { isPhone, showPhoneGrouped } from '../../shared/phone'
import { isTileColor, tileColorHex } from '../../shared/tile-color'
import { formatVolume } from '../../shared/volume'
import { findPackage } from '../catalog'
import { findRouter } from '../routers'
import { getSetting } from '../settings'
import { findBatch, vouchersOfBatch } from './batch-store'
import type { BatchTerms } from './domain'

export interface SheetInput {
  readonly batchId: string
  readonly layout: SheetData['layout']
  readonly showPrice: boolean
}

export function sheetOfBatch(db: ReadDb, ctx: Pick<CommandContext, 'now' | 'zone'>, input: SheetInput): SheetData {
  const batch = findBatch(db, input.batchId)
  if (!batch) throw new DomainError('BATCH_NOT_FOUND')
  const pack = findPackage(db, batch.packageId)
  const router = findRouter(db, batch.routerId)
  const shop = getSetting(db, 'shop')
  const loginHost = router?.loginHost ?? ''
  const color = pack && isTileColor(pack.tileColor) ? tileColorHex[pack.tileColor] : undefined
  const vouchers = vouchersOfBatch(db, batch.id)
    .map((row, index) => ({ row, number: index + 1 }))
    .filter(({ row }) => row.state === 'stock')
    .map(({ row: { code, password, useBefore }, number }) => ({
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
    }))
  return {
    shop: {
      name: shop.name,
      phone: isPhone(shop.phone) ? showPhoneGrouped(shop.phone) : '',
      wifiName: router?.wifiName ?? '',
      loginHost,
      logo: shop.logo,
    },
    batchId: batch.tag,
    printedAt: formatInstant(ctx.now, ctx.zone),
    layout: input.layout,
    showPrice: input.showPrice,
    vouchers,
  }
}

function quotaText({ uptimeQuotaSeconds, volumeQuotaBytes }: BatchTerms): string {
  const time = uptimeQuotaSeconds === null ? [] : [formatDuration(uptimeQuotaSeconds)]
  const volume = volumeQuotaBytes === null ? [] : [formatVolume(volumeQuotaBytes)]
  return [...time, ...volume].join(', ')
}
