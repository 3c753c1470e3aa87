// Owns: notes and coins of the rupiah, and adding up what was counted.
// Must never: know a shift.
import { type Rupiah, rupiah } from './money'

/** Rupiah; notes from 100.000 to 1.000, coins from 1.000 to 100. A thousand is a note and a coin: one row, counted together. */
export const DENOMINATIONS = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100] as const
export type Denomination = (typeof DENOMINATIONS)[number]

/** Pieces of each; what is left out is none. */
export type Counted = Readonly<Record<string, number | undefined>>

export const sumCounted = (counted: Counted): Rupiah =>
  rupiah(DENOMINATIONS.reduce((sum, value) => sum + value * (counted[String(value)] ?? 0), 0))

/** Only what was found, largest first. */
export const countedRows = (counted: Counted): { readonly value: number; readonly pieces: number }[] =>
  DENOMINATIONS.flatMap((value) => {
    const pieces = counted[String(value)] ?? 0
    return pieces > 0 ? [{ value, pieces }] : []
  })
