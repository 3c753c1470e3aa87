// Owns: the JSON that a take-over keeps for later: what was on the router, what is written there, which profile became what.
// Must never: hold a password.
import * as z from 'zod'

/** A hotspot user as it was found. */
export const FoundUser = z.object({
  server: z.string().nullable(),
  profile: z.string(),
  comment: z.string(),
  isDisabled: z.boolean(),
  uptime: z.string(),
})
export type FoundUser = z.infer<typeof FoundUser>

/** What its comment becomes. UTC seconds, 0 = not stamped. */
export const WantedUser = z.object({
  profile: z.string(),
  tag: z.string(),
  voucherId: z.int(),
  activeSeconds: z.int().nullable(),
  firstLogin: z.int(),
  expires: z.int(),
  /** Its time is over: it stops working. */
  isStopped: z.boolean(),
  /** Only its first phone may use it, as the package says. */
  isLocked: z.boolean().default(false),
  /** Mikhmon's period of its profile: for a user that logs in before it is written. */
  promisedSeconds: z.int().nullable(),
})
export type WantedUser = z.infer<typeof WantedUser>

export const FoundMonitor = z.object({ comment: z.string(), isDisabled: z.boolean(), profile: z.string().nullable() })
export type FoundMonitor = z.infer<typeof FoundMonitor>
/** `isOff`: LoketNet switched it off; `isWanted`: what a person asked for last. */
export const WantedMonitor = z.object({ isOff: z.boolean(), isWanted: z.enum(['on', 'off']) })
export type WantedMonitor = z.infer<typeof WantedMonitor>

export const TakeoverPlan = z.object({
  packages: z.array(
    z.object({
      source: z.enum(['profile', 'preset', 'ppp']),
      name: z.string(),
      packageId: z.string(),
      isNew: z.boolean(),
    }),
  ),
  /** Properties of the owner's own that our new profiles carry on, by their names. */
  extras: z.array(z.object({ profileName: z.string(), values: z.record(z.string(), z.string()) })),
})
export type TakeoverPlan = z.infer<typeof TakeoverPlan>
