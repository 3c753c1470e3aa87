// Owns: the struk of a sale: one voucher, several vouchers, reprints, a slip per voucher.
// Must never: compute money or ask the time; it prints what the sale says, and dates come ready to print.
import { formatRupiah, formatThousands, negateRupiah, type Rupiah } from '../money'
import type { PaperDoc, PaperLine } from './document'
import { centered, type PaperShop, type ReprintMark, rule, shopFoot, shopHead } from './shop-head'

export interface ReceiptLine {
  readonly name: string
  readonly quantity: number
  readonly unitPrice: Rupiah
  readonly amount: Rupiah
}

export interface ReceiptPayment {
  /** TUNAI, QRIS, TRANSFER. */
  readonly method: string
  /** What the customer handed over. */
  readonly amount: Rupiah
  readonly reference?: string
}

export interface ReceiptVoucher {
  readonly code: string
  /** Both given and different: USER and PASS are printed in place of the code. */
  readonly user?: string
  readonly password?: string
  readonly packageName: string
  /** "3 jam"; the paper adds "sejak login pertama". */
  readonly durationText: string
  /** "1 perangkat"; empty: not printed. */
  readonly devicesText?: string
  /** dd/MM/yyyy of the shelf life; null: keeps. */
  readonly useBefore: string | null
  /** What the QR holds; null: no QR. */
  readonly loginUrl: string | null
  /** Sold before the router knew the code. */
  readonly pendingRouter: boolean
}

export interface ReceiptData {
  readonly shop: PaperShop
  /** VC-261121-0042 */
  readonly number: string
  /** 21/11/2026 19:42 WIB */
  readonly at: string
  readonly cashier: string
  readonly lines: readonly ReceiptLine[]
  readonly totals: {
    readonly discount: Rupiah
    /** Only when the owner switched PPN on. */
    readonly tax: { readonly label: string; readonly amount: Rupiah } | null
    readonly total: Rupiah
  }
  readonly payments: readonly ReceiptPayment[]
  readonly change: Rupiah
  readonly vouchers: readonly ReceiptVoucher[]
  readonly reprint: ReprintMark | null
  /** Taken back since, when not all of it was: said on every copy, with the money that went back. */
  readonly cancelled?: { readonly count: number; readonly amount: Rupiah } | null
  /** The sale was cancelled: the copy says so and prints no code that might still be tried. */
  readonly voided: { readonly at: string; readonly reason: string } | null
  /** `#<job id>-<copy>` or empty. */
  readonly jobTag: string
}

export interface ReceiptOptions {
  /** A QR per voucher also on a struk of several: about 19 mm of paper each. */
  readonly qrOnEvery: boolean
  /** "Potong per voucher": after the struk one small slip per code, when they go to different people. */
  readonly slipPerVoucher: boolean
}

export const defaultReceiptOptions: ReceiptOptions = { qrOnEvery: false, slipPerVoucher: false }

export function receiptDoc(data: ReceiptData, options: ReceiptOptions = defaultReceiptOptions): PaperDoc {
  const [first] = data.vouchers
  const single = data.vouchers.length === 1 && first !== undefined
  const vouchers = data.voided ? [] : single ? singleVoucher(first, data.shop) : manyVouchers(data, options)
  return {
    title: `Struk ${data.number}`,
    lines: [
      ...shopHead(data.shop, data.reprint),
      { kind: 'field', label: 'No', labelWidth: 5, value: data.number },
      { kind: 'field', label: 'Tgl', labelWidth: 5, value: data.at },
      { kind: 'field', label: 'Kasir', labelWidth: 5, value: data.cashier },
      rule,
      ...(data.voided
        ? [
            { kind: 'text', text: '** BATAL **', align: 'center', bold: true, size: 'double' } as const,
            centered(data.voided.at),
            centered(data.voided.reason),
            rule,
          ]
        : []),
      ...data.lines.flatMap(saleLine),
      ...totalLines(data),
      ...vouchers,
      ...shopFoot(data.shop, data.jobTag),
      ...(options.slipPerVoucher && !single && !data.voided ? data.vouchers.flatMap((each) => slip(each, data)) : []),
    ],
  }
}

const saleLine = (line: ReceiptLine): PaperLine[] => [
  { kind: 'text', text: line.name },
  {
    kind: 'pair',
    left: `${formatThousands(line.quantity)} x ${formatThousands(line.unitPrice)}`,
    right: formatThousands(line.amount),
    indent: 2,
  },
]

const pair = (left: string, right: string, bold = false): PaperLine => ({ kind: 'pair', left, right, bold })

