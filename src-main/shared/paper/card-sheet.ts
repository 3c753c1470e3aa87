// Owns: recharge cards as paper: an A4 sheet, and a strip for a thermal printer.
// Must never: contain a script, a link to the outside or an unescaped word.
import { formatRupiah, type Rupiah } from '../money'
import { escapeHtml } from './html'

export interface CardOnSheet {
  readonly number: number
  /** "ABCD-EFGH-JKMN" */
  readonly code: string
}

export interface CardSheetData {
  readonly shopName: string
  readonly shopPhone: string
  readonly seriesName: string
  readonly value: Rupiah
  /** 31/12/2027; null = no end. */
  readonly validUntil: string | null
  /** 21/11/2026 19:42 WIB */
  readonly printedAt: string
  readonly paper: 'a4' | 'thermal'
  readonly cards: readonly CardOnSheet[]
}

const COLUMNS = 3
const ROWS = 8

export function cardSheetHtml(data: CardSheetData): string {
  const perPage = data.paper === 'a4' ? COLUMNS * ROWS : 1
  const pages = Math.max(1, Math.ceil(data.cards.length / perPage))
  const sections = Array.from({ length: pages }, (_, page) => {
    const cards = data.cards.slice(page * perPage, (page + 1) * perPage)
    const foot =
      data.paper === 'a4'
        ? `<div class="foot"><span>${escapeHtml(data.seriesName, 60)} - ${data.cards.length} kartu</span><span>${escapeHtml(data.printedAt, 40)}</span><span>Hal ${page + 1}/${pages}</span></div>`
        : ''
    return `<section class="page"><div class="cards">${cards.map((card) => cardHtml(card, data)).join('')}</div>${foot}</section>`
  })
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Kartu isi ulang ${escapeHtml(data.seriesName, 60)}</title>
<style>${BASE}${data.paper === 'a4' ? A4 : THERMAL}</style></head>
<body>${sections.join('\n')}</body></html>
`
}

const cardHtml = ({ number, code }: CardOnSheet, data: CardSheetData): string => `<div class="card">
<div class="head"><span class="shop">${escapeHtml(data.shopName, 60)}</span><span>No. ${number}</span></div>
<div class="kind">KARTU ISI ULANG</div>
<div class="value">${formatRupiah(data.value)}</div>
<div class="code">${escapeHtml(code, 20)}</div>
<div class="how">Isi saldo: ketik kode ini di portal pelanggan, atau bawa ke loket.</div>
<div class="end"><span>${data.validUntil === null ? 'Tanpa batas waktu' : `Pakai s/d ${escapeHtml(data.validUntil, 20)}`}</span><span>${data.shopPhone === '' ? '' : `WA ${escapeHtml(data.shopPhone, 30)}`}</span></div>
</div>`

const BASE = `
* { box-sizing: border-box; margin: 0 }
body { color: #000; background: #fff; font: 2.4mm/1.25 Arial, "Liberation Sans", sans-serif }
.page { overflow: hidden; position: relative; break-after: page }
.page:last-child { break-after: auto }
.head, .end { display: flex; justify-content: space-between; gap: 1mm; white-space: nowrap }
.shop { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; font-weight: bold }
.kind { font-size: 2.2mm; letter-spacing: .3mm }
.value { font-weight: bold; font-size: 5mm; line-height: 5.6mm }
.code { font: bold 4.6mm/6mm "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace; text-align: center; white-space: nowrap; border: .2mm solid #000; margin: .6mm 0 }
.how { font-size: 2mm; line-height: 2.4mm }
.end { font-size: 2.2mm }
`
const A4 = `
@page { size: A4; margin: 0 }
.page { width: 210mm; height: 296.5mm; padding: 8mm 8mm 0 }
.cards { display: grid; grid-template-columns: repeat(${COLUMNS}, 64mm); grid-auto-rows: 34.4mm; justify-content: center }
.card { border: .2mm dashed #777; margin: 0 -.2mm -.2mm 0; padding: 1.6mm 2mm; overflow: hidden; display: flex; flex-direction: column; justify-content: space-between }
.foot { position: absolute; left: 8mm; right: 8mm; bottom: 6mm; display: flex; justify-content: space-between; font-size: 2.3mm }
`
/** 58 mm paper prints 48 mm; one page a card, so that the printer's driver cuts between them. */
const THERMAL = `
@page { size: 58mm 46mm; margin: 0 }
.page { width: 58mm; height: 45.5mm; padding: 2mm 5mm }
.card { display: grid; gap: .8mm }
`
