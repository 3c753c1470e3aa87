// Owns: turning a CSV or XLSX file into rows of text.
// Must never: run or interpret a cell; a formula is text, a number is its digits.
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { DomainError } from '../../shared/errors'

/** Rows of the file, the header first; every cell is trimmed text. */
export type Table = readonly (readonly string[])[]

/** What a small file may swell to when it is unpacked. */
const LARGEST_UNPACKED = 40_000_000

export async function readTable(name: string, content: Uint8Array): Promise<Table> {
  const rows = isZip(content) ? await readXlsx(content) : readCsv(name, content)
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  if (filled.length < 2) throw new DomainError('IMPORT_EMPTY')
  return rows
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

async function readXlsx(content: Uint8Array): Promise<string[][]> {
  if (unpackedSize(content) > LARGEST_UNPACKED) throw new DomainError('IMPORT_UNREADABLE')
  try {
    const rows = await readSheet(Buffer.from(content))
    return rows.map((row) => row.map(textOfCell))
  } catch (error) {
    throw new DomainError('IMPORT_UNREADABLE', {}, { cause: error })
  }
}

/** The sum of the sizes that the archive's directory declares; what lies is refused by the unpacker. */
function unpackedSize(content: Uint8Array): number {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  let sum = 0
  for (let at = 0; at + 46 <= content.length; at++)
    if (content[at] === 0x50 && view.getUint32(at, true) === 0x02014b50) sum += view.getUint32(at + 24, true)
  return sum
}

function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  // 6281234567890 stays what it is; 6.28e+12 would not be a phone number any more
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell)
  if (typeof cell === 'boolean') return cell ? 'ya' : 'tidak'
  return tidy(String(cell))
}

function readCsv(name: string, content: Uint8Array): string[][] {
  if (/\.xls$/i.test(name)) throw new DomainError('IMPORT_OLD_EXCEL')
  const text = decode(content).replace(/^sep=.\r?\n/i, '')
  if (text.includes('\0')) throw new DomainError('IMPORT_UNREADABLE')
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false })
  return data.map((row) => row.map(tidy))
}

/** Excel writes CSV in the computer's own code page when nobody chose UTF-8. */
function decode(content: Uint8Array): string {
  const [first, second] = content
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(content)
    throw error
  }
}

/** Without the quote that our own export puts before what looks like a formula. */
const tidy = (cell: string): string =>
  cell
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\ufeff]+/gu, ' ')
    .trim()
    .replace(/^'(?=[\s"']*[=+\-@＝＋－＠])/, '')
