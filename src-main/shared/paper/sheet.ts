// Owns: A4 voucher sheets as HTML: hemat, standar, besar and the Mikhmon look.
// Must never: contain a script, a link to the outside or an unescaped word.
import { formatRupiah, type Rupiah } from '../money'
import { escapeHtml } from './html'
import { type MakeQrMatrix, maxQrPayload, qrSvgPath, quietZone } from './qr'
import { logoCss, type SheetLayout, sheetCss, sheetGrids } from './sheet-style'

export interface SheetVoucher {
  /** Running number in the batch, printed as `#n` / `[n]`. */
  readonly number: number
  readonly code: string
  /** Both given and different: user and password are printed in place of the code. */
  readonly user?: string
  readonly password?: string
  readonly packageName: string
  readonly price: Rupiah
  /** "3 jam"; the card adds "sejak login pertama". */
  readonly durationText: string
  /** "2 jam", "1 GB"; empty: not printed. */
  readonly quotaText?: string
  readonly useBefore: string | null
  /** #rrggbb of the package tile; anything else prints black. */
  readonly color?: string
  readonly loginUrl: string | null
}

export interface SheetData {
  readonly shop: {
    readonly name: string
    readonly phone: string
    readonly wifiName: string
    readonly loginHost: string
    /** PNG as a data URL; empty: none. */
    readonly logo: string
  }
  readonly batchId: string
  /** 21/11/2026 19:42 WIB */
  readonly printedAt: string
  readonly layout: SheetLayout
  /** Off: cards for shops that change prices often. */
  readonly showPrice: boolean
  readonly vouchers: readonly SheetVoucher[]
}

