// Owns: what is asked of a database to say what it holds, and whether a copy is what it was made from.
// Must never: be asked on the main thread of a shop that sells; the worker asks.
import * as z from 'zod'
import type { FileReport, Questions } from '../../platform/db/copy-worker'
import type { CopyFacts } from './domain'

export const QUESTIONS: Questions = {
  schema: 'select tag, hash from schema_migration order by idx',
  sale: 'select receipt_number as number, at from sale order by at desc limit 1',
  invoice: 'select number, issued_at as at from invoice order by id desc limit 1',
  payment: 'select number, at from payment order by at desc limit 1',
  ledger: `select count(*) as postings, coalesce((select hash from ledger_posting order by seq desc limit 1), '') as hash,
    (select coalesce(sum(amount), 0) from ledger_transfer) as amount from ledger_posting`,
  unbalanced: `select coalesce(max(seq), 0) - count(*) as gaps,
    (select count(*) from ledger_posting p where not exists (select 1 from ledger_transfer t where t.posting_seq = p.seq)) as empty
    from ledger_posting`,
  audit: `select coalesce(max(seq), 0) as seq, coalesce((select hash from audit_event order by seq desc limit 1), '') as hash
    from audit_event`,
  guards: "select name, sql from sqlite_master where type in ('trigger', 'view') order by name",
  settings: "select key, value from setting where key in ('shop', 'device')",
}

const Newest = z.array(z.object({ number: z.string(), at: z.int() })).max(1)
const one = <T extends z.ZodType>(row: T) => z.tuple([row])

const Answers = z.object({
  schema: z.array(z.object({ tag: z.string(), hash: z.string() })),
  sale: Newest,
  invoice: Newest,
  payment: Newest,
  ledger: one(z.object({ postings: z.int(), amount: z.int(), hash: z.string() })),
  unbalanced: one(z.object({ gaps: z.int(), empty: z.int() })),
  audit: one(z.object({ seq: z.int(), hash: z.string() })),
  settings: z.array(z.object({ key: z.string(), value: z.string() })),
})

const Named = z.object({ name: z.string() })
const Device = z.object({ deviceId: z.string() })

type Read = Pick<CopyFacts, 'schema' | 'tables' | 'newest' | 'ledger' | 'audit' | 'shop' | 'deviceId'>

/** What the file says of itself. Throws when it is not a database of LoketNet. */
export function readFacts(report: Pick<FileReport, 'answers' | 'tables'>): Read {
  const { schema, sale, invoice, payment, ledger, audit, settings } = Answers.parse(report.answers)
  const value = (key: string): unknown => JSON.parse(settings.find((row) => row.key === key)?.value ?? '{}')
  return {
    schema,
    tables: report.tables,
    newest: { sale: sale[0] ?? null, invoice: invoice[0] ?? null, payment: payment[0] ?? null },
    ledger: ledger[0],
    audit: audit[0],
    shop: Named.safeParse(value('shop')).data?.name ?? '',
    deviceId: Device.safeParse(value('device')).data?.deviceId ?? '',
  }
}

/** What keeps the books from being rewritten, and whatever else runs by itself in them: the same in every shop. */
export const guardsOf = (rows: readonly unknown[]): string => JSON.stringify(rows)

/** What is wrong with a file, in a word for the log and the screen; null when it is sound. */
export function findFlaw({ quickCheck, orphans, answers }: FileReport): string | null {
  if (quickCheck !== 'ok') return `quick_check: ${quickCheck}`
  if (orphans > 0) return `foreign_key_check: ${orphans}`
  const [books] = Answers.parse(answers).unbalanced
  if (books.gaps !== 0 || books.empty !== 0) return `buku besar: ${books.gaps} lubang, ${books.empty} kosong`
  return null
}

/** A copy is worth its name when it holds, row for row and rupiah for rupiah, what the source held at that moment. */
export function findDifference(report: FileReport): string | null {
  const flaw = findFlaw(report)
  if (flaw !== null) return flaw
  const { answers, copyAnswers, tables, copyTables } = report
  for (const [name, rows] of Object.entries(answers))
    if (JSON.stringify(rows) !== JSON.stringify(copyAnswers[name])) return `beda: ${name}`
  for (const [name, rows] of Object.entries(tables))
    if (copyTables[name] !== rows) return `beda: ${name} ${rows} / ${copyTables[name]}`
  return null
}
