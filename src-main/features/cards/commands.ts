// Owns: series of recharge cards: made, printed, issued, sold at the counter, taken back, lapsed.
// Must never: keep a code, or let money for a card go unrecorded.
import { type CommandContext, requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import type { Secrets } from '../../platform/secrets'
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import { isManager, type Role } from '../../shared/roles'
import { recordAudit } from '../audit'
import { post, postingsOf, reversed } from '../ledger'
import { activeReseller } from '../resellers'
import { requireShift } from '../shifts'
import type { CardMethod } from './contract'
import { CARD, cardSaleTransfers, drawCodes, isOver, rangesOf, tailOf } from './domain'
import { assertSaldo, CARD_SALE, keptAs, PLACES, paidBy } from './paying'
import { dropCardSalePapers, printCardSale } from './receipt'
import {
  countCards,
  endCard,
  findCard,
  findSaleByNumber,
  findSeries,
  findSeriesByName,
  insertCard,
  insertSale,
  insertSeries,
  issueMade,
  markSold,
  overdueCards,
  type SeriesRow,
  sellable,
  voidMade,
  voidSold,
} from './store'

export interface NewSeries {
  readonly name: string
  readonly value: number
  readonly quantity: number
  readonly validUntil: string | null
}

function seriesOr(tx: Tx, id: string): SeriesRow {
  const row = findSeries(tx, id)
  if (!row) throw new DomainError('CARD_SERIES_NOT_FOUND')
  return row
}

function note(tx: Tx, ctx: CommandContext, action: string, seriesId: string, detail: Record<string, unknown>): void {
  recordAudit(tx, ctx, { action, subjectType: 'card-series', subjectId: seriesId, detail })
  tx.publish('cards')
}

/** Two names that read as one are one. */
const nameKeyOf = (name: string): string => name.normalize('NFKC').replace(/\s+/g, ' ').toLocaleLowerCase('id')

export function addSeries(tx: Tx, ctx: CommandContext, { name, value, quantity, validUntil }: NewSeries) {
  if (isOver(validUntil, ctx.businessDay)) throw fieldError('validUntil', 'CARD_VALID_UNTIL')
  const nameKey = nameKeyOf(name)
  if (findSeriesByName(tx, nameKey)) throw fieldError('name', 'CARD_SERIES_NAME', { name })
  const id = ctx.newId()
  insertSeries(tx, {
    id,
    name,
    nameKey,
    value,
    quantity,
    validUntil,
    state: 'open',
    createdAt: ctx.now,
    createdBy: requireActor(ctx).id,
  })
  note(tx, ctx, 'card.series', id, { name, value, quantity, validUntil })
  return { id }
}

export interface PrintedCard {
  readonly id: number
  /** In the clear: for the sheet, then forgotten. */
  readonly code: string
}

/** New codes for every card of the series that is not issued; those of the last sheet, if any, are void. */
export function makeCards(
  tx: Tx,
  ctx: CommandContext,
  seriesId: string,
  secrets: Pick<Secrets, 'fingerprint'>,
): { readonly series: SeriesRow; readonly cards: readonly PrintedCard[] } {
  const series = seriesOr(tx, seriesId)
  if (isOver(series.validUntil, ctx.businessDay)) throw new DomainError('CARD_NOTHING_TO_PRINT')
  const replaced = voidMade(tx, seriesId, ctx.now, 'Cetakan gagal, diganti kode baru.')
  const kept = countCards(tx, seriesId)
    .filter(({ state }) => state !== 'void' && state !== 'made')
    .reduce((sum, row) => sum + row.count, 0)
  const missing = series.quantity - kept
  if (missing <= 0) throw new DomainError('CARD_NOTHING_TO_PRINT')
  const cards: PrintedCard[] = []
  while (cards.length < missing)
    for (const code of drawCodes(ctx.random, missing - cards.length)) {
      const row = { seriesId, codeHash: secrets.fingerprint(code, CARD), tail: tailOf(code), madeAt: ctx.now }
      const id = insertCard(tx, row)
      if (id !== undefined) cards.push({ id, code })
    }
  note(tx, ctx, 'card.print', seriesId, { name: series.name, cards: cards.length, replaced })
  return { series, cards }
}

/** A person saw the sheet come out whole. */
export function issueCards(tx: Tx, ctx: CommandContext, seriesId: string): { cards: number } {
  const series = seriesOr(tx, seriesId)
  const cards = issueMade(tx, seriesId, ctx.now)
  if (cards === 0) throw new DomainError('CARD_NOTHING_TO_ISSUE')
  note(tx, ctx, 'card.issue', seriesId, { name: series.name, cards })
  return { cards }
}

export interface SellCards {
  readonly seriesId: string
  readonly firstCard: number
  readonly quantity: number
  readonly method: CardMethod
  readonly reference: string
  /** He sells them on. */
  readonly resellerId?: string | null
  /** Null = the value. */
  readonly pricePerCard?: number | null
}

/** What one card costs: its value, or less for a reseller when a manager says so. */
function priceOf({ value }: SeriesRow, { pricePerCard, resellerId }: SellCards, role: Role): number {
  const price = pricePerCard ?? value
  if (price <= 0 || price > value)
    throw fieldError('pricePerCard', 'CARD_PRICE', { value: formatRupiah(rupiah(value)) })
  if (price < value && !resellerId) throw fieldError('pricePerCard', 'CARD_PRICE_RESELLER')
  if (price < value && !isManager(role)) throw new DomainError('NOT_ALLOWED')
  return price
}

/** The value is owed to whoever holds the cards, until they are used or lapse. */
export function sellCards(
  tx: Tx,
  ctx: CommandContext,
  input: SellCards,
): { number: string; amount: Rupiah; numbers: string; printJobId: number | null } {
  const { seriesId, firstCard, quantity, method, reference } = input
  const cashier = requireActor(ctx)
  // from a saldo no money comes in: it is no business of a shift
  const shiftId = method === 'balance' ? ctx.shiftId : requireShift(tx, ctx)
  const series = seriesOr(tx, seriesId)
  const reseller = input.resellerId ? activeReseller(tx, input.resellerId) : null
  const price = priceOf(series, input, cashier.role)
  if ((method === 'transfer' || method === 'qris') && reference === '') throw fieldError('reference', 'CARD_REFERENCE')
  const ids = isOver(series.validUntil, ctx.businessDay) ? [] : sellable(tx, seriesId, firstCard, quantity)
  if (ids.length < quantity) throw fieldError('quantity', 'CARD_SHORT', { available: ids.length })
  const amount = rupiah(price * quantity)
  if (method === 'balance') {
    // as every other thing that staff take from his saldo
    if (!isManager(cashier.role)) throw new DomainError('NOT_ALLOWED')
    assertSaldo(tx, reseller, amount)
  }
  const saleId = ctx.newId()
  const number = nextNumberOfDay(tx, ctx, 'KI')
  const resellerId = reseller?.id ?? null
  const { outletId, deviceId } = ctx.device
  insertSale(tx, {
    id: saleId,
    number,
    outletId,
    deviceId,
    at: ctx.now,
    businessDay: ctx.businessDay,
    cashierId: cashier.id,
    shiftId,
    seriesId,
    quantity,
    amount,
    ...keptAs({ method, reference }),
    resellerId,
  })
  if (markSold(tx, ids, saleId, ctx.now) !== quantity) throw new Error(`cards of ${series.id} were not on hand`)
  const numbers = rangesOf(ids)
  // out of his saldo it is a line of his own statement: whose it is needs no word
  const buyer = reseller && method !== 'balance' ? `, reseller ${reseller.name}` : ''
  post(tx, ctx, {
    sourceType: CARD_SALE,
    sourceId: saleId,
    memo: `Kartu isi ulang ${number}: No. ${numbers} ${series.name}${buyer}`,
    transfers: cardSaleTransfers({
      place: PLACES[method],
      value: rupiah(series.value * quantity),
      amount,
      resellerId,
    }),
  })
  if (reseller) tx.publish('resellers')
  const toReseller = reseller ? { reseller: reseller.name, price } : {}
  note(tx, ctx, 'card.sell', seriesId, { number, amount, cards: numbers, method, ...toReseller })
  return { number, amount, numbers, printJobId: printCardSale(tx, ctx, saleId, method === 'cash') }
}

export interface ReverseSale {
  readonly number: string
  readonly reason: string
  readonly approverId: string
}

/** The cards are dead and the money goes back the way it came; not when one of them was used. The caller has checked the PIN. */
export function reverseSale(tx: Tx, ctx: CommandContext, { number, reason, approverId }: ReverseSale) {
  requireActor(ctx)
  const sale = findSaleByNumber(tx, number)
  const [posting] = sale ? postingsOf(tx, CARD_SALE, sale.id) : []
  if (!sale || !posting) throw new DomainError('CARD_SALE_NOT_FOUND')
  const { method } = paidBy(tx, sale)
  if (method !== 'balance') requireShift(tx, ctx)
  if (voidSold(tx, sale.id, ctx.now, `Penjualan ${number} dibatalkan: ${reason}`) !== sale.quantity)
    throw new DomainError('CARD_SALE_USED', { number })
  const amount = rupiah(sale.amount)
  post(tx, ctx, {
    sourceType: 'card-sale-reversal',
    sourceId: sale.id,
    memo: `Batal jual kartu ${number}: ${reason}`,
    transfers: reversed(posting.transfers),
    reversesId: posting.id,
  })
  dropCardSalePapers(tx, ctx, sale.id)
  if (sale.resellerId !== null) tx.publish('resellers')
  note(tx, ctx, 'card.sale-reversed', sale.seriesId, { number, amount, reason, approverId })
  return { amount, method }
}

/** One that was spoilt or lost before it was sold. */
export function voidCard(tx: Tx, ctx: CommandContext, { id, reason }: { id: number; reason: string }): void {
  const row = findCard(tx, id)
  if (!row) throw new DomainError('CARD_NOT_FOUND')
  if ((row.state !== 'issued' && row.state !== 'made') || row.saleId !== null)
    throw new DomainError('CARD_NOT_VOIDABLE', { number: id })
  endCard(tx, id, 'void', ctx.now, reason)
  note(tx, ctx, 'card.void', row.seriesId, { card: id, reason })
}

const AT_ONCE = 500

/**
 * Hangus: what is left on cards that were sold was owed to their holders. Past the day printed on the card the shop owes it no
 * longer: it becomes other income, one posting a series and run. Cards that were never sold move no money.
 */
export function lapseCards(tx: Tx, ctx: CommandContext): number {
  const rows = overdueCards(tx, ctx.businessDay, AT_ONCE)
  const lapsed = new Map<string, { readonly series: SeriesRow; readonly sold: number[] }>()
  for (const { card, series } of rows) {
    endCard(tx, card.id, 'expired', ctx.now, 'Lewat masa berlaku.')
    const known = lapsed.get(series.id) ?? { series, sold: [] }
    lapsed.set(series.id, known)
    if (card.saleId !== null) known.sold.push(card.id)
  }
  for (const { series, sold } of lapsed.values()) {
    post(tx, ctx, {
      sourceType: 'card-lapse',
      sourceId: series.id,
      memo: `Kartu isi ulang hangus ${series.name}: No. ${rangesOf(sold)}`,
      transfers: [{ debit: 'recharge-card', credit: 'other-income', amount: rupiah(series.value * sold.length) }],
    })
    note(tx, ctx, 'card.lapse', series.id, { name: series.name, sold: sold.length })
  }
  return rows.length
}
