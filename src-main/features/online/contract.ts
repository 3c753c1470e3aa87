// Owns: what screens may know of who is online now, what flows through a router, and the deeds on one session.
// Must never: let a Kasir cut somebody off, or read the code of a voucher that was never sold.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { command, Done, Id, Instant, Line, Nothing, query, stream } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import { LINK_STATES, Trouble } from '../routers/contract'
import { Approval, VoucherState } from '../vouchers/contract'

export const SessionKind = z.enum(['hotspot', 'pppoe'])
export type SessionKind = z.infer<typeof SessionKind>

/** Seconds and bytes are as of the router's `at`. */
export const OnlineSession = z.object({
  /** Unique on the screen: router, kind, the router's own id. */
  key: z.string(),
  routerId: Id,
  routerName: z.string(),
  kind: SessionKind,
  sessionId: z.string(),
  /** Dots where `isHidden`. */
  user: z.string(),
  isHidden: z.boolean(),
  address: z.string(),
  mac: z.string(),
  /** `http-pap`, `mac-cookie` ...; for PPP its service. */
  loginBy: z.string(),
  uptimeSeconds: z.int().nullable(),
  /** From the customer, and to him; of this session. Null = the router does not say. */
  bytesIn: z.int().nullable(),
  bytesOut: z.int().nullable(),
  /** Null = a login that is not a voucher of ours. */
  voucher: z
    .object({
      id: z.int(),
      packageName: z.string(),
      state: VoucherState,
      firstLoginAt: Instant.nullable(),
      expiresAt: Instant.nullable(),
      /** The smallest of what ends it; null = it has no end in time, or in data. */
      secondsLeft: z.int().nullable(),
      bytesLeft: z.int().nullable(),
      /** LoketNet worked the times out; the router has not stamped the first login. */
      isEstimated: z.boolean(),
      isUnsold: z.boolean(),
      isBlocked: z.boolean(),
      canExtend: z.boolean(),
    })
    .nullable(),
  /** A monthly customer whose line or login this is; null = none of ours. */
  customer: z.object({ id: Id, name: z.string(), packageName: z.string(), isIsolated: z.boolean() }).nullable(),
})
export type OnlineSession = z.infer<typeof OnlineSession>

export const OnlineRouter = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(LINK_STATES),
  /** When it was read the last time; null = not yet. */
  at: Instant.nullable(),
  hotspot: z.int(),
  pppoe: z.int(),
  /** Why it could not be read although it is connected. */
  trouble: Trouble.nullable(),
})
export type OnlineRouter = z.infer<typeof OnlineRouter>

/** Sessions of routers that are away are left out: nobody knows about them. */
export const OnlineNow = z.object({
  /** By the core's clock when this was said: a screen elsewhere may have another. */
  now: Instant,
  routers: z.array(OnlineRouter),
  sessions: z.array(OnlineSession),
})
export type OnlineNow = z.infer<typeof OnlineNow>

export const RouterInterface = z.object({
  name: z.string(),
  type: z.string(),
  isRunning: z.boolean(),
  /** `customers`: what the router sends there is what people download. `internet`: the other way round. */
  side: z.enum(['customers', 'internet']),
})
export type RouterInterface = z.infer<typeof RouterInterface>

/** Bits a second, as customers see it; null while the router does not answer. */
export const TrafficPoint = z.object({
  at: Instant,
  download: z.number().nullable(),
  upload: z.number().nullable(),
})
export type TrafficPoint = z.infer<typeof TrafficPoint>

export const UnsoldUse = z.object({
  voucherId: z.int(),
  code: z.string(),
  packageName: z.string(),
  routerName: z.string(),
  at: Instant,
  mac: z.string().nullable(),
})
export type UnsoldUse = z.infer<typeof UnsoldUse>

/** One voucher: what was used of it in all, and what is left. */
export const VoucherUse = z.object({
  isOnline: z.boolean(),
  /** When these figures were read. */
  at: Instant,
  mac: z.string().nullable(),
  uptimeSeconds: z.int(),
  bytesIn: z.int(),
  bytesOut: z.int(),
  lastSeenAt: Instant.nullable(),
  /** Null = no end in time, or in data. */
  secondsLeft: z.int().nullable(),
  bytesLeft: z.int().nullable(),
  isEstimated: z.boolean(),
  isUnsold: z.boolean(),
  /** Closed by a person of the shop; and: closed on the router, by whomever. */
  isBlocked: z.boolean(),
  isDisabled: z.boolean(),
  extraSeconds: z.int(),
  /** Of the use, what the router forgot when it lost its power. */
  lostSeconds: z.int(),
  lostBytes: z.int(),
})
export type VoucherUse = z.infer<typeof VoucherUse>

/** Why "Perpanjang" is not offered; for a voucher that nobody holds there is nothing to say. */
export const NoExtension = z.enum(['no-period', 'over', 'not-on-router'])
export type NoExtension = z.infer<typeof NoExtension>

const VoucherId = z.int().min(1)
const Reason = Line(120, 1)
const YEAR_SECONDS = 366 * 86_400

export const onlineContract = {
  /** The state now, then each time a router was read. Routers are read often while somebody follows this. */
  follow: stream(EVERYONE, Nothing, eventIterator(OnlineNow)),
  /** `use` null = nobody has used it. What may be done with it is `can`. */
  voucher: query(
    EVERYONE,
    z.object({ voucherId: VoucherId }),
    z.object({
      use: VoucherUse.nullable(),
      can: z.object({
        extend: z.boolean(),
        /** Null: it is offered, or nobody would ask. */
        whyNotExtend: NoExtension.nullable(),
        block: z.boolean(),
        unblock: z.boolean(),
        releaseDevice: z.boolean(),
      }),
    }),
  ),
  interfaces: query(EVERYONE, z.object({ routerId: Id }), z.array(RouterInterface)),
  traffic: stream(
    EVERYONE,
    z.object({ routerId: Id, interfaceName: Line(64, 1), side: RouterInterface.shape.side }),
    eventIterator(TrafficPoint),
  ),
  /** "Putus": ends the session and forgets the device; the code stays good. */
  kick: command(
    MANAGERS,
    z.object({ routerId: Id, kind: SessionKind, sessionId: z.string().max(20), user: z.string().max(120) }),
    Done,
  ),
  /** "Lepas kunci perangkat": the next device that logs in may use the voucher. */
  releaseDevice: command(MANAGERS, z.object({ voucherId: VoucherId }), Done),
  /** "Perpanjang". A Kasir may type it in; the PIN is that of a Pemilik or Admin. */
  extend: command(
    EVERYONE,
    z.object({
      voucherId: VoucherId,
      seconds: z.int().min(60, 'Paling sedikit 1 menit.').max(YEAR_SECONDS, 'Paling lama 366 hari.'),
      reason: Reason,
      approval: Approval,
    }),
    z.object({ expiresAt: Instant.nullable() }),
  ),
  /** "Nonaktifkan" and "Aktifkan lagi". */
  block: command(MANAGERS, z.object({ voucherId: VoucherId, isBlocked: z.boolean(), reason: Reason }), Done),
  /** Vouchers that were used without having been sold, until somebody has looked into them. */
  unsold: query(MANAGERS, Nothing, z.array(UnsoldUse)),
  settleUnsold: command(MANAGERS, z.object({ voucherId: VoucherId, note: Reason }), Done),
}
