// Owns: everything about one sale, for the screen that looks it up.
// Must never: write, or hide that a code was taken back.
import type { Actor } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { businessDay, formatDate, type ShopZone } from '../../shared/calendar-date'
import { DomainError, sentenceOf } from '../../shared/errors'
import { papersOfSale } from '../printing'
import { findRouter } from '../routers'
import { findUser } from '../users'
import { findVoucher, VOUCHER_STATE_NAMES, type VoucherState } from '../vouchers'

import type { SaleDetail, SaleVoucher } from './contract'
import { refundMethodOf, voidRefusal } from './domain'
import { toSaleItem } from './queries'
import { saleReceiptOf } from './receipt'
import { findSale, linesOf, paymentsOf, type RefundRow, refundsOf, vouchersOf } from './store'
import { activeText, LineTerms } from './terms'

interface Asked {
  readonly saleId: string
  readonly actor: Actor
  readonly now: number
  readonly zone: ShopZone
}

export function saleDetailOf(db: ReadDb, { saleId, actor, now, zone }: Asked): SaleDetail {
  const row = findSale(db, saleId)
  if (!row) throw new DomainError('SALE_NOT_FOUND')
  const lines = linesOf(db, saleId)
  const refunds = refundsOf(db, saleId)
  const { change, waText } = saleReceiptOf(db, zone, saleId)
  const refusal = voidRefusal(actor, row, now)
  const payments = paymentsOf(db, saleId)
  const vouchers = vouchersOf(db, saleId).flatMap(({ voucherId, lineId }): SaleVoucher[] => {
    const voucher = findVoucher(db, voucherId)
    if (!voucher) return []
    const refund = refunds.find((one) => one.voucherId === voucherId)
    const { id, code, password, state, routerState, useBefore } = voucher
    return [
      {
        id,
        code,
        password,
        packageName: lines.find((line) => line.id === lineId)?.packageName ?? '',
        state,
        routerState,
        routerName: findRouter(db, voucher.routerId)?.name ?? '',
        useBefore: useBefore === null ? null : formatDate(businessDay(useBefore, zone)),
        refund: refund ? refundOf(db, refund) : null,
        voidRefusal: stateRefusal(state) || (refusal ? sentenceOf(refusal.code, refusal.data).message : ''),
        refundMethod: refundMethodOf(payments, refunds, lines.find((line) => line.id === lineId)?.unitPrice ?? 0),
      },
    ]
  })
  return {
    sale: toSaleItem(db, row),
    lines: lines.map(({ packageName, quantity, unitPrice, amount, terms }) => ({
      packageName,
      quantity,
      unitPrice,
      amount,
      activeText: activeText(LineTerms.parse(JSON.parse(terms))),
    })),
    payments: payments.map(({ method, amount, received, reference }) => ({
      method,
      amount,
      received,
      reference,
    })),
    change,
    vouchers,
    papers: papersOfSale(db, saleId),
    waText,
  }
}

/** Only a sold one can be taken back; the others say what became of them. */
const stateRefusal = (state: VoucherState): string =>
  state === 'sold' ? '' : `Status ${VOUCHER_STATE_NAMES[state]}, tidak dapat dibatalkan.`

function refundOf(db: ReadDb, refund: RefundRow) {
  const { at, amount, method, reason, actorId, approverId } = refund
  const nameOf = (id: string) => findUser(db, id)?.name ?? ''
  return { at, amount, method, reason, actorName: nameOf(actorId), approverName: nameOf(approverId) }
}