/** A whole page of HTML for `PdfPrinter.htmlToPdf`. The QR function is passed in (platform/escpos/qr-matrix.ts). */
export function voucherSheetHtml(data: SheetData, makeQr: MakeQrMatrix): string {
  const grid = sheetGrids[data.layout]
  const perPage = grid.columns * grid.rows
  const pages = Math.max(1, Math.ceil(data.vouchers.length / perPage))
  const sections = Array.from({ length: pages }, (_, page) => {
    const cards = data.vouchers.slice(page * perPage, (page + 1) * perPage)
    return `<section class="page"><div class="cards">${cards.map((voucher) => card(voucher, data, makeQr)).join('')}</div>${foot(data, page + 1, pages)}</section>`
  })
  const images = hasLogo(data) ? ' img-src data:;' : ''
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';${images} base-uri 'none'; form-action 'none'">
<title>Voucher ${escapeHtml(data.batchId, 60)}</title>
<style>${sheetCss(grid)}${hasLogo(data) ? logoCss(data.shop.logo) : ''}</style></head>
<body>${sections.join('\n')}</body></html>
`
}

const foot = (data: SheetData, page: number, pages: number): string =>
  `<div class="foot"><span>Batch ${escapeHtml(data.batchId, 60)} - ${data.vouchers.length} voucher</span><span>${escapeHtml(data.printedAt, 40)}</span><span>Hal ${page}/${pages}</span></div>`

function card(voucher: SheetVoucher, data: SheetData, makeQr: MakeQrMatrix): string {
  const qr = sheetGrids[data.layout].qr > 0 ? qrSvg(voucher.loginUrl, makeQr) : ''
  if (data.layout === 'mikhmon') return mikhmonCard(voucher, data, qr)
  // "sejak login pertama" gets the whole width where a QR leaves too little beside it.
  const duration = `<div>${durationHtml(voucher)}</div>`
  return `<div class="card ${data.layout}">
${headHtml(voucher, data)}
<div class="body"><div class="text">${codeHtml(voucher)}<b>${escapeHtml(voucher.packageName, 60)}</b>${priceHtml(voucher, data)}${qr === '' ? duration : ''}<div class="wrap">${shelfHtml(voucher)}</div><div>${placeHtml(data)}</div></div>${qr}</div>
${qr === '' ? '' : duration}
</div>`
}

/** Where the code is typed; without an address the name of the WiFi, whose page opens by itself. */
const placeHtml = ({ shop }: SheetData): string => {
  if (shop.loginHost !== '') return escapeHtml(shop.loginHost, 60)
  return shop.wifiName === '' ? '' : `WiFi: ${escapeHtml(shop.wifiName, 40)}`
}

const headHtml = ({ number }: SheetVoucher, data: SheetData): string =>
  `<div class="head">${hasLogo(data) ? '<i class="logo"></i>' : ''}<span class="shop">${escapeHtml(data.shop.name, 60)}</span><span class="number">${data.layout === 'mikhmon' ? `[${number}]` : `#${number}`}</span></div>`

/** Nothing but the letters of base64 gets into the style sheet, whatever the settings hold. */
const hasLogo = ({ shop }: SheetData): boolean => /^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/.test(shop.logo)

/** What Mikhmon's users know: name and [n], boxed code, QR, one bold line of terms and price, "Login: http://..." */
function mikhmonCard(voucher: SheetVoucher, data: SheetData, qr: string): string {
  const { shop } = data
  const terms = [durationHtml(voucher), ...termsOf(voucher, data)].join(' &middot; ')
  return `<div class="card mikhmon" style="--package:${safeColor(voucher.color)}">
${headHtml(voucher, data)}
<div class="body"><div class="text"><div class="boxed">${codeHtml(voucher)}</div><b>${escapeHtml(voucher.packageName, 60)}</b><div class="wrap">${shelfHtml(voucher)}</div></div>${qr}</div>
<div class="line">${terms}</div>
<div class="login">${shop.loginHost === '' ? 'Sambung WiFi, lalu ketik kode.' : `Login: http://${escapeHtml(shop.loginHost, 60)}`}</div>
<div class="login">${[shop.wifiName === '' ? '' : `WiFi: ${escapeHtml(shop.wifiName, 40)}`, shop.phone === '' ? '' : `WA ${escapeHtml(shop.phone, 30)}`].filter((part) => part !== '').join(' &middot; ')}</div>
</div>`
}

function codeHtml({ code, user, password }: SheetVoucher): string {
  const name = user ?? code
  const value = (text: string, kind: string, label = '') =>
    `<div class="code${text.length > 10 ? ' long' : kind}">${label}${escapeHtml(text, 64)}</div>`
  if (password === undefined || password === '' || password === name) return value(code, '')
  return value(name, ' two', '<small>user </small>') + value(password, ' two', '<small>pass </small>')
}

const termsOf = (voucher: SheetVoucher, data: SheetData): string[] => [
  ...(voucher.quotaText ? [escapeHtml(voucher.quotaText, 40)] : []),
  ...(data.showPrice ? [formatRupiah(voucher.price)] : []),
]

function priceHtml(voucher: SheetVoucher, data: SheetData): string {
  const terms = termsOf(voucher, data)
  return terms.length === 0 ? '' : `<b>${terms.join(' &middot; ')}</b>`
}

const durationHtml = ({ durationText }: SheetVoucher): string => `${escapeHtml(durationText, 40)} sejak login pertama`

const shelfHtml = ({ useBefore }: SheetVoucher): string =>
  useBefore === null ? '' : `Pakai sebelum ${escapeHtml(useBefore, 20)}`

function qrSvg(payload: string | null, makeQr: MakeQrMatrix): string {
  const matrix = payload === null || payload.length > maxQrPayload ? null : makeQr(payload)
  if (!matrix) return ''
  const side = matrix.size + 2 * quietZone
  return `<svg viewBox="0 0 ${side} ${side}"><path d="${qrSvgPath(matrix)}"/></svg>`
}

const safeColor = (color: string | undefined): string => (color && /^#[0-9a-f]{6}$/i.test(color) ? color : '#000000')
