// Owns: the voucher list as CSV, in pieces, however long it is.
// Must never: put a code that was not sold into a file without somebody's PIN.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ReadDb } from '../../platform/db/open'
import { formatInstant } from '../../shared/calendar-date'
import { CSV_START, csvLine } from '../../shared/csv'
import { ROUTER_STATE_NAMES, VOUCHER_STATE_NAMES, type VoucherFilter, type VoucherItem } from './contract'
import { pageOfVouchers, type Viewer } from './list'
import { voucherItems } from './queries'

const HEAD = [
  'Kode',
  'Password',
  'Paket',
  'Status',
  'Status router',
  'Router',
  'Dibuat',
  'Pakai sebelum',
  'Terjual',
  'Kasir',
]

/** Rows a piece: read and written out in a few milliseconds, then the till has its turn. */
const PIECE = 200

export async function* csvOfVouchers(
  db: ReadDb,
  filter: VoucherFilter,
  viewer: Viewer,
): AsyncGenerator<{ text: string }> {
  yield { text: CSV_START + csvLine(HEAD) }
  let after: string | null = null
  do {
    const page = pageOfVouchers(db, { filter, after, limit: PIECE }, viewer)
    const lines = voucherItems(db, page.rows, viewer).map((item) => csvLine(cellsOf(item, viewer)))
    if (lines.length > 0) yield { text: lines.join('') }
    after = page.next
    await nextTurn()
  } while (after !== null)
}

function cellsOf(item: VoucherItem, { zone }: Viewer): string[] {
  const at = (instant: number | null) => (instant === null ? '' : formatInstant(instant, zone))
  return [
    item.isHidden ? '(belum terjual)' : item.code,
    item.isHidden ? '' : (item.password ?? item.code),
    item.packageName,
    VOUCHER_STATE_NAMES[item.state],
    ROUTER_STATE_NAMES[item.routerState],
    item.routerName,
    at(item.madeAt),
    at(item.useBefore),
    at(item.soldAt),
    item.sellerName ?? '',
  ]
}
