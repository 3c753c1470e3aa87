// Owns: the Kendala screen: everything that waits or failed, in words, and what a person may do about it.
// Must never: offer to drop a job whose loss would make the books or a router untrue.
import * as z from 'zod'
import { command, Done, Id, Nothing, Page, PageRequest, query } from '../../shared/contract'
import { EVERYONE, MANAGERS, ROLES } from '../../shared/roles'

export const Trouble = z.object({ code: z.string(), message: z.string(), advice: z.string() })
export type Trouble = z.infer<typeof Trouble>

export const JobItem = z.object({
  id: z.int(),
  kind: z.string(),
  /** "Buat 200 voucher Harian Hemat di router Warkop". */
  what: z.string(),
  isRunning: z.boolean(),
  needsAttention: z.boolean(),
  attempts: z.int(),
  since: z.int(),
  /** Epoch ms when it is tried next by itself; 0 = at once. */
  dueAt: z.int(),
  /** Why it did not work yet; null when it simply waits its turn. */
  trouble: Trouble.nullable(),
  cancel: z.discriminatedUnion('isAllowed', [
    z.object({ isAllowed: z.literal(true), warning: z.string() }),
    z.object({ isAllowed: z.literal(false), reason: z.string() }),
  ]),
})
export type JobItem = z.infer<typeof JobItem>

export const LaneItem = z.object({
  lane: z.string(),
  /** The router, or what the lane leads to. */
  title: z.string(),
  routerId: Id.nullable(),
  isOnline: z.boolean(),
  open: z.int(),
  attention: z.int(),
  since: z.int(),
  /** Why nothing of it moves; null when the other side is there. */
  trouble: Trouble.nullable(),
})
export type LaneItem = z.infer<typeof LaneItem>

/** A router that needs a person, with or without work waiting for it. */
export const RouterTrouble = z.object({
  routerId: Id,
  name: z.string(),
  /** The last four are what the routers' keepers found; a person decides about them on the router's own page. */
  state: z.enum(['offline', 'error', 'stranger', 'drift', 'clock', 'doctor', 'reconcile', 'expiry']),
  since: z.int(),
  trouble: Trouble,
})
export type RouterTrouble = z.infer<typeof RouterTrouble>

/** A print job that a person has to decide about; the printing feature fills these in. */
export const PrintTrouble = z.object({
  jobId: z.int(),
  what: z.string(),
  printerName: z.string(),
  state: z.string(),
  since: z.int(),
  trouble: Trouble,
})
export type PrintTrouble = z.infer<typeof PrintTrouble>

/** Periodic work of the app itself that fails. */
export const ScheduleTrouble = z.object({
  name: z.string(),
  title: z.string(),
  since: z.int(),
  failures: z.int(),
  reference: z.string(),
})

/** What another part of the shop needs a person for: a list that waits for a yes, copies that fail. */
export const OfficeTrouble = z.object({
  key: z.string(),
  isBad: z.boolean(),
  since: z.int(),
  trouble: Trouble,
  /** Where a person decides: screen and path. */
  goTo: z.array(z.string()).min(1),
  goLabel: z.string(),
  roles: z.array(z.enum(ROLES)),
})
export type OfficeTrouble = z.infer<typeof OfficeTrouble>

export const KendalaCounts = z.object({
  /** Shown in red on the entry: things a person has to look at. Papers are not in it: `printing.problems` counts them. */
  attention: z.int(),
  /** Jobs that wait, all in all. */
  waiting: z.int(),
})

export const kendalaContract = {
  counts: query(EVERYONE, Nothing, KendalaCounts),
  overview: query(
    EVERYONE,
    Nothing,
    z.object({
      lanes: z.array(LaneItem),
      routers: z.array(RouterTrouble),
      prints: z.array(PrintTrouble),
      schedules: z.array(ScheduleTrouble),
      office: z.array(OfficeTrouble),
    }),
  ),
  /** Open jobs of one lane, oldest first. */
  jobs: query(EVERYONE, z.object({ ...PageRequest, lane: z.string().max(120) }), Page(JobItem)),
  /** "Coba sekarang": one job, or a whole lane when `jobId` is null. */
  retry: command(EVERYONE, z.object({ lane: z.string().max(120), jobId: z.int().nullable() }), Done),
  cancel: command(MANAGERS, z.object({ jobId: z.int() }), Done),
}
