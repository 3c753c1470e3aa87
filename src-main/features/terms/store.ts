// Owns: SQL of the Ketentuan Layanan.
// Must never: change or delete a version.
import { desc, eq } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { termsVersion } from './tables'

export type TermsRow = typeof termsVersion.$inferSelect

const newest = reading((q) => q.select().from(termsVersion).orderBy(desc(termsVersion.version)).limit(1).prepare())

/** Version 1 comes with the database. */
export function newestTerms(db: ReadDb): TermsRow {
  const row = newest(db).get()
  if (!row) throw new Error('no terms: migration 0003 puts the first there')
  return row
}

export const findTerms = (db: ReadDb, version: number): TermsRow | undefined =>
  db.read.select().from(termsVersion).where(eq(termsVersion.version, version)).get()

export const listTerms = (db: ReadDb, limit: number): TermsRow[] =>
  db.read.select().from(termsVersion).orderBy(desc(termsVersion.version)).limit(limit).all()

export const insertTerms = (tx: Tx, row: TermsRow): void => {
  tx.write.insert(termsVersion).values(row).run()
}
