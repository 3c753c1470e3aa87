// Owns: a bill as paper and as a WhatsApp text.
// Must never: print a customer's password, or ask for money that was paid.
import type { ReadDb } from '../../platform/db/open'
import { billedText } from '../../shared/billing-period'
import { calendarDate, formatDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { formatRupiah } from '../../shared/money'
import type { InvoiceData } from '../../shared/paper/invoice'
import { phoneOnPaper } from '../../shared/phone'
import { parseQris, qrisForAmount } from '../../shared/qris'
import { findCustomer } from '../customers'
import { getSetting, paperShop } from '../settings'
import { type InvoiceView, openOf } from './domain'
import { findView, linesOf, toView } from './store'

export function statusOf(view: InvoiceView): InvoiceData['status'] {
  if (view.state === 'paid') return 'LUNAS'
  if (view.state === 'cancelled') return 'BATAL'
  if (view.state === 'pending') return 'MENUNGGU KONFIRMASI'
  if (view.isOverdue) return 'JATUH TEMPO'
  return view.paid > 0 ? 'KURANG BAYAR' : 'BELUM DIBAYAR'
}

/** `today` decides whether it is past due. Throws INVOICE_NOT_FOUND. */
export function invoiceDocument(db: ReadDb, id: number, today: string): InvoiceData {
  const row = findView(db, id)
  if (!row) throw new DomainError('INVOICE_NOT_FOUND')
  const view = toView(row, today)
  const shop = getSetting(db, 'shop')
  const billing = getSetting(db, 'billing')
  const lines = linesOf(db, id)
  const rest = openOf(view)
  return {
    shop: paperShop(db),
    logo: shop.logo,
    npwp: lines.some(({ kind }) => kind === 'tax') ? billing.npwp : '',
    number: view.number,
    issueDay: formatDate(calendarDate(view.issueDay)),
    dueDay: formatDate(calendarDate(view.dueDay)),
    customer: {
      number: view.customerNumber,
      name: view.customerName,
      phone: phoneOnPaper(view.customerPhone),
      address: findCustomer(db, view.customerId)?.address ?? '',
    },
    packageName: view.packageName,
    isOrder: view.kind === 'order',
    period: view.periodStart === null ? '' : billedText(view),
    lines: lines.map(({ description, amount }) => ({ description, amount })),
    total: view.total,
    paid: view.paid,
    rest,
    status: statusOf(view),
    payTo: billing.payTo,
    qris: qrisOf(db, rest),
    note: view.note,
  }
}

function qrisOf(db: ReadDb, amount: number): InvoiceData['qris'] {
  const qris = amount > 0 ? parseQris(getSetting(db, 'qris').text) : null
  return qris && { text: qrisForAmount(qris, amount), merchant: qris.merchant }
}

/** Ready to send: what it is for, how much, until when, where to pay; a paid one says thanks. */
export function waTextOf(db: ReadDb, id: number, today: string): string {
  const data = invoiceDocument(db, id, today)
  const isOpen = data.rest > 0
  return [
    `*${data.shop.name}*`,
    `Halo ${data.customer.name},`,
    `tagihan ${data.number}${data.packageName === '' ? '' : ` untuk ${data.isOrder ? 'pesanan ' : ''}${data.packageName}`}${data.period === '' ? '' : ` periode ${data.period}`}:`,
    ...data.lines.map(({ description, amount }) => `- ${description}: ${formatRupiah(amount)}`),
    `Total: *${formatRupiah(data.total)}*`,
    data.paid > 0 && isOpen ? `Sudah dibayar ${formatRupiah(data.paid)}, sisa *${formatRupiah(data.rest)}*` : '',
    isOpen ? `${data.isOrder ? 'Bayar paling lambat' : 'Jatuh tempo'}: ${data.dueDay}` : `Status: ${data.status}`,
    isOpen && data.payTo !== '' ? `Bayar ke: ${data.payTo}` : '',
    'Terima kasih.',
  ]
    .filter((line) => line !== '')
    .join('\n')
}
