// Owns: what Mikhmon's own rows of sales say: read once a scan, judged with each choice.
// Must never: read the database or a router.
import { routerEpochSeconds } from '../../platform/routeros/values'
import { formatRupiah, rupiah } from '../../shared/money'
import type { Choices } from './contract'
import type { JudgedRow, Known } from './judge'
import { readSale, type SaleReading } from './mikhmon-sale'
import { SALE_COMMENT } from './read-router'
import type { RouterScan } from './scan'

export interface ReadSaleRow {
  readonly name: string
  readonly read: SaleReading
}

export const readSales = ({ scripts }: RouterScan): ReadSaleRow[] =>
  scripts
    .filter(({ comment }) => comment === SALE_COMMENT)
    .map((script) => ({ name: script.name, read: readSale(script) }))

/** The latest sale of each code: where Mikhmon records, that is the moment of the first login. UTC seconds. */
export function loginsOf(sales: readonly ReadSaleRow[], gmtOffset: number): Map<string, number> {
  const logins = new Map<string, number>()
  for (const { read } of sales) {
    if (read.kind !== 'sale') continue
    const at = routerEpochSeconds(read.sale.at, gmtOffset)
    if (at > (logins.get(read.sale.code) ?? 0)) logins.set(read.sale.code, at)
  }
  return logins
}

export function judgeSale({ name, read }: ReadSaleRow, gmtOffset: number, choices: Choices, known: Known): JudgedRow {
  if (read.kind === 'broken') {
    const reason = `sale-broken-${read.why}` as const
    return { kind: 'sale', name, detail: '', outcome: 'conflict', reason, data: {} }
  }
  const { at, isMonthBroken, ...rest } = read.sale
  const row = {
    kind: 'sale' as const,
    name: rest.code,
    detail: [formatRupiah(rupiah(rest.price)), rest.profile, rest.validity].filter(Boolean).join(' · '),
  }
  if (known.sales.has(name)) return { ...row, outcome: 'known', reason: 'sale-known', data: {} }
  if (!choices.takesSales) return { ...row, outcome: 'skipped', reason: 'sale-left', data: {} }
  const sale = { ...rest, soldAt: routerEpochSeconds(at, gmtOffset) * 1000, rawName: name }
  return { ...row, outcome: 'new', reason: isMonthBroken ? 'sale-month' : 'sale', data: {}, sale }
}
