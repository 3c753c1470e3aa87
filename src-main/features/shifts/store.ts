// Owns: SQL of shifts and of cash in and out.
// Must never: change a closed shift.
import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { shift, shiftCash } from './tables'

export type ShiftRow = typeof shift.$inferSelect
export type ShiftCashRow = typeof shiftCash.$inferSelect

const findOpen = reading((q) =>
  q
    .select({ id: shift.id })
    .from(shift)
    .where(and(eq(shift.cashierId, sql.placeholder('cashierId')), isNull(shift.closedAt)))
    .prepare(),
)

/** The id of the person's open shift, or null. */
export const openShiftOf = (db: ReadDb, cashierId: string): string | null => findOpen(db).get({ cashierId })?.id ?? null

export const findShift = (db: ReadDb, id: string): ShiftRow | undefined =>
  db.read.select().from(shift).where(eq(shift.id, id)).get()

export const openShifts = (db: ReadDb): ShiftRow[] =>
  db.read.select().from(shift).where(isNull(shift.closedAt)).orderBy(asc(shift.openedAt)).all()

/** Shifts that began on this day or earlier and are still open. */
export const openShiftsUpTo = (db: ReadDb, day: string): ShiftRow[] =>
  db.read
    .select()
    .from(shift)
    .where(and(isNull(shift.closedAt), lte(shift.businessDay, day)))
    .all()

export const insertShift = (tx: Tx, row: typeof shift.$inferInsert): void => {
  tx.write.insert(shift).values(row).run()
}

export const changeShift = (tx: Tx, id: string, change: Partial<Omit<ShiftRow, 'id'>>): void => {
  tx.write.update(shift).set(change).where(eq(shift.id, id)).run()
}

export const insertMove = (tx: Tx, row: ShiftCashRow): void => {
  tx.write.insert(shiftCash).values(row).run()
}

export const movesOf = (db: ReadDb, shiftId: string): ShiftCashRow[] =>
  db.read
    .select()
    .from(shiftCash)
    .where(eq(shiftCash.shiftId, shiftId))
    .orderBy(asc(shiftCash.at), asc(shiftCash.id))
    .all()

export interface ShiftFilter {
  readonly cashierId: string | null
  readonly openOnly: boolean
  /** `openedAt:id` of the last row of the page before. */
  readonly after: string | null
  readonly limit: number
}

/** Newest first. */
export function listShifts(db: ReadDb, { cashierId, openOnly, after, limit }: ShiftFilter): ShiftRow[] {
  const [at, id] = after?.split('|') ?? []
  return db.read
    .select()
    .from(shift)
    .where(
      and(
        cashierId === null ? undefined : eq(shift.cashierId, cashierId),
        openOnly ? isNull(shift.closedAt) : undefined,
        at === undefined || id === undefined
          ? undefined
          : sql`(${shift.openedAt}, ${shift.id}) < (${Number(at)}, ${id})`,
      ),
    )
    .orderBy(desc(shift.openedAt), desc(shift.id))
    .limit(limit)
    .all()
}

export const shiftsPerDay = (db: ReadDb, from: string) =>
  db.read
    .select({
      day: shift.businessDay,
      shifts: sql<number>`count(*)`,
      openShifts: sql<number>`sum(${shift.closedAt} is null)`,
    })
    .from(shift)
    .where(sql`${shift.businessDay} >= ${from}`)
    .groupBy(shift.businessDay)
    .all()
