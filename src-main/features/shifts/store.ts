// Owns: SQL of shifts.
// Must never: change a closed shift.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { shift } from './tables'

const findOpen = reading((q) =>
  q
    .select({ id: shift.id })
    .from(shift)
    .where(and(eq(shift.cashierId, sql.placeholder('cashierId')), isNull(shift.closedAt)))
    .prepare(),
)

/** The id of the person's open shift, or null. */
export const openShiftOf = (db: ReadDb, cashierId: string): string | null => findOpen(db).get({ cashierId })?.id ?? null
