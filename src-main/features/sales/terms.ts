// Owns: what a package promised at the moment of the sale, as it is kept with the line and said on paper.
// Must never: look at today's catalogue for a sale of yesterday.
import * as z from 'zod'
import { formatDuration } from '../../shared/duration'
import type { PackageView } from '../catalog'

export const LineTerms = z.object({
  activeSeconds: z.int().nullable(),
  sharedUsers: z.int(),
})
export type LineTerms = z.infer<typeof LineTerms>

export const termsOf = ({ master }: PackageView): LineTerms => ({
  activeSeconds: master.activeSeconds,
  sharedUsers: master.sharedUsers,
})

/** "3 jam"; the paper and the screen add "sejak login pertama". */
export const durationText = (terms: LineTerms): string =>
  terms.activeSeconds === null ? 'Tanpa batas waktu' : formatDuration(terms.activeSeconds)

export const activeText = (terms: LineTerms): string =>
  terms.activeSeconds === null ? 'Tanpa batas waktu' : `${formatDuration(terms.activeSeconds)} sejak login pertama`

export const devicesText = (terms: LineTerms): string => `${terms.sharedUsers} perangkat`
