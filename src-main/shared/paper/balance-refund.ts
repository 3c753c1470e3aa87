// Owns: the slip of saldo that is handed back in cash, with a line for each to sign.
// Must never: compute money or ask the time.
import { formatRupiah, type Rupiah } from '../money'
import type { PaperDoc, PaperLine } from './document'
import { centered, type PaperShop, type ReprintMark, rule, shopFoot, shopHead } from './shop-head'

export interface BalanceRefundData {
  readonly shop: PaperShop
  /** KS-261122-0001; empty: it was handed back before these had a number. */
  readonly number: string
  /** 22/11/2026 19:42 WIB */
  readonly at: string
  readonly cashier: string
  readonly customer: { readonly number: string; readonly name: string }
  readonly amount: Rupiah
  /** Saldo after it. */
  readonly left: Rupiah
  readonly reason: string
  readonly reprint: ReprintMark | null
}

const pair = (left: string, right: string, bold = false): PaperLine => ({ kind: 'pair', left, right, bold })
const field = (label: string, value: string): PaperLine => ({ kind: 'field', label, labelWidth: 9, value })

export function balanceRefundDoc(data: BalanceRefundData): PaperDoc {
  const { shop, number, customer } = data
  return {
    title: `Slip saldo ${number === '' ? customer.name : number}`,
    lines: [
      ...shopHead(shop, data.reprint),
      centered('PENGEMBALIAN SALDO', true),
      rule,
      ...(number === '' ? [] : [field('No', number)]),
      field('Tgl', data.at),
      field('Kasir', data.cashier),
      rule,
      field('ID Plgn', customer.number),
      field('Nama', customer.name),
      field('Ket', data.reason),
      rule,
      pair('DIKEMBALIKAN', formatRupiah(data.amount), true),
      pair('TUNAI', formatRupiah(data.amount)),
      pair('Sisa saldo', formatRupiah(data.left)),
      rule,
      { kind: 'blank', lines: 1 },
      pair('Kasir', 'Penerima uang'),
      { kind: 'blank', lines: 3 },
      pair('(............)', '(............)'),
      ...shopFoot({ ...shop, footer: 'Simpan sebagai bukti.' }, ''),
    ],
  }
}
