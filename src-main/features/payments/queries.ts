// Owns: read models of the counter, the list of payments and the customer's card.
// Must never: write.
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { type CalendarDate, calendarDate, daysBetween } from '../../shared/calendar-date'
import { DomainError, sentenceOf } from '../../shared/errors'
import { subtractRupiah } from '../../shared/money'
import { daySeries, numberInSeries } from '../../shared/paper-number'
import { type CustomerView, findCustomer, searchCustomers } from '../customers'
import { filesOf } from '../files'
import { findInvoice, findInvoiceByNumber, openInvoicesOf, openTotalOf } from '../invoices'
import { customerBalance, partyStatement } from '../ledger'
import { countPapersOf, hasPrinter, papersOf } from '../printing'
import { getSetting } from '../settings'
import { findUser } from '../users'
import { type ClaimRow, claimSubject, openClaimOf, openClaims } from './claims'
import { PAYMENT, reverseRefusal } from './commands'
import { handedBack, PAYMENT_SERIES } from './domain'
import { BALANCE_REFUND } from './paying-out'
import { type PromiseRow, promiseOf, promisesOf, runningPromises } from './promises'
import { billTitle, paymentReceiptOf } from './receipt'
import type { FoundCustomer, PayMethod, PaymentDetail, PaymentItem } from './shapes'
import {
  allocationsOf,
  type Connected,
  dayCount,
  findPayment,
  findPaymentByNumber,
  findReversal,
  listPayments,
  methodSums,
  type PaymentRow,
  partsOf,
} from './store'

type Today = Pick<CommandContext, 'businessDay' | 'device' | 'zone'>

const nameOf = (db: ReadDb, id: string | null): string => (id === null ? 'LoketNet' : (findUser(db, id)?.name ?? ''))

const customerOf = ({ id, number, name, phone, address, areaName }: CustomerView) => ({
  id,
  number,
  name,
  phone,
  address,
  areaName: areaName ?? '',
})

const MOST_FOUND = 10
/** Among so many of one name, who owes comes first. */
const MOST_LOOKED_AT = 40

/** Digits of a scanned bill: "INV-2611-00042"; anything else is looked for among the people. */
export function findForCounter(db: ReadDb, search: string, today: CalendarDate): FoundCustomer[] {
  const wanted = search.trim()
  if (wanted === '') return []
  const bill = findInvoiceByNumber(db, wanted, today)
  const owner = bill && findCustomer(db, bill.customerId)
  const people = owner ? [owner] : searchCustomers(db, { search: wanted, limit: MOST_LOOKED_AT })
  const owes = new Map(people.map(({ id }) => [id, openTotalOf(db, id)]))
  const isOwing = ({ id }: { readonly id: string }) => ((owes.get(id) ?? 0) > 0 ? 1 : 0)
  return people
    .toSorted((one, other) => isOwing(other) - isOwing(one))
    .slice(0, MOST_FOUND)
    .map((person) => ({
      ...customerOf(person),
      openCount: openInvoicesOf(db, person.id, today).length,
      openTotal: owes.get(person.id) ?? 0,
      invoiceId: bill?.id ?? null,
    }))
}

const claimOf = (db: ReadDb, row: ClaimRow) => ({
  id: row.id,
  invoiceId: row.invoiceId,
  method: row.method,
  amount: row.amount,
  reference: row.reference,
  note: row.note,
  at: row.at,
  actorName: row.actorId === null ? '' : nameOf(db, row.actorId),
  paidOn: row.paidOn,
  bank: row.bank ?? '',
  sender: row.sender ?? '',
  fileIds: filesOf(db, claimSubject(row.id)).map(({ id }) => id),
})

const promiseItem = (db: ReadDb, { id, untilDay, note, at, actorId }: PromiseRow) => ({
  id,
  untilDay,
  note,
  at,
  actorName: nameOf(db, actorId),
})

export function counterOf(db: ReadDb, customerId: string, today: CalendarDate) {
  const customer = findCustomer(db, customerId)
  if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
  const bills = openInvoicesOf(db, customerId, today).map((bill) => {
    const claim = openClaimOf(db, bill.id)
    return {
      id: bill.id,
      number: bill.number,
      title: billTitle(bill),
      dueDay: bill.dueDay,
      isOrder: bill.kind === 'order',
      daysLate: bill.kind === 'order' ? 0 : Math.max(0, daysBetween(calendarDate(bill.dueDay), today)),
      total: bill.total,
      open: subtractRupiah(bill.total, bill.paid),
      claim: claim ? claimOf(db, claim) : null,
    }
  })
  const promise = promiseOf(db, customerId)
  return {
    customer: customerOf(customer),
    bills,
    openTotal: openTotalOf(db, customerId),
    balance: customerBalance(db, customerId),
    promise: promise && promiseItem(db, promise),
    hasQris: getSetting(db, 'qris').text !== '',
    hasPrinter: hasPrinter(db),
  }
}

export function toPaymentItem(db: ReadDb, row: PaymentRow, today: string): PaymentItem {
  const [paper] = papersOf(db, PAYMENT, row.id)
  return {
    id: row.id,
    number: row.number,
    at: row.at,
    businessDay: row.businessDay,
    cashierName: nameOf(db, row.cashierId),
    customerId: row.customerId,
    customerName: findCustomer(db, row.customerId)?.name ?? '',
    total: row.total,
    toBalance: row.toBalance,
    methods: [...new Set(partsOf(db, row.id).map(({ method }) => method))],
    bills: allocationsOf(db, row.id)
      .flatMap(({ invoiceId }) => findInvoice(db, invoiceId, today)?.number ?? [])
      .join(', '),
    isReversed: findReversal(db, row.id) !== undefined,
    paper: paper ? { jobId: paper.id, state: paper.state } : null,
  }
}

