// Owns: what orders sold of each package: their bills' lines, with promo and PPN shared out, and what became saldo again.
// Must never: write, or count an order that nobody paid: who does not pay simply gets nothing.
import { plain } from '../../platform/db/statement'
import type { Rupiah } from '../../shared/money'
import { shareOut } from '../invoices'
import type { Readable } from './store'

interface Days {
  readonly from: string
  readonly until: string
}

/** What one order's bill asks for one package. */
export interface OrderSale {
  readonly invoiceId: number
  /** First day of the month of the bill. */
  readonly month: string
  /** Null: the lines of the bill name none. */
  readonly packageId: string | null
  /** Rupiah, with the promo. */
  readonly amount: number
  /** PPN on it. */
  readonly tax: number
  /** Of both, what became saldo: the service was given up, or vouchers of it were taken back. */
  readonly back: number
  readonly backTax: number
}

interface LineSum {
  readonly invoiceId: number
  readonly month: string
  readonly packageId: string | null
  readonly isTax: number
  readonly amount: number
}

const PAID = `i.kind = 'order' and i.state = 'paid' and i.issue_day between :from and :until`

const linesOfOrders = plain<Days, LineSum>(
  `select i.id as invoiceId, substr(i.issue_day, 1, 7) || '-01' as month, l.package_id as packageId, l.kind = 'tax' as isTax, sum(l.amount) as amount
   from invoice i join invoice_line l on l.invoice_id = i.id where ${PAID} group by i.id, l.package_id, l.kind = 'tax' order by i.id, l.package_id`,
)
const givenBack = plain<
  Days,
  { readonly invoiceId: number; readonly packageId: string; readonly back: number; readonly backTax: number }
>(
  `select i.id as invoiceId, t.package_id as packageId, sum(t.given_back) as back, sum(t.given_back_tax) as backTax
   from invoice i join service_order o on o.invoice_id = i.id join order_item t on t.order_id = o.id
   where ${PAID} and t.given_back > 0 group by i.id, t.package_id`,
)

/** A promo for the whole order, and PPN, belong to its packages by what each of them cost. */
export function orderSales(db: Readable, range: Days): readonly OrderSale[] {
  const back = new Map(
    givenBack(db)
      .all(range)
      .map((row) => [`${row.invoiceId} ${row.packageId}`, row]),
  )
  const bills = Map.groupBy(linesOfOrders(db).all(range), ({ invoiceId }) => invoiceId)
  return [...bills].flatMap(([invoiceId, lines]) =>
    sharesOf(lines).map((share) => {
      const given = back.get(`${invoiceId} ${share.packageId}`)
      return { ...share, back: given?.back ?? 0, backTax: given?.backTax ?? 0 }
    }),
  )
}

function sharesOf(lines: readonly LineSum[]) {
  const totalOf = (rows: readonly LineSum[]) => rows.reduce((sum, { amount }) => sum + amount, 0)
  const services = lines.filter(({ isTax }) => isTax === 0)
  const named = services.filter(({ packageId }) => packageId !== null)
  const own = named.length > 0 ? named : services.slice(0, 1)
  const rest = totalOf(services) - totalOf(own)
  const weights = own.map(({ amount }) => amount)
  const shared = shareOut(rest, weights).map((part, at) => part + (own[at]?.amount ?? 0))
  const taxes: readonly Rupiah[] = shareOut(totalOf(lines) - totalOf(services), shared)
  return own.map(({ invoiceId, month, packageId }, at) => ({
    ...{ invoiceId, month, packageId },
    amount: shared[at] ?? 0,
    tax: taxes[at] ?? 0,
  }))
}
