// Owns: the screens of isolir: what waits for a yes, who is isolated, opening again by hand.
// Must never: say that a customer is cut because the shop wants it; `access` is what the router has confirmed.
import * as z from 'zod'
import { command, Done, Id, Line, Nothing, Page, PageRequest, query } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'

const Day = z.iso.date()

/** What the router gives now, and whether it has the newest wish. */
const RouterSide = {
  routerName: z.string().nullable(),
  /** none = not on a router; off = the router has nothing of it. */
  access: z.enum(['none', 'open', 'isolated', 'off']),
  provision: z.enum(['unmanaged', 'waiting', 'present', 'failed', 'missing', 'removed']),
  provisionError: z.string().nullable(),
}

const Who = {
  subscriptionId: Id,
  customerId: Id,
  customerNumber: z.string(),
  customerName: z.string(),
  /** 62..., or empty. */
  phone: z.string(),
  /** "10 Mbps", with the subscription's own label where it has one. */
  packageName: z.string(),
}

export const RunItem = z.object({
  ...Who,
  ...RouterSide,
  arrears: z.int(),
  oldestDueDay: Day,
  state: z.enum(['proposed', 'cut', 'spared']),
  /** Why it is spared. */
  note: z.string(),
})
export type RunItem = z.infer<typeof RunItem>

export const Run = z.object({
  id: Id,
  day: Day,
  at: z.int(),
  state: z.enum(['proposed', 'held', 'done', 'dismissed']),
  /** Why a person is asked. */
  caution: z.enum(['none', 'ask', 'brake', 'clock', 'person']),
  activeCount: z.int(),
  proposed: z.int(),
  cut: z.int(),
  spared: z.int(),
  /** Rupiah of those that are proposed or cut. */
  arrears: z.int(),
  decidedAt: z.int().nullable(),
  decidedBy: z.string().nullable(),
})
export type Run = z.infer<typeof Run>

export const IsolatedItem = z.object({
  ...Who,
  ...RouterSide,
  /** suspended = isolir; active = opened again, the router has not confirmed yet. */
  state: z.enum(['active', 'suspended']),
  reason: z.string(),
  since: z.int(),
  arrears: z.int(),
  oldestDueDay: Day.nullable(),
  opensWhenPaid: z.boolean(),
  /** Its bought time is over: opened by buying more. */
  isPrepaid: z.boolean(),
})
export type IsolatedItem = z.infer<typeof IsolatedItem>

const Reason = Line(200, 3)

export const suspensionContract = {
  status: query(
    EVERYONE,
    Nothing,
    z.object({
      mode: z.enum(['auto', 'ask', 'off']),
      /** What waits for a person, newest first; null when nothing does. */
      waiting: Run.nullable(),
      /** Decided and still being written, in slices. */
      underWay: z.int(),
      isolated: z.int(),
      /** Wishes that a router has not confirmed: to isolate or to open. */
      waitingRouter: z.int(),
      failedRouter: z.int(),
      isClosedToday: z.boolean(),
    }),
  ),
  isolated: query(
    EVERYONE,
    z.object({ ...PageRequest, search: z.string().max(80).default('') }),
    Page(IsolatedItem).extend({ total: z.int() }),
  ),
  runs: query(MANAGERS, z.object({ limit: z.int().min(1).max(100).default(20) }), z.array(Run)),
  items: query(MANAGERS, z.object({ ...PageRequest, runId: Id }), Page(RunItem)),
  /** "Buat daftar sekarang": null when nobody is late. */
  propose: command(MANAGERS, Nothing, z.object({ runId: Id.nullable() })),
  /** The yes; a list that the brake held takes the Pemilik. Whoever paid since is spared. */
  apply: command(
    MANAGERS,
    z.object({
      runId: Id,
      spare: z.array(z.object({ subscriptionId: Id, reason: Reason })).max(5000),
    }),
    z.object({ cut: z.int(), spared: z.int(), left: z.int() }),
  ),
  dismiss: command(MANAGERS, z.object({ runId: Id, reason: Reason }), Done),
  isolate: command(
    MANAGERS,
    z.object({
      subscriptionId: Id,
      reason: Reason,
      /** Opened by a payment; only for who is late now. */
      opensWhenPaid: z.boolean(),
    }),
    Done,
  ),
  reopen: command(
    MANAGERS,
    z.object({ subscriptionIds: z.array(Id).min(1).max(200), reason: Reason }),
    z.object({ opened: z.int() }),
  ),
}
