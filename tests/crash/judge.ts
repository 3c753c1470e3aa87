// Owns: the book's judge: what was promised on the screen against what the database says, and the database against itself.
// Must never: trust the till that wrote it, or repair anything.
import type Database from 'better-sqlite3'
import { findBrokenLink } from '../../src-main/features/audit'
import { findBrokenPosting } from '../../src-main/features/ledger'
import { systemClock } from '../../src-main/platform/clock'
import { type Db, openDb } from '../../src-main/platform/db/open'
import type { Sold } from './till-order'

type Connection = Database.Database
const all = <T>(connection: Connection, text: string, ...values: unknown[]): T[] =>
  connection.prepare<unknown[], T>(text).all(...values)
const one = (connection: Connection, text: string, ...values: unknown[]): unknown =>
  connection
    .prepare(text)
    .pluck()
    .get(...values)

/** Every sale that a screen has shown is there as it was shown. */
export function lostSales(connection: Connection, shown: readonly Sold[]): string[] {
  const sale = connection.prepare<[string], { receipt_number: string; total: number }>(
    'select receipt_number, total from sale where id = ?',
  )
  const codes = connection.prepare<[string], { code: string }>(
    'select code from sale_voucher join voucher on voucher.id = voucher_id where sale_voucher.sale_id = ? order by code',
  )
  return shown.flatMap(({ saleId, receiptNumber, total, codes: promised }) => {
    const row = sale.get(saleId)
    if (!row) return [`lost: sale ${receiptNumber} was on the screen`]
    if (row.receipt_number !== receiptNumber || row.total !== total) return [`changed: sale ${receiptNumber}`]
    const kept = codes.all(saleId).map(({ code }) => code)
    return kept.join() === promised.join()
      ? []
      : [`changed: codes of ${receiptNumber} were ${promised} and are ${kept}`]
  })
}

/** One receipt for one requestId and one buyer for one code, over everything the screens showed. */
export function soldTwice(shown: readonly Sold[]): string[] {
  const requests = new Map<string, string>()
  const codes = new Map<string, string>()
  const wrong: string[] = []
  for (const sold of shown) {
    const before = requests.get(sold.requestId)
    if (before !== undefined && before !== sold.saleId) wrong.push(`sold twice: request ${sold.requestId}`)
    requests.set(sold.requestId, sold.saleId)
    for (const code of sold.codes) {
      const buyer = codes.get(code)
      if (buyer !== undefined && buyer !== sold.saleId) wrong.push(`sold twice: code ${code}`)
      codes.set(code, sold.saleId)
    }
  }
  return wrong
}

/** What is cheap enough for every restart. */
export function glance(connection: Connection, shown: readonly Sold[]): string[] {
  return [...lostSales(connection, shown), ...receiptGaps(connection)]
}

export function receiptGaps(connection: Connection): string[] {
  const wrong: string[] = []
  for (const { series, next } of all<{ series: string; next: number }>(
    connection,
    "select * from number_series where series like 'VC-%'",
  )) {
    const like = `${series}-%`
    const count = one(connection, 'select count(*) from sale where receipt_number like ?', like)
    // Numbers are unique and counted from 1, so the greatest one says whether one is missing.
    const greatest = one(
      connection,
      'select max(cast(substr(receipt_number, ?) as integer)) from sale where receipt_number like ?',
      series.length + 2,
      like,
    )
    if (count !== next - 1 || greatest !== next - 1)
      wrong.push(`receipt numbers of ${series}: ${count} sales, greatest ${greatest}, next ${next}`)
  }
  return wrong
}

