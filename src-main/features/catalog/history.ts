// Owns: the question whether anything in the books still speaks of a package or a master.
// Must never: need to be told about a new feature; a table that names a package is found by its column.
import { eq, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'

/** The catalogue's own tables, and counts that only repeat what another table says. */
const NOT_HISTORY = [
  'package',
  'package_router',
  'package_ordering',
  'package_cycle',
  'package_option',
  'voucher_count',
  'sales_day',
]

/** What people call the rows of a table; a table without a word is still history. */
const WORDS: Readonly<Record<string, string>> = {
  voucher_batch: 'batch cetak',
  voucher: 'voucher',
  sale_line: 'penjualan',
  subscription: 'langganan pelanggan',
  invoice_line: 'tagihan',
  order_item: 'pesanan',
}

/**
 * Tables outside the catalogue that hold a row of this package, in shop words. Asked of the schema and not of a list of
 * features: one forgotten line in such a list would delete a package that a sale still names.
 */
export function historyOfPackage(db: ReadDb, packageId: string): string[] {
  const tables = tablesWith(db, 'package_id').filter((table) => hasRow(db, table, 'package_id', packageId))
  return [...new Set(tables.map((table) => WORDS[table] ?? 'catatan lain'))]
}

/** A master that any router holds a profile of stays known: vouchers out there still run on that profile. */
export const hasMasterHistory = (db: ReadDb, masterId: string): boolean =>
  tablesWith(db, 'master_id').some((table) => hasRow(db, table, 'master_id', masterId))

const tablesWith = (db: ReadDb, column: string): string[] =>
  db.read
    .select({ name: sql<string>`s.name` })
    .from(sql`sqlite_schema s, pragma_table_info(s.name) c`)
    .where(sql`s.type = 'table' and c.name = ${column}`)
    .all()
    .map((row) => row.name)
    .filter((name) => !NOT_HISTORY.includes(name))
    .sort()

const hasRow = (db: ReadDb, table: string, column: string, id: string): boolean =>
  db.read
    .select({ one: sql<number>`1` })
    .from(sql`${sql.identifier(table)}`)
    .where(eq(sql`${sql.identifier(column)}`, id))
    .limit(1)
    .get() !== undefined
