// Owns: SQL of stored pictures.
// Must never: delete a row that is attached to something.
import { and, asc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { storedFile } from './tables'

export type FileRow = typeof storedFile.$inferSelect

const fileById = reading((q) =>
  q
    .select()
    .from(storedFile)
    .where(eq(storedFile.id, sql.placeholder('id')))
    .prepare(),
)
export const findFile = (db: ReadDb, id: string): FileRow | undefined => fileById(db).get({ id })

const filesBySubject = reading((q) =>
  q
    .select()
    .from(storedFile)
    .where(
      and(
        eq(storedFile.subjectType, sql.placeholder('subjectType')),
        eq(storedFile.subjectId, sql.placeholder('subjectId')),
      ),
    )
    .orderBy(asc(storedFile.id))
    .prepare(),
)
export const filesBy = (db: ReadDb, subjectType: string, subjectId: string): FileRow[] =>
  filesBySubject(db).all({ subjectType, subjectId })

export const insertFile = (tx: Tx, row: FileRow): void => {
  tx.write.insert(storedFile).values(row).run()
}

export const setSubject = (tx: Tx, id: string, subjectType: string, subjectId: string, attachedAt: number): void => {
  tx.write
    .update(storedFile)
    .set({ subjectType, subjectId, attachedAt })
    .where(and(eq(storedFile.id, id), isNull(storedFile.subjectType)))
    .run()
}

const countOfOwner = reading((q) =>
  q
    .select({ count: sql<number>`count(*)` })
    .from(storedFile)
    .where(
      and(
        eq(storedFile.ownerKind, sql.placeholder('ownerKind')),
        eq(storedFile.ownerId, sql.placeholder('ownerId')),
        gt(storedFile.createdAt, sql.placeholder('since')),
      ),
    )
    .prepare(),
)
export const countSince = (
  db: ReadDb,
  owner: { readonly ownerKind: FileRow['ownerKind']; readonly ownerId: string },
  since: number,
): number => countOfOwner(db).get({ ...owner, since })?.count ?? 0

/** Chosen before `before` and never sent: their rows go. */
export const deleteLoose = (tx: Tx, before: number): FileRow[] =>
  tx.write
    .delete(storedFile)
    .where(and(isNull(storedFile.subjectType), lt(storedFile.createdAt, before)))
    .returning()
    .all()

/** What belongs to something, a slice after `after`. */
export const attachedAfter = (db: ReadDb, after: string, limit: number): FileRow[] =>
  db.read
    .select()
    .from(storedFile)
    .where(and(gt(storedFile.id, after), isNotNull(storedFile.subjectType)))
    .orderBy(asc(storedFile.id))
    .limit(limit)
    .all()