/** Questions whose answer must be "nothing". */
const NEVER: Readonly<Record<string, string>> = {
  'a sale whose payments are not its total':
    'select id from sale where total <> (select coalesce(sum(amount), 0) from sale_payment where sale_id = sale.id)',
  'a sale whose lines are not its total':
    'select id from sale where total + discount <> (select coalesce(sum(amount), 0) from sale_line where sale_id = sale.id)',
  'a line without exactly its vouchers':
    'select id from sale_line where quantity <> (select count(*) from sale_voucher where line_id = sale_line.id)',
  'a sale without exactly one posting of its total': `
    select id from sale where total > 0 and 1 <> (select count(*) from ledger_posting p where p.source_type = 'sale' and p.source_id = sale.id
      and total = (select sum(amount) from ledger_transfer where posting_seq = p.seq))`,
  'a posting without its sale or refund': `
    select seq from ledger_posting where source_id not in (select id from sale union all select id from refund)`,
  'a refund without exactly one posting': `
    select id from refund where 1 <> (select count(*) from ledger_posting p where p.source_type = 'refund' and p.source_id = refund.id)`,
  'a sale without exactly one line in the audit trail': `
    select id from sale where 1 <> (select count(*) from audit_event where action = 'sale.sell' and subject_id = sale.id)`,
  'a sale that no request asked for': `
    select 1 where (select count(*) from sale) <> (select count(*) from request_log where command = 'sales.sell')`,
  'a sold voucher whose sale does not know it': `
    select id from voucher v where state in ('sold', 'active', 'finished')
      and not exists (select 1 from sale_voucher s where s.voucher_id = v.id and s.sale_id = v.sale_id)`,
  'a voucher of a sale that is in stock': `
    select voucher_id from sale_voucher join voucher on id = voucher_id where state = 'stock'`,
  'a sold voucher that was taken back and not refunded': `
    select voucher_id from sale_voucher join voucher on id = voucher_id
      where (state = 'void') <> exists (select 1 from refund where refund.voucher_id = sale_voucher.voucher_id)`,
  'a second original': `
    select document_id from print_job where kind = 'receipt' and copy_number = 1 group by document_type, document_id having count(*) > 1`,
  'a count of vouchers that is not true': `
    select * from (select package_id, router_id, state, router_state, count(*) n from voucher group by 1, 2, 3, 4) t
      where n <> coalesce((select count from voucher_count c where c.package_id = t.package_id and c.router_id = t.router_id
        and c.state = t.state and c.router_state = t.router_state), 0)`,
  'money that the accounts do not show': `
    select 1 where (select coalesce(sum(amount), 0) from ledger_transfer where credit_account = 'voucher-revenue') <> (select coalesce(sum(total), 0) from sale)
      or (select coalesce(sum(amount), 0) from ledger_transfer where debit_account = 'voucher-revenue') <> (select coalesce(sum(amount), 0) from refund)`,
}

/** Everything the book must be by itself, whatever was promised. */
export function bookFaults(db: Db): string[] {
  const { connection } = db
  const wrong = receiptGaps(connection)
  for (const [what, question] of Object.entries(NEVER)) {
    const found = all<object>(connection, question)
    if (found.length > 0) wrong.push(`${found.length}x ${what}: ${JSON.stringify(found[0])}`)
  }
  const link = findBrokenLink(db)
  if (link !== null) wrong.push(`the audit chain is broken at ${link}`)
  const posting = findBrokenPosting(db)
  if (posting !== null) wrong.push(`the ledger chain is broken at ${posting}`)
  const orphans = all<object>(connection, 'pragma foreign_key_check')
  if (orphans.length > 0) wrong.push(`${orphans.length} broken foreign keys: ${JSON.stringify(orphans[0])}`)
  const integrity = one(connection, 'pragma integrity_check(1)')
  if (integrity !== 'ok') wrong.push(`integrity_check: ${integrity}`)
  return wrong
}

/** Opens the database as the app would, and judges it. What cannot be opened is a fault like any other. */
export function judgeFile(file: string, shown: readonly Sold[]): string[] {
  let db: Db | undefined
  try {
    db = openDb({ file, clock: systemClock })
    return [...lostSales(db.connection, shown), ...soldTwice(shown), ...bookFaults(db)]
  } catch (error) {
    return [`the database cannot be opened or read: ${error instanceof Error ? error.message : error}`]
  } finally {
    db?.close()
  }
}
