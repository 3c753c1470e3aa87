// Owns: what screens may know of a router's health between two looks: its clock, its last start, its flash.
// Must never: say that a clock is right when nobody could read it.
import * as z from 'zod'
import { Id, Nothing, query } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

export const CLOCK_STATES = ['ok', 'slow', 'wrong', 'unset', 'unknown'] as const

export const ClockReading = z.object({
  /** `slow`: off, but nobody notices. `wrong`: vouchers end at the wrong time. `unset`: as after a power cut; nothing is stamped. */
  state: z.enum(CLOCK_STATES),
  /** The router's clock minus this computer's. */
  offsetSeconds: z.number().nullable(),
  /** As the router printed it. */
  shown: z.string(),
  /** Of dates: 7.10 and later print 2026-01-02, earlier ones jan/02/2026. */
  layout: z.enum(['iso', 'month-name']).nullable(),
  zoneName: z.string(),
  /** Seconds east of UTC. */
  zoneSeconds: z.number().nullable(),
  isZoneRight: z.boolean(),
  ntp: z.enum(['synchronized', 'waiting', 'on', 'off', 'unknown']),
  ntpServers: z.string(),
  /** `7.19.1 (stable)`: commands differ between 6 and 7. */
  version: z.string(),
  /** This computer's own clock stands behind its books: then it is not the judge. */
  isComputerDoubtful: z.boolean(),
  checkedAt: z.int(),
})
export type ClockReading = z.infer<typeof ClockReading>

export const CareItem = z.object({
  routerId: Id,
  clock: ClockReading.nullable(),
  /** Why selling by time warns on this router; null = all is well. */
  clockWarning: z.string().nullable(),
  bootedAt: z.int().nullable(),
  rebootNoticedAt: z.int().nullable(),
  flash: z
    .object({
      freeBytes: z.int().nullable(),
      totalBytes: z.int().nullable(),
      badBlocks: z.int().nullable(),
      sectors: z.int().nullable(),
      /** Sectors a day since counting began; null before a day has passed. */
      sectorsPerDay: z.number().nullable(),
    })
    .nullable(),
})
export type CareItem = z.infer<typeof CareItem>

export const careContract = {
  list: query(MANAGERS, Nothing, z.array(CareItem)),
}