function totalLines(data: ReceiptData): PaperLine[] {
  const { discount, tax, total } = data.totals
  const count = data.vouchers.length + (data.cancelled?.count ?? 0)
  return [
    ...(discount > 0 ? [pair('Diskon', formatThousands(negateRupiah(discount)))] : []),
    ...(tax ? [pair(tax.label, formatThousands(tax.amount))] : []),
    rule,
    pair(count > 1 ? `TOTAL (${count} voucher)` : 'TOTAL', formatRupiah(total), true),
    ...data.payments.flatMap(({ method, amount, reference }) => [
      pair(method, formatRupiah(amount)),
      ...(reference ? [{ kind: 'text', text: `Ref: ${reference}` } as const] : []),
    ]),
    ...(data.change > 0 ? [pair('KEMBALI', formatRupiah(data.change), true)] : []),
    ...(data.cancelled
      ? [pair(`DIBATALKAN ${data.cancelled.count} voucher`, formatRupiah(negateRupiah(data.cancelled.amount)), true)]
      : []),
    rule,
  ]
}

const hasPassword = (voucher: ReceiptVoucher): boolean =>
  voucher.password !== undefined && voucher.password !== '' && voucher.password !== (voucher.user ?? voucher.code)

const codeLines = (voucher: ReceiptVoucher): PaperLine[] =>
  hasPassword(voucher)
    ? [
        centered('USER'),
        { kind: 'code', text: voucher.user ?? voucher.code },
        centered('PASS'),
        { kind: 'code', text: voucher.password ?? '' },
      ]
    : [{ kind: 'code', text: voucher.code }]

/** Said with the code, so that nobody queues up to complain about a code that cannot work yet. */
const pendingLines = (voucher: ReceiptVoucher): PaperLine[] =>
  voucher.pendingRouter ? [centered('Aktif setelah router tersambung', true)] : []

const qrLines = (voucher: ReceiptVoucher): PaperLine[] =>
  voucher.loginUrl === null ? [] : [{ kind: 'qr', payload: voucher.loginUrl }]

/** The code before the QR: it survives when the QR does not. */
const voucherBlock = (voucher: ReceiptVoucher): PaperLine[] => [
  ...codeLines(voucher),
  ...pendingLines(voucher),
  centered(`${voucher.durationText} sejak login pertama`),
  ...(voucher.devicesText ? [centered(voucher.devicesText)] : []),
  ...(voucher.useBefore === null ? [] : [centered(`Pakai sebelum ${voucher.useBefore}`)]),
  ...qrLines(voucher),
]

const wifiLine = (shop: PaperShop): PaperLine[] => (shop.wifiName === '' ? [] : [centered(`WiFi: ${shop.wifiName}`)])

/** The login page opens by itself on most phones: a shop that gave no address still says what to do. */
const openLine = (shop: PaperShop): string =>
  shop.loginHost === '' ? 'Sambung WiFi, lalu ketik kode.' : `Buka ${shop.loginHost}`

const singleVoucher = (voucher: ReceiptVoucher, shop: PaperShop): PaperLine[] => [
  centered('KODE VOUCHER'),
  ...voucherBlock(voucher),
  ...wifiLine(shop),
  centered(voucher.loginUrl === null ? openLine(shop) : `Scan QR / buka ${shop.loginHost}`),
  rule,
]

function manyVouchers({ vouchers, shop }: ReceiptData, options: ReceiptOptions): PaperLine[] {
  if (vouchers.length === 0) return []
  const durations = [...new Map(vouchers.map((voucher) => [voucher.packageName, voucher.durationText]))]
  return [
    ...vouchers.flatMap((voucher, index): PaperLine[] => [
      pair(
        // One package for all: its name stands above already.
        `${index + 1}/${vouchers.length}${durations.length > 1 ? ` ${voucher.packageName}` : ''}`,
        voucher.useBefore === null ? '' : `s/d ${voucher.useBefore}`,
      ),
      ...codeLines(voucher),
      ...pendingLines(voucher),
      ...(options.qrOnEvery ? qrLines(voucher) : []),
    ]),
    rule,
    { kind: 'text', text: 'Masa aktif sejak login pertama:' },
    ...durations.map(([name, duration]) => pair(name, duration)),
    ...(vouchers.some((voucher) => voucher.useBefore !== null)
      ? [{ kind: 'text', text: 's/d = pakai sebelum tanggal itu' } as const]
      : []),
    rule,
    ...wifiLine(shop),
    centered(shop.loginHost === '' ? openLine(shop) : `${openLine(shop)}, ketik kode.`),
    rule,
  ]
}

const slip = (voucher: ReceiptVoucher, { shop, number, reprint }: ReceiptData): PaperLine[] => [
  ...shopHead({ ...shop, address: '', phone: '' }, reprint),
  centered(voucher.packageName),
  ...voucherBlock(voucher),
  ...wifiLine(shop),
  centered(openLine(shop)),
  { kind: 'text', text: number, align: 'right' },
  { kind: 'cut' },
]
