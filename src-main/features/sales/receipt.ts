// Owns: one sale as its struk, as its screen and as its WhatsApp text.
// Must never: print a code of a voucher that was taken back.
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { businessDay, formatDate, formatInstant, type ShopZone } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { rupiah, subtractRupiah, sumRupiah } from '../../shared/money'
import type { ReceiptData } from '../../shared/paper/receipt'
import { type Reprint, reprintMark } from '../../shared/paper/shop-head'
import { newestPaper } from '../printing'
import { findRouter } from '../routers'
import { getSetting, paperShop } from '../settings'
import { findUser } from '../users'
import { findVoucher } from '../vouchers'
import type { SaleReceipt } from './contract'
import { METHOD_NAMES } from './domain'
import { findSale, linesOf, paymentsOf, refundsOf, vouchersOf } from './store'
import { activeText, devicesText, durationText, LineTerms } from './terms'

/** A link that logs in by itself when the hotspot allows http-pap; both values are encoded. */
export function loginUrlOf(loginHost: string, code: string, password: string | null): string | null {
  if (loginHost === '') return null
  return `http://${loginHost}/login?username=${encodeURIComponent(code)}&password=${encodeURIComponent(password ?? code)}`
}

function readSale(db: ReadDb, saleId: string) {
  const row = findSale(db, saleId)
  if (!row) throw new DomainError('SALE_NOT_FOUND')
  const lines = linesOf(db, saleId)
  const refunded = new Map(refundsOf(db, saleId).map((refund) => [refund.voucherId, refund]))
  const vouchers = vouchersOf(db, saleId).flatMap(({ voucherId, lineId }) => {
    const voucher = findVoucher(db, voucherId)
    const line = lines.find(({ id }) => id === lineId)
    if (!voucher || !line || refunded.has(voucherId)) return []
    const router = findRouter(db, voucher.routerId)
    const { code, password, useBefore, routerState } = voucher
    const terms = LineTerms.parse(JSON.parse(line.terms))
    const loginUrl = loginUrlOf(router?.loginHost ?? '', code, password)
    const isOnRouter = routerState !== 'waiting' && routerState !== 'failed'
    const routerName = router?.name ?? ''
    const wifiName = router?.wifiName ?? ''
    const loginHost = router?.loginHost ?? ''
    return [
      {
        id: voucher.id,
        code,
        password,
        packageName: line.packageName,
        terms,
        useBefore,
        loginUrl,
        routerName,
        routerState,
        isOnRouter,
        wifiName,
        loginHost,
      },
    ]
  })
  const payments = paymentsOf(db, saleId)
  const change = subtractRupiah(
    sumRupiah(payments.map(({ received }) => rupiah(received))),
    sumRupiah(payments.map(({ amount }) => rupiah(amount))),
  )
  return { row, lines, vouchers, payments, change, refunds: [...refunded.values()] }
}

const dayText = (at: number | null, zone: ShopZone): string | null =>
  at === null ? null : formatDate(businessDay(at, zone))

/** `reprint` null = the original struk. */
export function receiptDataOf(
  db: ReadDb,
  ctx: Pick<CommandContext, 'zone'>,
  saleId: string,
  reprint: Reprint | null,
): ReceiptData {
  const { row, lines, vouchers, payments, change, refunds } = readSale(db, saleId)
  const [first] = vouchers
  const [lastRefund] = refunds.slice(-1)
  const isVoided = lastRefund !== undefined && vouchers.length === 0
  return {
    shop: paperShop(db, first),
    number: row.receiptNumber,
    at: formatInstant(row.at, ctx.zone),
    cashier: findUser(db, row.cashierId)?.name ?? '',
    lines: lines.map(({ packageName, quantity, unitPrice, amount }) => ({
      name: packageName,
      quantity,
      unitPrice: rupiah(unitPrice),
      amount: rupiah(amount),
    })),
    totals: { discount: rupiah(row.discount), tax: null, total: rupiah(row.total) },
    payments: payments.map(({ method, received, reference }) => ({
      method: METHOD_NAMES[method],
      amount: rupiah(received),
      ...(reference === '' ? {} : { reference }),
    })),
    change,
    vouchers: vouchers.map((voucher) => ({
      code: voucher.code,
      ...(voucher.password === null ? {} : { user: voucher.code, password: voucher.password }),
      packageName: voucher.packageName,
      durationText: durationText(voucher.terms),
      devicesText: devicesText(voucher.terms),
      useBefore: dayText(voucher.useBefore, ctx.zone),
      loginUrl: voucher.loginUrl,
      pendingRouter: !voucher.isOnRouter,
    })),
    reprint: reprintMark(reprint, ctx.zone),
    cancelled:
      refunds.length === 0 || isVoided
        ? null
        : { count: refunds.length, amount: sumRupiah(refunds.map(({ amount }) => rupiah(amount))) },
    voided: isVoided ? { at: formatInstant(lastRefund.at, ctx.zone), reason: lastRefund.reason } : null,
    jobTag: '',
  }
}

/** What the screen shows after the sale and whenever it is looked up again. */
export function saleReceiptOf(db: ReadDb, zone: ShopZone, saleId: string): SaleReceipt {
  const { row, vouchers, payments, change } = readSale(db, saleId)
  const shown = vouchers.map(({ terms, loginHost: _, ...voucher }) => ({
    ...voucher,
    activeText: activeText(terms),
    useBefore: dayText(voucher.useBefore, zone),
  }))
  return {
    id: row.id,
    receiptNumber: row.receiptNumber,
    at: row.at,
    cashierName: findUser(db, row.cashierId)?.name ?? '',
    total: row.total,
    change,
    methods: payments.map(({ method }) => method),
    vouchers: shown,
    printJobId: newestPaper(db, saleId)?.jobId ?? null,
    waText: waTextOf(getSetting(db, 'shop').name, shown),
  }
}

type Shown = SaleReceipt['vouchers'][number]

/** In the order Mikhmon users know: name, code, masa aktif, batas pakai, login. */
function waTextOf(shopName: string, vouchers: readonly Shown[]): string {
  const blocks = vouchers.map((voucher) =>
    [
      `*${voucher.packageName}*`,
      voucher.password === null ? `Kode: ${voucher.code}` : `Username: ${voucher.code}\nPassword: ${voucher.password}`,
      `Masa aktif: ${voucher.activeText}`,
      voucher.useBefore === null ? '' : `Pakai sebelum: ${voucher.useBefore}`,
      voucher.isOnRouter ? '' : 'Aktif setelah router tersambung.',
      voucher.wifiName === '' ? '' : `WiFi: ${voucher.wifiName}`,
      voucher.loginUrl === null ? '' : `Login: ${voucher.loginUrl}`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  )
  return [`*${shopName}*`, ...blocks, 'Terima kasih.'].join('\n\n')
}

export const refundTotal = (db: ReadDb, saleId: string) =>
  sumRupiah(refundsOf(db, saleId).map(({ amount }) => rupiah(amount)))
