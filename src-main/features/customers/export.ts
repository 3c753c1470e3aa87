// Owns: the customer list as a file: CSV in pieces, or one XLSX; formula-safe.
// Must never: put a password into a file, or a cell that a spreadsheet would run.
import { setImmediate as nextTurn } from 'node:timers/promises'
import writeExcelFile from 'write-excel-file/node'
import type { ReadDb } from '../../platform/db/open'
import { businessDay, formatDate, type ShopZone } from '../../shared/calendar-date'
import { CSV_START, csvLine } from '../../shared/csv'
import { isPhone, showPhone } from '../../shared/phone'
import type { CustomerFilter, CustomerListItem } from './contract'
import { pageOfCustomers } from './list'

const HEAD = [
  'No. Pelanggan',
  'Nama',
  'No. HP',
  'Alamat',
  'Area',
  'Paket',
  'Router',
  'Username',
  'Alamat IP',
  'Status',
  'Di router',
  'Per bulan',
  'Belum dibayar',
  'Terdaftar',
] as const

const STATES: Readonly<Record<string, string>> = {
  active: 'Aktif',
  suspended: 'Isolir',
  paused: 'Jeda',
  stopped: 'Berhenti',
}
const PROVISIONS: Readonly<Record<string, string>> = {
  unmanaged: '',
  waiting: 'Menunggu router',
  present: 'Sudah di router',
  failed: 'Gagal',
  missing: 'Hilang dari router',
  removed: 'Sudah dihapus',
}

const PIECE = 200

/** A customer with several subscriptions has them in one cell, one after the other. */
function cellsOf(item: CustomerListItem, zone: ShopZone): (string | number)[] {
  const each = (of: (service: CustomerListItem['services'][number]) => string | null) =>
    item.services
      .map(of)
      .filter((text) => text !== null && text !== '')
      .join(', ')
  return [
    item.number,
    item.name,
    isPhone(item.phone) ? showPhone(item.phone) : item.phone,
    item.address,
    item.areaName ?? '',
    each(({ packageName }) => packageName),
    each(({ routerName }) => routerName),
    each(({ username }) => username),
    each(({ address }) => address),
    each(({ state }) => STATES[state] ?? state),
    each(({ provision }) => PROVISIONS[provision] ?? provision),
    item.monthly,
    item.open,
    formatDate(businessDay(item.createdAt, zone)),
  ]
}

async function* pagesOf(db: ReadDb, filter: CustomerFilter): AsyncGenerator<CustomerListItem[]> {
  let after: string | null = null
  do {
    const page = pageOfCustomers(db, { filter, after, limit: PIECE })
    yield page.rows
    after = page.next
    await nextTurn()
  } while (after !== null)
}

export async function* exportCustomers(
  db: ReadDb,
  filter: CustomerFilter,
  format: 'csv' | 'xlsx',
  zone: ShopZone,
): AsyncGenerator<{ rows: number; text: string }> {
  if (format === 'csv') {
    yield { rows: 0, text: CSV_START + csvLine([...HEAD]) }
    for await (const rows of pagesOf(db, filter))
      yield { rows: rows.length, text: rows.map((item) => csvLine(cellsOf(item, zone))).join('') }
    return
  }
  const sheet: (string | number)[][] = []
  for await (const rows of pagesOf(db, filter)) {
    sheet.push(...rows.map((item) => cellsOf(item, zone)))
    yield { rows: rows.length, text: '' }
  }
  yield { rows: 0, text: (await workbookOf(sheet)).toString('base64') }
}

/** Every text cell is typed as text: a spreadsheet shows `=1+1` and does not count it. */
async function workbookOf(rows: readonly (string | number)[][]): Promise<Buffer> {
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? ({ value, type: Number, format: '#,##0' } as const)
      : ({ value: value.toWellFormed().replaceAll('\0', ''), type: String } as const)
  const head = HEAD.map((value) => ({ value, type: String, fontWeight: 'bold' }) as const)
  const file = await writeExcelFile([head, ...rows.map((row) => row.map(cell))], {
    sheet: 'Pelanggan',
    stickyRowsCount: 1,
    columns: HEAD.map((title) => ({ width: Math.max(12, title.length + 4) })),
  })
  return file.toBuffer()
}
