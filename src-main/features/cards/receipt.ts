// Owns: a sale of recharge cards as its struk: the first, and marked copies.
// Must never: print a code, or say that a sale stands which was taken back.
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { formatDate, formatInstant, isCalendarDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { type CardSaleData, cardSaleDoc } from '../../shared/paper/card-sale'
import { type Reprint, reprintMark } from '../../shared/paper/shop-head'
import { dropWaitingPapers, enqueuePaper, type Reprinted, reprintPaper } from '../printing'
import { findReseller } from '../resellers'
import { getSetting, paperShop } from '../settings'
import { findUser } from '../users'
import { rangesOf } from './domain'
import { CARD_SALE, paidBy } from './paying'
import { cardsOfSale, findSale, findSeries } from './store'

const METHODS = { cash: 'TUNAI', transfer: 'TRANSFER', qris: 'QRIS', balance: 'SALDO RESELLER' } as const

function dataOf(
  db: ReadDb,
  { zone }: Pick<CommandContext, 'zone'>,
  saleId: string,
  reprint: Reprint | null,
): CardSaleData {
  const sale = findSale(db, saleId)
  const series = sale && findSeries(db, sale.seriesId)
  if (!sale || !series) throw new DomainError('CARD_SALE_NOT_FOUND')
  const cards = cardsOfSale(db, saleId)
  const way = paidBy(db, sale)
  // a sale is taken back whole: its cards ended together
  const ended = cards.every(({ state }) => state === 'void') ? cards[0] : undefined
  return {
    shop: paperShop(db),
    number: sale.number,
    at: formatInstant(sale.at, zone),
    cashier: findUser(db, sale.cashierId)?.name ?? '',
    seriesName: series.name,
    value: rupiah(series.value),
    quantity: sale.quantity,
    cardNumbers: rangesOf(cards.map(({ id }) => id)),
    validUntil: isCalendarDate(series.validUntil) ? formatDate(series.validUntil) : null,
    total: rupiah(sale.amount),
    reseller: sale.resellerId === null ? null : (findReseller(db, sale.resellerId)?.name ?? ''),
    method: METHODS[way.method],
    reference: way.reference,
    reprint: reprintMark(reprint, zone),
    voided: ended ? { at: formatInstant(ended.endedAt ?? sale.at, zone), reason: ended.endReason } : null,
    jobTag: '',
  }
}

/** In the transaction of the sale; null: the shop prints none by itself, or has no printer. */
export function printCardSale(tx: Tx, ctx: CommandContext, saleId: string, openDrawer: boolean): number | null {
  if (!getSetting(tx, 'policy').autoPrint) return null
  const document = cardSaleDoc(dataOf(tx, ctx, saleId, null))
  return enqueuePaper(tx, ctx, { documentType: CARD_SALE, documentId: saleId, document, openDrawer }).jobId
}

/** The next paper of a sale: marked from the second on. */
export function reprintCardSale(tx: Tx, ctx: CommandContext, saleId: string): Reprinted {
  const by = requireActor(ctx).name
  return reprintPaper(tx, ctx, {
    documentType: CARD_SALE,
    documentId: saleId,
    docOf: (number) => cardSaleDoc(dataOf(tx, ctx, saleId, number === 0 ? null : { number, at: ctx.now, by })),
  })
}

/** It was taken back: a struk that still waits is not printed. */
export const dropCardSalePapers = (tx: Tx, ctx: CommandContext, saleId: string): void =>
  dropWaitingPapers(tx, ctx, CARD_SALE, saleId)
