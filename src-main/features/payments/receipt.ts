// Owns: one payment as its struk, as its screen and as its WhatsApp text.
// Must never: say LUNAS of a bill that is not.
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { billedText } from '../../shared/billing-period'
import { formatInstant } from '../../shared/calendar-date'
import { CANCELLED_BILL } from '../../shared/cancelled-bill'
import { DomainError } from '../../shared/errors'
import { fillTemplate } from '../../shared/message-template'
import { formatRupiah, rupiah, subtractRupiah, sumRupiah } from '../../shared/money'
import type { PaymentData } from '../../shared/paper/payment'
import { type Reprint, reprintMark } from '../../shared/paper/shop-head'
import { findCustomer } from '../customers'
import { findInvoice, type InvoiceView, openTotalOf } from '../invoices'
import { customerBalance } from '../ledger'
import { papersOf } from '../printing'
import { getSetting, paperShop } from '../settings'
import { findUser } from '../users'
import { METHOD_NAMES } from './domain'
import type { PaymentReceipt } from './shapes'
import { allocationsOf, findPayment, findReversal, paidLater, partsOf } from './store'

type Now = Pick<CommandContext, 'zone' | 'businessDay'>

/** "Rumahan 20 Mbps, November 2026". */
export function billTitle(
  bill: Pick<InvoiceView, 'kind' | 'packageName' | 'periodStart' | 'periodEnd' | 'issueDay' | 'note'>,
): string {
  if (bill.kind === 'order') return bill.packageName === '' ? 'Pesanan' : `Pesanan ${bill.packageName}`
  const period = bill.periodStart === null ? '' : billedText(bill)
  const words = [bill.packageName, period].filter((text) => text !== '')
  return words.length > 0 ? words.join(', ') : bill.note
}

function readPayment(db: ReadDb, today: string, paymentId: string) {
  const row = findPayment(db, paymentId)
  const customer = row && findCustomer(db, row.customerId)
  if (!row || !customer) throw new DomainError('PAYMENT_NOT_FOUND')
  const parts = partsOf(db, paymentId).map((part) => ({
    method: part.method,
    amount: rupiah(part.amount),
    received: rupiah(part.received),
    reference: part.reference,
  }))
  const bills = allocationsOf(db, paymentId).flatMap(({ invoiceId, amount }) => {
    const bill = findInvoice(db, invoiceId, today)
    if (!bill) return []
    const isCancelled = bill.state === 'cancelled'
    return [
      {
        invoiceId,
        number: bill.number,
        title: billTitle(bill),
        amount: rupiah(amount),
        left: rupiah(isCancelled ? 0 : bill.total - bill.paid + paidLater(db, invoiceId, row)),
        isCancelled,
      },
    ]
  })
  const reversal = findReversal(db, paymentId)
  const change = subtractRupiah(sumRupiah(parts.map(({ received }) => received)), rupiah(row.total))
  return { row, customer, parts, bills, change, reversal }
}

/** `reprint` null = the original struk. */
export function paymentDataOf(db: ReadDb, ctx: Now, paymentId: string, reprint: Reprint | null): PaymentData {
  const { row, customer, parts, bills, change, reversal } = readPayment(db, ctx.businessDay, paymentId)
  const movedSaldo = row.toBalance > 0 || parts.some(({ method }) => method === 'balance')
  return {
    shop: paperShop(db),
    number: row.number,
    at: formatInstant(row.at, ctx.zone),
    cashier: row.cashierId === null ? '' : (findUser(db, row.cashierId)?.name ?? ''),
    customer: { number: customer.number, name: customer.name },
    bills: bills.map(({ invoiceId: _, ...bill }) => bill),
    total: rupiah(row.total),
    payments: parts.map(({ method, received, reference }) => ({
      method: METHOD_NAMES[method],
      amount: received,
      ...(reference === '' ? {} : { reference }),
    })),
    change,
    toBalance: rupiah(row.toBalance),
    balance: movedSaldo && !reversal ? customerBalance(db, customer.id) : null,
    stillOpen: openTotalOf(db, customer.id),
    reprint: reprintMark(reprint, ctx.zone),
    voided: reversal ? { at: formatInstant(reversal.at, ctx.zone), reason: reversal.reason } : null,
    jobTag: '',
  }
}

/** What it was paid for; of one that was cancelled afterwards also that. */
const billWords = ({ title, number, isCancelled }: PaymentReceipt['bills'][number]): string =>
  `${title || number}${isCancelled ? ` (${CANCELLED_BILL})` : ''}`

/** What the screen shows after the payment and whenever it is looked up again. */
export function paymentReceiptOf(db: ReadDb, ctx: Now, paymentId: string): PaymentReceipt {
  const { row, customer, parts, bills, change, reversal } = readPayment(db, ctx.businessDay, paymentId)
  const { id, number, name, phone, address } = customer
  const [paper] = papersOf(db, 'payment', paymentId)
  return {
    id: row.id,
    number: row.number,
    at: row.at,
    cashierName: row.cashierId === null ? '' : (findUser(db, row.cashierId)?.name ?? ''),
    customer: { id, number, name, phone, address, areaName: customer.areaName ?? '' },
    total: row.total,
    change,
    toBalance: row.toBalance,
    balance: customerBalance(db, id),
    parts,
    bills,
    stillOpen: openTotalOf(db, id),
    printJobId: paper?.id ?? null,
    waText: fillTemplate(getSetting(db, 'reminders').receipt, {
      nama: name,
      paket: '',
      bulan: bills.length === 0 ? 'saldo' : bills.map(billWords).join('; '),
      jumlah: formatRupiah(rupiah(row.total)),
      jatuhTempo: '',
      nomor: row.number,
      toko: getSetting(db, 'shop').name,
      bayarKe: '',
    }),
    isReversed: reversal !== undefined,
  }
}
