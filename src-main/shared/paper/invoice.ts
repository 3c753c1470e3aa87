// Owns: a bill as the two papers need it, and the thermal one.
// Must never: compute money or ask the time; never print a customer's PPPoE password.
import { formatRupiah, formatThousands, type Rupiah } from '../money'
import type { PaperDoc, PaperLine } from './document'
import { centered, type PaperShop, type ReprintMark, rule, shopFoot, shopHead } from './shop-head'

export interface InvoiceData {
  readonly shop: PaperShop
  /** data:image/... of the shop, for A4; empty: none. */
  readonly logo: string
  /** Printed only while the bill carries PPN; empty: none. */
  readonly npwp: string
  readonly number: string
  /** dd/MM/yyyy */
  readonly issueDay: string
  readonly dueDay: string
  readonly customer: {
    readonly number: string
    readonly name: string
    /** As shown: 0812-3456-7890, or empty. */
    readonly phone: string
    readonly address: string
  }
  readonly packageName: string
  /** Of an order: nothing is overdue, and what is not paid lapses. */
  readonly isOrder?: boolean
  /** "November 2026"; empty for bills about no period. */
  readonly period: string
  readonly lines: readonly { readonly description: string; readonly amount: Rupiah }[]
  readonly total: Rupiah
  readonly paid: Rupiah
  /** What is still to be paid. */
  readonly rest: Rupiah
  readonly status: 'BELUM DIBAYAR' | 'KURANG BAYAR' | 'MENUNGGU KONFIRMASI' | 'JATUH TEMPO' | 'LUNAS' | 'BATAL'
  /** Where to pay; empty: not printed. */
  readonly payTo: string
  /** QRIS over exactly `rest`; null: none, or nothing left to pay. */
  readonly qris: { readonly text: string; readonly merchant: string } | null
  readonly note: string
}

export interface InvoicePaperOptions {
  readonly reprint: ReprintMark | null
  readonly jobTag: string
}

const pair = (left: string, right: string, bold = false): PaperLine => ({ kind: 'pair', left, right, bold })
const field = (label: string, value: string): PaperLine[] =>
  value === '' ? [] : [{ kind: 'field', label, labelWidth: 8, value }]

export function invoiceDoc(data: InvoiceData, options: InvoicePaperOptions = { reprint: null, jobTag: '' }): PaperDoc {
  return {
    title: `Tagihan ${data.number}`,
    lines: [
      ...shopHead(data.shop, options.reprint),
      centered(data.isOrder ? 'TAGIHAN PESANAN' : 'TAGIHAN INTERNET', true),
      rule,
      ...field('No', data.number),
      ...field('Tgl', data.issueDay),
      ...field('ID Plgn', data.customer.number),
      ...field('Nama', data.customer.name),
      ...field(data.isOrder ? 'Pesanan' : 'Paket', data.packageName),
      ...field('Periode', data.period),
      ...field('NPWP', data.npwp),
      rule,
      ...data.lines.map(({ description, amount }) => pair(description, formatThousands(amount))),
      rule,
      pair('TOTAL', formatRupiah(data.total), true),
      ...(data.paid > 0
        ? [pair('Sudah dibayar', formatRupiah(data.paid)), pair('SISA', formatRupiah(data.rest), true)]
        : []),
      rule,
      { kind: 'text', text: data.status, align: 'center', bold: true, size: 'double' },
      ...(data.rest > 0 ? [centered(`Bayar paling lambat ${data.dueDay}`), ...payLines(data)] : []),
      rule,
      ...shopFoot(data.shop, options.jobTag),
    ],
  }
}

const payLines = ({ payTo, qris, rest }: InvoiceData): PaperLine[] => [
  ...(payTo === '' ? [] : [centered(payTo)]),
  ...(qris
    ? [{ kind: 'qr', payload: qris.text } as const, centered(`QRIS ${formatRupiah(rest)}`), centered(qris.merchant)]
    : []),
]
