// Owns: a bill on one A4 page as HTML: head with logo, customer, lines, PPN, where to pay, QRIS of exactly what is left.
// Must never: contain a script, a link to the outside or an unescaped word.
import { formatRupiah } from '../money'
import { escapeHtml } from './html'
import type { InvoiceData } from './invoice'
import { type MakeQrMatrix, qrSvgPath, quietZone } from './qr'

const css = `
@page { size: A4; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { color: #000; background: #fff; font: 3.6mm/1.45 Arial, "Liberation Sans", sans-serif }
.page { width: 210mm; height: 296.5mm; padding: 16mm 18mm 12mm; overflow: hidden; display: flex; flex-direction: column }
header { display: flex; justify-content: space-between; gap: 8mm; padding-bottom: 5mm; border-bottom: .5mm solid #000 }
.shop { display: flex; gap: 5mm; align-items: flex-start; min-width: 0 }
.shop img { max-width: 32mm; max-height: 24mm }
.shop b { font-size: 5.6mm; line-height: 1.2; display: block; margin-bottom: 1mm }
.title { text-align: right; white-space: nowrap }
.title b { font-size: 7mm; line-height: 1.2; letter-spacing: .4mm; display: block }
.two { display: flex; justify-content: space-between; gap: 10mm; padding: 6mm 0 }
.two > * { min-width: 0; overflow-wrap: anywhere }
.small { color: #444; font-size: 3.1mm }
.name { font-size: 4.4mm; font-weight: bold }
table { width: 100%; border-collapse: collapse }
th { text-align: left; font-size: 3.1mm; padding: 2mm 0; border-bottom: .3mm solid #000 }
td { padding: 1.8mm 0; border-bottom: .2mm solid #bbb; overflow-wrap: anywhere; vertical-align: top }
tbody.dense td { padding: .4mm 0; font-size: 2.9mm; line-height: 1.25 }
.money { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; padding-left: 6mm; width: 1% }
.sum td { border: 0; padding: 1.2mm 0 }
.sum .grand td { border-top: .4mm solid #000; font-weight: bold; font-size: 4.8mm; padding-top: 2mm }
.pay { display: flex; justify-content: space-between; gap: 8mm; margin-top: 8mm; align-items: flex-start }
.status { border: .6mm solid #000; padding: 2mm 5mm; font-weight: bold; font-size: 5mm; letter-spacing: .5mm; display: inline-block; margin-bottom: 4mm }
.qr { text-align: center; font-size: 3.1mm; flex: none; width: 46mm }
.qr svg { width: 42mm; height: 42mm; fill: #000; shape-rendering: crispEdges; display: block; margin: 0 auto }
footer { margin-top: auto; padding-top: 4mm; border-top: .2mm solid #bbb; display: flex; justify-content: space-between; gap: 8mm; font-size: 3.1mm; color: #444 }
`

/** More lines than these stand closer, so that a bill of twenty lines stays on one page. */
const ROOMY_LINES = 10

/** An order is paid by its day or lapses: once it is paid or gone, no day ends anything. */
const dueText = ({ isOrder, rest, dueDay }: InvoiceData): string =>
  !isOrder ? `Jatuh tempo ${dueDay}` : rest > 0 ? `Batas bayar ${dueDay}` : ''

/** A whole page of HTML for `PdfPrinter.htmlToPdf`. The QR function is passed in (platform/escpos/qr-matrix.ts). */
export function invoiceHtml(data: InvoiceData, makeQr: MakeQrMatrix): string {
  const { shop, customer } = data
  const lines = data.lines
    .map(({ description, amount }) => row(escapeHtml(description, 160), formatRupiah(amount)))
    .join('')
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>Tagihan ${escapeHtml(data.number, 40)}</title>
<style>${css}</style></head>
<body><section class="page">
<header><div class="shop">${logoHtml(data.logo)}<div><b>${escapeHtml(shop.name, 80)}</b>${block([shop.address, shop.phone === '' ? '' : `WA ${shop.phone}`, data.npwp === '' ? '' : `NPWP ${data.npwp}`])}</div></div>
<div class="title"><b>TAGIHAN</b>${block([data.number, `Tanggal ${data.issueDay}`, dueText(data)])}</div></header>
<div class="two"><div><div class="small">Kepada</div><div class="name">${escapeHtml(customer.name, 100)}</div>${block([customer.address, customer.phone, `No. pelanggan ${customer.number}`])}</div>
<div>${about(data)}</div></div>
<table><thead><tr><th>Keterangan</th><th class="money">Jumlah</th></tr></thead><tbody${data.lines.length > ROOMY_LINES ? ' class="dense"' : ''}>${lines}</tbody>
<tbody class="sum"><tr class="grand"><td>Total</td><td class="money">${formatRupiah(data.total)}</td></tr>${paidRows(data)}</tbody></table>
<div class="pay"><div><div class="status">${escapeHtml(data.status, 40)}</div>${payHtml(data)}</div>${qrHtml(data, makeQr)}</div>
<footer><span>${escapeHtml(shop.footer.replace(/\s+/g, ' '), 160)}</span><span>${escapeHtml(data.number, 40)}</span></footer>
</section></body></html>
`
}

const block = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map((text) => `<div>${escapeHtml(text, 160)}</div>`)
    .join('')

const row = (text: string, money: string): string => `<tr><td>${text}</td><td class="money">${money}</td></tr>`

const about = ({ packageName, isOrder, period, note }: InvoiceData): string =>
  [
    [isOrder ? 'Pesanan' : 'Paket', packageName],
    ['Periode', period],
    ['Catatan', note],
  ]
    .filter(([, value]) => value !== '')
    .map(([label = '', value = '']) => `<div class="small">${label}</div><div>${escapeHtml(value, 160)}</div>`)
    .join('')

const paidRows = ({ paid, rest }: InvoiceData): string =>
  paid > 0 ? row('Sudah dibayar', formatRupiah(paid)) + row('Sisa', formatRupiah(rest)) : ''

function payHtml({ rest, dueDay, payTo }: InvoiceData): string {
  if (rest <= 0) return ''
  const where = payTo === '' ? '' : `<div class="small">Bayar ke</div><div>${escapeHtml(payTo, 200)}</div>`
  return `<div>Mohon dibayar paling lambat ${escapeHtml(dueDay, 20)}: <b>${formatRupiah(rest)}</b></div>${where}`
}

function qrHtml({ qris, rest }: InvoiceData, makeQr: MakeQrMatrix): string {
  const matrix = qris && makeQr(qris.text)
  if (!qris || !matrix) return ''
  const side = matrix.size + 2 * quietZone
  return `<div class="qr"><svg viewBox="0 0 ${side} ${side}"><path d="${qrSvgPath(matrix)}"/></svg>QRIS ${formatRupiah(rest)}<br>${escapeHtml(qris.merchant, 60)}</div>`
}

/** Only a picture that stands in the page itself. */
const logoHtml = (logo: string): string =>
  /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/.test(logo) ? `<img src="${logo}" alt="">` : ''
