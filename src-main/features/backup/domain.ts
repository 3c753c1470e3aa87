// Owns: the rules of copies: their names, what their sidecar says, which ones are kept, what a restore would change.
// Must never: touch a disk.
import * as z from 'zod'
import { businessDay, formatTime, type ShopZone } from '../../shared/calendar-date'

/** daily, at the end of a shift, by hand; `before` = what was there before a restore. */
export const WHYS = ['harian', 'shift', 'tangan', 'sebelum-pulih'] as const
export type Why = (typeof WHYS)[number]

const Newest = z.object({ number: z.string(), at: z.int() })

/** What a copy says of itself; written beside it only after it was looked over. */
export const CopyFacts = z.object({
  format: z.literal(1),
  version: z.string(),
  why: z.enum(WHYS),
  at: z.int(),
  shop: z.string(),
  deviceId: z.string(),
  /** Which master key its secrets are sealed under. */
  keyId: z.string(),
  size: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Tags and hashes of the migrations it has. */
  schema: z.array(z.object({ tag: z.string(), hash: z.string() })),
  tables: z.record(z.string(), z.int()),
  newest: z.object({ sale: Newest.nullable(), invoice: Newest.nullable(), payment: Newest.nullable() }),
  ledger: z.object({ postings: z.int(), amount: z.int(), hash: z.string() }),
  audit: z.object({ seq: z.int(), hash: z.string() }),
})
export type CopyFacts = z.infer<typeof CopyFacts>

const shape = /^loketnet-(\d{8})-(\d{6})-([a-z-]+)\.db$/

/** `loketnet-20261122-091233-harian.db`: sorts by time, and says what it is on a stick in a drawer. */
export function nameOfCopy(at: number, why: Why, zone: ShopZone): string {
  const time = formatTime(at, zone, true).replaceAll(':', '')
  return `loketnet-${businessDay(at, zone).replaceAll('-', '')}-${time}-${why}.db`
}

export const isCopyName = (name: string): boolean => shape.test(name)

/** `20261122`; null for a file that is none of ours. */
const dayOf = (name: string): string | null => shape.exec(name)?.[1] ?? null

const isBefore = (name: string): boolean => name.includes('sebelum-pulih')

/**
 * Names that may go. Kept: the newest of each of the last `keepDaily` days on which there is one, the newest of each of the last
 * `keepMonthly` months, everything of the newest day, and what was there before a restore for as long as a day is. Days are counted,
 * not ages: a clock that ran ahead throws nothing away.
 */
export function chooseStale(
  names: readonly string[],
  { keepDaily, keepMonthly }: { readonly keepDaily: number; readonly keepMonthly: number },
): string[] {
  const ours = names.filter(isCopyName).sort().reverse()
  const kept = new Set<string>()
  const keepNewestOf = (key: (name: string) => string, many: number) => {
    const seen = new Set<string>()
    for (const name of ours) {
      if (isBefore(name) || seen.has(key(name))) continue
      if (seen.size >= many) return
      seen.add(key(name))
      kept.add(name)
    }
  }
  const day = (name: string) => dayOf(name) ?? ''
  keepNewestOf(day, keepDaily)
  keepNewestOf((name) => day(name).slice(0, 6), keepMonthly)
  const [newest] = ours
  const days = [...new Set(ours.map(day))].slice(0, keepDaily)
  for (const name of ours)
    if ((newest !== undefined && day(name) === day(newest)) || (isBefore(name) && days.includes(day(name))))
      kept.add(name)
  return ours.filter((name) => !kept.has(name))
}

/** Tables whose rows a person knows by name, in the order in which they matter. */
export const TABLE_NAMES: Readonly<Record<string, string>> = {
  sale: 'Penjualan',
  payment: 'Pembayaran',
  invoice: 'Tagihan',
  voucher: 'Voucher',
  customer: 'Pelanggan',
  subscription: 'Langganan',
  shift: 'Shift',
  ledger_posting: 'Catatan pembukuan',
  audit_event: 'Jejak audit',
  service_package: 'Paket',
  router: 'Router',
  user: 'Pengguna',
}

export interface TableChange {
  readonly name: string
  readonly here: number
  readonly there: number
}

/** Only the facts that decide: the rest of a copy follows from them. */
export const compareTables = (
  here: Readonly<Record<string, number>>,
  there: Readonly<Record<string, number>>,
): TableChange[] =>
  Object.entries(TABLE_NAMES).map(([table, name]) => ({ name, here: here[table] ?? 0, there: there[table] ?? 0 }))
