// Owns: the lines of an item as they were shown and kept.
// Must never: be computed anew; the catalogue may have changed since.
import * as z from 'zod'
import type { ItemEntry } from './store'

const Lines = z.array(z.object({ text: z.string(), amount: z.int() }))
export type OrderedLines = z.infer<typeof Lines>

export const linesOf = ({ lines }: Pick<ItemEntry, 'lines'>): OrderedLines => Lines.parse(JSON.parse(lines))