export interface ListInput {
  readonly after: string | null
  readonly limit: number
  readonly day: string | null
  readonly cashierId: string | null
  readonly method: PayMethod | null
  readonly customerId: string | null
  readonly search: string
}

const readCursor = (cursor: string | null) => {
  const [at, id] = cursor?.split('~') ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id } : null
}

const MOST_PEOPLE = 50

/** A whole number of a payment, the last figures of one of today, or whoever's name, phone or username it is. */
export function pageOfPayments(db: ReadDb, input: ListInput, { businessDay, device }: Today) {
  const wanted = input.search.trim()
  if (wanted !== '') {
    const series = daySeries(PAYMENT_SERIES, businessDay, device.label)
    const number = /^\d{1,4}$/.test(wanted) ? numberInSeries(series, Number(wanted)) : wanted.toUpperCase()
    const only = findPaymentByNumber(db, number)
    if (only) return { rows: [toPaymentItem(db, only, businessDay)], next: null }
  }
  const bill = wanted === '' ? undefined : findInvoiceByNumber(db, wanted, businessDay)
  const people = bill
    ? [bill.customerId]
    : searchCustomers(db, { search: wanted, limit: MOST_PEOPLE }).map(({ id }) => id)
  const customerIds = input.customerId !== null ? [input.customerId] : wanted === '' ? null : people
  const { day, cashierId, method, limit } = input
  const rows = listPayments(db, { before: readCursor(input.after), limit, day, cashierId, method, customerIds })
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => toPaymentItem(db, row, businessDay)),
    next: last && rows.length === limit ? `${last.at}~${last.id}` : null,
  }
}

/** Newest first, for the customer's card. */
export const paymentsOf = (db: ReadDb, customerId: string, today: string, limit = 20): PaymentItem[] =>
  listPayments(db, { before: null, limit, day: null, cashierId: null, method: null, customerIds: [customerId] }).map(
    (row) => toPaymentItem(db, row, today),
  )

export const daySummary = (db: Connected, day: string) => ({ ...dayCount(db, day), byMethod: methodSums(db, day) })

export function paymentDetailOf(db: ReadDb, today: Today, paymentId: string): PaymentDetail {
  const row = findPayment(db, paymentId)
  if (!row) throw new DomainError('PAYMENT_NOT_FOUND')
  const reversal = findReversal(db, paymentId)
  const refusal = reverseRefusal(db, row)
  return {
    ...paymentReceiptOf(db, today, paymentId),
    note: row.note,
    papers: papersOf(db, PAYMENT, paymentId),
    reversal: reversal
      ? {
          at: reversal.at,
          actorName: nameOf(db, reversal.actorId),
          approverName: nameOf(db, reversal.approverId),
          reason: reversal.reason,
          handedBack: handedBack(partsOf(db, paymentId), reversal.refundWay),
        }
      : null,
    reverseRefusal: refusal ? sentenceOf(refusal.code, refusal.data).message : '',
  }
}

const OLD_PROMISES = 10

export function accountOf(db: ReadDb, customerId: string) {
  const promise = promiseOf(db, customerId)
  return {
    balance: customerBalance(db, customerId),
    promise: promise && promiseItem(db, promise),
    promises: promisesOf(db, customerId, OLD_PROMISES).map((row) => ({
      ...promiseItem(db, row),
      outcome: row.outcome,
    })),
  }
}

export function statementPage(
  db: Connected,
  { customerId, after, limit }: { readonly customerId: string; readonly after: string | null; readonly limit: number },
) {
  const before = after === null ? null : Number(after)
  const rows = partyStatement(db, customerId, 'customer-balance', { before, limit })
  const last = rows.at(-1)
  return {
    rows: rows.map(({ id, at, memo, amount, balance, sourceType, sourceId }) => ({
      id,
      at,
      memo,
      amount,
      balance,
      paymentId: sourceType === PAYMENT || sourceType === 'payment-reversal' ? sourceId : null,
      refundId: sourceType === BALANCE_REFUND ? sourceId : null,
      slips: sourceType === BALANCE_REFUND ? countPapersOf(db, BALANCE_REFUND, sourceId) : 0,
    })),
    next: last && rows.length === limit ? String(last.id) : null,
  }
}

export const promiseList = (db: ReadDb) =>
  runningPromises(db).map((row) => ({
    ...promiseItem(db, row),
    customerId: row.customerId,
    customerName: findCustomer(db, row.customerId)?.name ?? '',
    openTotal: openTotalOf(db, row.customerId),
  }))

export const claimList = (db: ReadDb, today: string) =>
  openClaims(db).map((row) => {
    const bill = findInvoice(db, row.invoiceId, today)
    return {
      ...claimOf(db, row),
      customerId: row.customerId,
      customerName: findCustomer(db, row.customerId)?.name ?? '',
      invoiceNumber: bill?.number ?? '',
      open: bill ? subtractRupiah(bill.total, bill.paid) : 0,
    }
  })
