// Owns: what was read from a router in one look, before anything is decided: kept with the draft, so that what a person
// saw is what is taken.
// Must never: hold a PPP password, or a menu that was refused as if it were empty.
import * as z from 'zod'

const Text = z.string()

export const ScannedUser = z.object({
  name: Text,
  /** Null: every server. */
  server: Text.nullable(),
  profile: Text,
  /** Null: none is set, or the router does not show them (`seesPasswords`). */
  password: Text.nullable(),
  comment: Text,
  limitUptime: Text,
  limitBytes: Text,
  uptime: Text,
  wasUsed: z.boolean(),
  isOnline: z.boolean(),
  isDisabled: z.boolean(),
  /** Of the router itself: `default-trial`, dynamic ones. */
  isBuiltIn: z.boolean(),
})
export type ScannedUser = z.infer<typeof ScannedUser>

export const ScannedProfile = z.object({
  name: Text,
  onLogin: Text,
  rateLimit: Text,
  sharedUsers: Text,
  pool: Text,
  /** Queues, filters and lists of the owner's own, by property: carried over to the profile that takes its place. */
  extras: z.record(Text, Text),
})
export type ScannedProfile = z.infer<typeof ScannedProfile>

export const ScannedScheduler = z.object({
  name: Text,
  comment: Text,
  isDisabled: z.boolean(),
  /** It changes hotspot users. */
  isAboutUsers: z.boolean(),
  hasEvent: z.boolean(),
})
export type ScannedScheduler = z.infer<typeof ScannedScheduler>

export const RouterScan = z.object({
  /** Epoch ms, by our clock. */
  at: z.int(),
  clock: z.object({
    /** The router's own idea of now, UTC seconds; null when it could not be read. */
    epoch: z.int().nullable(),
    gmtOffset: z.int(),
  }),
  seesPasswords: z.boolean(),
  users: z.array(ScannedUser),
  profiles: z.array(ScannedProfile),
  /** Sales of Mikhmon and its quick-print presets. */
  scripts: z.array(z.object({ name: Text, owner: Text, source: Text, comment: Text })),
  schedulers: z.array(ScannedScheduler),
  pppProfiles: z.array(z.object({ name: Text, rateLimit: Text, pool: Text, isBuiltIn: z.boolean() })),
  secrets: z.array(z.object({ name: Text, profile: Text, service: Text, isDisabled: z.boolean() })),
  pools: z.array(z.object({ name: Text, ranges: Text })),
  /** Menus the router would not show; nothing is known of them. */
  refused: z.array(z.object({ menu: Text, text: Text })),
})
export type RouterScan = z.infer<typeof RouterScan>

/** Before this a router's clock has not been set (boards without a battery start in 1970). */
export const SANE_EPOCH = 1_767_225_600
const DAY_SECONDS = 86_400

/** Remaining times can only be judged by a clock that knows what day it is. */
export function isClockSane(scan: RouterScan): boolean {
  const { epoch } = scan.clock
  return epoch !== null && epoch > SANE_EPOCH && Math.abs(epoch - scan.at / 1000) < DAY_SECONDS
}
