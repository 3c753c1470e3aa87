// Owns: read models of one customer for his own phone.
// Must never: be asked with another person's id; every function takes the customer of the session.

import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import { billedText } from '../../shared/billing-period'
import { formatDuration } from '../../shared/duration'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import { customerSpeed } from '../../shared/rate-limit'
import { installFeeOf, listPackages, type PackageView } from '../catalog'
import { findCustomer } from '../customers'
import {
  backInSaldo,
  findInvoice,
  type InvoiceView,
  invoiceDocument,
  invoicesOf,
  nextPriceOf,
  openInvoicesOf,
  openTotalOf,
} from '../invoices'
import { customerBalance, partyStatement } from '../ledger'
import { ownReceipt, paymentsOf, paymentsOfBill, promiseOf } from '../payments'
import { getSetting } from '../settings'
import { isOnRouter, type SubscriptionView, subscriptionsOf } from '../subscriptions'
import type { BillItem, OwnReceipt, PublicPackage } from './portal-contract'

export const publicPackages = (db: ReadDb): PublicPackage[] =>
  listPackages(db)
    .filter(({ isPublic, isArchived }) => isPublic && !isArchived)
    .map((item) => ({
      id: item.id,
      name: item.name,
      serviceType: item.master.serviceType,
      billingType: item.master.billingType,
      price: item.customerPrice,
      durationText: durationOf(item),
      rateText: customerSpeed(item.master.rateLimit),
      installFee: installFeeOf(db, item.id),
    }))

function durationOf({ master }: PackageView): string {
  if (master.billingType === 'monthly') return 'per bulan'
  if (master.activeSeconds === null) return ''
  const length = formatDuration(master.activeSeconds)
  return master.serviceType === 'hotspot' ? `${length} sejak login pertama` : length
}

const toBill = (view: InvoiceView): BillItem => ({
  id: view.id,
  number: view.number,
  title:
    view.kind === 'order'
      ? `Pesanan ${view.packageName}`.trim()
      : [view.packageName, view.periodStart === null ? '' : billedText(view)].filter(Boolean).join(', '),
  issueDay: view.issueDay,
  dueDay: view.dueDay,
  total: view.total,
  rest: view.state === 'cancelled' ? rupiah(0) : rupiah(view.total - view.paid),
  status: view.state === 'unpaid' ? (view.isOverdue ? 'overdue' : 'unpaid') : view.state,
  isOrder: view.kind === 'order',
})

const toService = (db: ReadDb, view: SubscriptionView) => ({
  id: view.id,
  packageName: view.packageName,
  label: view.label,
  serviceType: view.serviceType,
  price: view.monthlyPrice,
  cycleMonths: view.cycleMonths,
  ...nextPriceOf(db, view),
  billedUntil: view.billedUntil,
  state: view.state,
  isWaiting: isOnRouter(view.serviceType) && view.confirmedRevision < view.revision,
  paidUntil: view.paidUntil,
})

export function homeOf(db: ReadDb, customerId: string, today: string) {
  const customer = findCustomer(db, customerId)
  if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
  return {
    number: customer.number,
    balance: customerBalance(db, customerId),
    openTotal: openTotalOf(db, customerId),
    promisedUntil: promiseOf(db, customerId)?.untilDay ?? null,
    services: subscriptionsOf(db, customerId)
      .filter(({ state }) => state !== 'stopped')
      .map((view) => toService(db, view)),
    openBills: openInvoicesOf(db, customerId, today).map(toBill),
  }
}

export const billsOf = (db: ReadDb, customerId: string, today: string): BillItem[] =>
  invoicesOf(db, customerId, today, 60).map(toBill)

/** Another person's bill is as unknown as one that does not exist. */
export function billOf(db: ReadDb, customerId: string, id: number, today: string) {
  const view = findInvoice(db, id, today)
  if (view?.customerId !== customerId) throw new DomainError('INVOICE_NOT_FOUND')
  const paper = invoiceDocument(db, id, today)
  const matrix = paper.qris && makeQrMatrix(paper.qris.text)
  return {
    bill: toBill(view),
    lines: paper.lines.map(({ description, amount }) => ({ description, amount })),
    paid: view.paid,
    payments: paymentsOfBill(db, id)
      .filter(({ isReversed }) => !isReversed)
      .map(({ number, at, amount }) => ({ number, at, amount })),
    toSaldo: backInSaldo(db, view),
    payTo: paper.payTo,
    qris:
      matrix && paper.qris
        ? { merchant: paper.qris.merchant, path: qrSvgPath(matrix), size: matrix.size + 2 * quietZone }
        : null,
    note: view.note,
  }
}

export const paymentsMade = (db: ReadDb, customerId: string, today: string) =>
  paymentsOf(db, customerId, today, 60).map((item) => ({
    number: item.number,
    at: item.at,
    total: item.total,
    methods: item.methods,
    isReversed: item.isReversed,
  }))

export function receiptOf(
  db: ReadDb,
  ctx: Pick<CommandContext, 'zone' | 'businessDay'>,
  customerId: string,
  wanted: string,
): OwnReceipt {
  const { number, at, total, parts, bills, toBalance, isReversed } = ownReceipt(db, ctx, customerId, wanted)
  return {
    ...{ shopName: getSetting(db, 'shop').name, number, at, total, toBalance, isReversed },
    methods: parts.map(({ method, amount }) => ({ method, amount })),
    bills: bills.map(({ invoiceId: id, ...bill }) => ({ id, ...bill })),
  }
}

const PAGE = 30

export const statementOf = (db: ReadDb & Pick<Tx, 'connection'>, customerId: string, before: number | null) =>
  partyStatement(db, customerId, 'customer-balance', { before, limit: PAGE }).map(
    ({ id, at, memo, amount, balance }) => ({ id, at, memo, amount, balance }),
  )
