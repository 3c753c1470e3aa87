// Owns: numbers without gaps: receipts, bills, payments, customers.
// Must never: be taken outside the transaction that uses the number.
import { sql } from 'drizzle-orm'
import { daySeries, numberInSeries } from '../../shared/paper-number'
import type { CommandContext } from '../context'
import type { Tx } from './open'
import { writing } from './statement'
import { numberSeries } from './tables'

const takeNumber = writing((q) =>
  q
    .insert(numberSeries)
    .values({ series: sql.placeholder('series'), next: 2 })
    .onConflictDoUpdate({ target: numberSeries.series, set: { next: sql`${numberSeries.next} + 1` } })
    .returning({ next: numberSeries.next })
    .prepare(),
)

/** 1, 2, 3 ... of the series; a transaction that rolls back gives its number back. */
export const nextOfSeries = (tx: Tx, series: string): number => takeNumber(tx).get({ series }).next - 1

/** The next `VC-261121-0042` of this day and device. */
export function nextNumberOfDay(
  tx: Tx,
  { businessDay, device }: Pick<CommandContext, 'businessDay' | 'device'>,
  kind: string,
  digits = 4,
): string {
  const series = daySeries(kind, businessDay, device.label)
  return numberInSeries(series, nextOfSeries(tx, series), digits)
}
