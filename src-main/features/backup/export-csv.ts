// Owns: everything that the shop has, as CSV that any spreadsheet reads: one file a table, in one zip.
// Must never: hand out a secret, or write a cell that a spreadsheet would calculate.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { writeZip } from '../../platform/zip'
import { businessDay, formatTime, type ShopZone } from '../../shared/calendar-date'
import { CSV_START, csvLine } from '../../shared/csv'
import { COLUMN_WORDS, FILE_WORDS, LEFT_OUT_COLUMNS, LEFT_OUT_TABLES } from './export-words'

/** Rows between two turns of the event loop: about a millisecond. */
const SLICE = 200

export interface Exporting {
  readonly source: string
  readonly target: string
  readonly zone: ShopZone
  readonly onProgress: (ratio: number) => void
}

/** Bytes of the zip. Of one moment: a snapshot that is read while the shop goes on. */
export async function exportAll({ source, target, zone, onProgress }: Exporting): Promise<number> {
  mkdirSync(dirname(target), { recursive: true })
  const half = `${target}.baru`
  const connection = new Database(source, { readonly: true, timeout: 10_000 })
  try {
    connection.exec('begin')
    const tables = connection
      .prepare<[], string>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
      )
      .pluck()
      .all()
      .filter((table) => !LEFT_OUT_TABLES.has(table))
    const zip = writeZip(half)
    for (const [index, table] of tables.entries()) {
      await zip.add(`${FILE_WORDS[table] ?? table}.csv`, rowsOf(connection, table, zone))
      onProgress((index + 1) / tables.length)
    }
    const size = await zip.close()
    renameSync(half, target)
    return size
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  } finally {
    connection.close()
  }
}

async function* rowsOf(connection: Database.Database, table: string, zone: ShopZone): AsyncGenerator<string> {
  const columns = connection
    .prepare<[string], string>('select name from pragma_table_info(?) order by cid')
    .pluck()
    .all(table)
    .filter((column) => !LEFT_OUT_COLUMNS.has(column))
  yield CSV_START + csvLine(columns.map((column) => COLUMN_WORDS[column] ?? column))
  const list = columns.map((column) => `"${column}"`).join(', ')
  const statement = connection.prepare<[], unknown[]>(`select ${list} from "${table}"`).raw()
  let slice = ''
  let count = 0
  for (const row of statement.iterate()) {
    slice += csvLine(row.map((value, at) => cellOf(columns[at] ?? '', value, zone)))
    if (++count % SLICE > 0) continue
    yield slice
    slice = ''
    await nextTurn()
  }
  if (slice !== '') yield slice
}

const isInstant = (column: string): boolean => column === 'at' || column.endsWith('_at') || column === 'use_before'

function cellOf(column: string, value: unknown, zone: ShopZone): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'number')
    return Buffer.isBuffer(value) ? value.toString('base64') : String(value).replace(SEALED, '(rahasia)')
  return isInstant(column) && value > EARLIEST ? `${businessDay(value, zone)} ${formatTime(value, zone, true)}` : value
}

/** What platform/secrets.ts makes, also inside a setting: worth nothing without the key, and nobody's business with it. */
const SEALED = /v1:[A-Za-z0-9+/]{20,}={0,2}/g

/** Epoch ms below this are counts that happen to be called a time. */
const EARLIEST = 1e11
