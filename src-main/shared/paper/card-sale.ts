// Owns: the struk of recharge cards sold at the counter: which cards by number, how they were paid, how they are used.
// Must never: carry a code; the code stands on the card alone.
import { formatRupiah, formatThousands, type Rupiah, rupiah } from '../money'
import type { PaperDoc, PaperLine } from './document'
import { centered, type PaperShop, type ReprintMark, rule, shopFoot, shopHead } from './shop-head'

export interface CardSaleData {
  readonly shop: PaperShop
  /** KI-261122-0001 */
  readonly number: string
  /** 22/11/2026 19:42 WIB */
  readonly at: string
  readonly cashier: string
  readonly seriesName: string
  /** Rupiah on each card. */
  readonly value: Rupiah
  readonly quantity: number
  /** "12-14, 18": as printed on the cards. */
  readonly cardNumbers: string
  /** 31/12/2026; null = no last day. */
  readonly validUntil: string | null
  /** What was paid. */
  readonly total: Rupiah
  /** Who sells them on, for less than their value; null = a customer bought them. */
  readonly reseller: string | null
  /** TUNAI, QRIS, TRANSFER. */
  readonly method: string
  readonly reference: string
  readonly reprint: ReprintMark | null
  /** It was taken back: the copy says so. */
  readonly voided: { readonly at: string; readonly reason: string } | null
  readonly jobTag: string
}

export function cardSaleDoc(data: CardSaleData): PaperDoc {
  const { shop, number, value, quantity, voided, validUntil, total, reseller } = data
  const field = (label: string, text: string): PaperLine => ({ kind: 'field', label, labelWidth: 9, value: text })
  const pair = (left: string, right: string, bold = false): PaperLine => ({ kind: 'pair', left, right, bold })
  const times = (label: string, price: number): PaperLine =>
    pair(`${label}${quantity} x ${formatThousands(rupiah(price))}`, formatThousands(rupiah(quantity * price)))
  return {
    title: `Struk kartu isi ulang ${number}`,
    lines: [
      ...shopHead(shop, data.reprint),
      centered('KARTU ISI ULANG', true),
      rule,
      field('No', number),
      field('Tgl', data.at),
      field('Kasir', data.cashier),
      ...(reseller === null ? [] : [field('Reseller', reseller)]),
      rule,
      ...(voided
        ? [
            { kind: 'text', text: '** BATAL **', align: 'center', bold: true, size: 'double' } as const,
            centered(voided.at),
            centered(voided.reason),
            rule,
          ]
        : []),
      { kind: 'text', text: data.seriesName },
      ...(reseller === null ? [times('', value)] : [times('Nilai ', value), times('Harga ', total / quantity)]),
      field('No Kartu', data.cardNumbers),
      ...(validUntil === null ? [] : [field('Berlaku', `s/d ${validUntil}`)]),
      rule,
      pair('TOTAL', formatRupiah(total), true),
      pair(data.method, formatRupiah(total)),
      ...(data.reference === '' ? [] : [{ kind: 'text', text: `Ref: ${data.reference}` } as const]),
      rule,
      ...(voided
        ? []
        : [centered('Ketik kode di kartu pada portal'), centered('pelanggan, atau minta di loket.'), rule]),
      ...shopFoot(shop, data.jobTag),
    ],
  }
}
