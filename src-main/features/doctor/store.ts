// Owns: SQL of the doctor's cases and examinations.
// Must never: delete one.
import { and, count, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { CaseKind, CaseState } from './contract'
import { doctorCase, doctorExam } from './tables'

export const CaseFacts = z.object({
  seen: z.string(),
  proposal: z.string(),
  /** The proposal in figures: a case that was dismissed is not shown again while they are the same. */
  plan: z.string(),
})
export type CaseFacts = z.infer<typeof CaseFacts>

export type CaseRow = typeof doctorCase.$inferSelect
export type ExamRow = typeof doctorExam.$inferSelect

export const factsOf = (row: Pick<CaseRow, 'facts'>): CaseFacts => CaseFacts.parse(JSON.parse(row.facts))

export interface FoundCase {
  readonly voucherId: number
  readonly kind: CaseKind
  readonly facts: CaseFacts
}

const keyOf = ({ voucherId, kind }: { readonly voucherId: number; readonly kind: CaseKind }) => `${voucherId} ${kind}`

/** Opens what is new, keeps what is still so, and closes what is so no longer. Returns how many are open now. */
export function keepCases(tx: Tx, routerId: string, found: readonly FoundCase[], now: number): number {
  const open = openCases(tx, routerId)
  const known = new Map(open.map((row) => [keyOf(row), row]))
  const dismissed = new Set(
    tx.read
      .select()
      .from(doctorCase)
      .where(and(eq(doctorCase.routerId, routerId), eq(doctorCase.state, 'dismissed')))
      .all()
      .map((row) => `${keyOf(row)} ${factsOf(row).plan}`),
  )
  let count = 0
  for (const one of found) {
    const row = known.get(keyOf(one))
    known.delete(keyOf(one))
    if (!row && dismissed.has(`${keyOf(one)} ${one.facts.plan}`)) continue
    count += 1
    if (row) setFacts(tx, row.id, one.facts)
    else
      tx.write
        .insert(doctorCase)
        .values({ ...one, routerId, facts: JSON.stringify(one.facts), state: 'open', foundAt: now })
        .run()
  }
  for (const row of known.values()) if (row.state === 'open') closeCase(tx, row.id, 'gone', now)
  tx.publish('care')
  return count
}

const setFacts = (tx: Tx, id: number, facts: CaseFacts): void => {
  tx.write
    .update(doctorCase)
    .set({ facts: JSON.stringify(facts) })
    .where(eq(doctorCase.id, id))
    .run()
}

export const openCases = (db: ReadDb, routerId: string): CaseRow[] =>
  db.read
    .select()
    .from(doctorCase)
    .where(and(eq(doctorCase.routerId, routerId), inArray(doctorCase.state, ['open', 'chosen'])))
    .all()

export const casesById = (db: ReadDb, ids: readonly number[]): CaseRow[] =>
  db.read
    .select()
    .from(doctorCase)
    .where(sql`${doctorCase.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .all()

const decideSome = plain<{ ids: string; to: string; at: number; by: string | null }, { id: number }>(`
  update doctor_case set state = :to, decided_at = :at, decided_by = :by
  where id in (select value from json_each(:ids)) and state = 'open' returning id`)

/** Only from open; returns those that were. */
export function decideCases(
  tx: Tx,
  ids: readonly number[],
  to: 'chosen' | 'dismissed',
  { at, by }: { readonly at: number; readonly by: string | null },
): number[] {
  const rows = decideSome(tx).all({ ids: JSON.stringify(ids), to, at, by })
  tx.publish('care')
  return rows.map(({ id }) => id)
}

export function closeCase(tx: Tx, id: number, state: 'mended' | 'gone', now: number): void {
  tx.write.update(doctorCase).set({ state, doneAt: now }).where(eq(doctorCase.id, id)).run()
  tx.publish('care')
}

/** A person gave the repair up in Kendala. */
export const reopenCases = (tx: Tx, ids: readonly number[]): void => {
  tx.write
    .update(doctorCase)
    .set({ state: 'open', decidedAt: null, decidedBy: null })
    .where(
      and(
        sql`${doctorCase.id} in (select value from json_each(${JSON.stringify(ids)}))`,
        eq(doctorCase.state, 'chosen'),
      ),
    )
    .run()
  tx.publish('care')
}

export interface CasePage {
  readonly routerId: string
  readonly states: readonly CaseState[]
  readonly before: number | null
  readonly limit: number
}

export const pageOfCases = (db: ReadDb, { routerId, states, before, limit }: CasePage): CaseRow[] =>
  db.read
    .select()
    .from(doctorCase)
    .where(
      and(
        eq(doctorCase.routerId, routerId),
        inArray(doctorCase.state, [...states]),
        before === null ? undefined : lt(doctorCase.id, before),
      ),
    )
    .orderBy(desc(doctorCase.id))
    .limit(limit)
    .all()

export const countCases = (db: ReadDb): { routerId: string; state: CaseState; count: number }[] =>
  db.read
    .select({ routerId: doctorCase.routerId, state: doctorCase.state, count: count() })
    .from(doctorCase)
    .groupBy(doctorCase.routerId, doctorCase.state)
    .all()

export const listExams = (db: ReadDb): ExamRow[] => db.read.select().from(doctorExam).all()

export function keepExam(tx: Tx, exam: ExamRow): void {
  const { routerId: _, ...values } = exam
  tx.write.insert(doctorExam).values(exam).onConflictDoUpdate({ target: doctorExam.routerId, set: values }).run()
  tx.publish('care')
}
