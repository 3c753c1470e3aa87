// Owns: the struk of a payment: which bills, how it was paid, LUNAS or what is still open, the saldo.
// Must never: compute money or ask the time; print a customer's password.
import { CANCELLED_BILL } from '../cancelled-bill'
import { formatRupiah, formatThousands, type Rupiah } from '../money'
import type { PaperDoc, PaperLine } from './document'
import type { ReceiptPayment } from './receipt'
import { centered, type PaperShop, type ReprintMark, rule, shopFoot, shopHead } from './shop-head'

export interface PaidBill {
  readonly number: string
  /** "Rumahan 20 Mbps, November 2026"; empty: not printed. */
  readonly title: string
  readonly amount: Rupiah
  /** Still open of it after this payment. */
  readonly left: Rupiah
  /** After this payment; then nothing of it is open, and nothing of it is LUNAS. */
  readonly isCancelled: boolean
}

export interface PaymentData {
  readonly shop: PaperShop
  /** BYR-261121-0042 */
  readonly number: string
  /** 21/11/2026 19:42 WIB */
  readonly at: string
  readonly cashier: string
  readonly customer: { readonly number: string; readonly name: string }
  readonly bills: readonly PaidBill[]
  readonly total: Rupiah
  readonly payments: readonly ReceiptPayment[]
  readonly change: Rupiah
  readonly toBalance: Rupiah
  /** Saldo after it; printed when this payment moved it. */
  readonly balance: Rupiah | null
  /** Rupiah of all bills that are still open. */
  readonly stillOpen: Rupiah
  readonly reprint: ReprintMark | null
  /** It was taken back: the copy says so instead of LUNAS. */
  readonly voided: { readonly at: string; readonly reason: string } | null
  readonly jobTag: string
}

export function paymentDoc(data: PaymentData): PaperDoc {
  const { shop, number, bills } = data
  const field = (label: string, value: string): PaperLine => ({ kind: 'field', label, labelWidth: 9, value })
  const pair = (left: string, right: string, bold = false): PaperLine => ({ kind: 'pair', left, right, bold })
  return {
    title: `Bukti bayar ${number}`,
    lines: [
      ...shopHead(shop, data.reprint),
      centered(bills.length === 0 ? 'BUKTI SETOR SALDO' : 'BUKTI PEMBAYARAN', true),
      rule,
      field('No Bayar', number),
      field('Tgl', data.at),
      field('Kasir', data.cashier),
      rule,
      field('ID Plgn', data.customer.number),
      field('Nama', data.customer.name),
      rule,
      ...(data.voided
        ? [
            { kind: 'text', text: '** BATAL **', align: 'center', bold: true, size: 'double' } as const,
            centered(data.voided.at),
            centered(data.voided.reason),
            rule,
          ]
        : []),
      ...bills.flatMap((bill): PaperLine[] => [
        ...(bill.title === '' ? [] : [{ kind: 'text', text: bill.title } as const]),
        pair(bill.number, formatThousands(bill.amount)),
        ...(bill.isCancelled && !data.voided ? [{ kind: 'text', text: CANCELLED_BILL } as const] : []),
        ...(bill.left > 0 ? [pair('  Sisa tagihan ini', formatThousands(bill.left))] : []),
      ]),
      ...(data.toBalance > 0 ? [pair('Masuk saldo', formatThousands(data.toBalance))] : []),
      rule,
      pair('TOTAL', formatRupiah(data.total), true),
      ...data.payments.flatMap(({ method, amount, reference }): PaperLine[] => [
        pair(method, formatRupiah(amount)),
        ...(reference ? [{ kind: 'text', text: `Ref: ${reference}` } as const] : []),
      ]),
      ...(data.change > 0 ? [pair('KEMBALI', formatRupiah(data.change), true)] : []),
      ...stamp(data),
      ...(data.balance === null ? [] : [pair('Saldo', formatRupiah(data.balance))]),
      ...(data.stillOpen > 0 && !data.voided ? [pair('Tagihan belum dibayar', formatRupiah(data.stillOpen))] : []),
      rule,
      ...shopFoot(shop, data.jobTag),
    ],
  }
}

/** LUNAS only when every bill on this paper is; else that some is missing; of cancelled ones only their own line speaks. */
function stamp({ bills, voided }: PaymentData): PaperLine[] {
  if (voided || bills.length === 0) return []
  if (bills.some(({ left }) => left > 0)) return [rule, centered('CICILAN', true)]
  if (bills.some(({ isCancelled }) => isCancelled)) return []
  return [rule, { kind: 'text', text: 'LUNAS', align: 'center', bold: true, size: 'double' }]
}
