// Owns: which columns of a table stand when the room is short.
// Must never: take away a column that has not said that it may leave.
import type { Column } from './table-types'

/** All of them, less those that leave first until the rest fits the room (rem). */
export function fitColumns<Row>(columns: readonly Column<Row>[], room: number): readonly Column<Row>[] {
  const inTurn = columns.filter(({ leaves }) => leaves !== undefined)
  inTurn.sort((one, other) => (one.leaves ?? 0) - (other.leaves ?? 0))
  const gone = new Set<string>()
  let needed = leastWidth(columns)
  for (const column of inTurn) {
    if (needed <= room) break
    gone.add(column.id)
    needed -= column.width
  }
  return columns.filter(({ id }) => !gone.has(id))
}

export const leastWidth = <Row>(columns: readonly Column<Row>[]): number =>
  columns.reduce((sum, { width }) => sum + width, 0)
