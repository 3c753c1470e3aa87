// Owns: what screens may know and do about the expiry engine on the routers.
// Must never: take the engine off a router without the Pemilik's PIN.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { command, Done, Id, Nothing, query, stream } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'
import { EXPIRY_STATES } from './states'

const Trouble = z.object({ code: z.string(), message: z.string(), advice: z.string() })

/** The last install or detach, step by step. */
export const ExpiryDeed = z.object({
  deed: z.enum(['install', 'detach']),
  at: z.int(),
  steps: z.array(z.object({ sentence: z.string(), outcome: z.enum(['done', 'refused', 'not-reached']) })),
  /** Why the router refused; null when it did not. */
  trouble: Trouble.nullable(),
  /** What the router took and did not keep. */
  unkept: z.array(z.string()),
})
export type ExpiryDeed = z.infer<typeof ExpiryDeed>

/** One point of "Uji di router ini". `cannot`: only a phone or a power cut can tell. */
export const TrialPoint = z.object({
  id: z.string(),
  verdict: z.enum(['pass', 'fail', 'cannot']),
  title: z.string(),
  /** What the router answered. */
  seen: z.string(),
  /** What it means for the shop. */
  meaning: z.string(),
})
export type TrialPoint = z.infer<typeof TrialPoint>

export const TrialReport = z.object({
  at: z.int(),
  /** RouterOS and board it was tried on. */
  version: z.string(),
  board: z.string(),
  points: z.array(TrialPoint),
  /** Nothing of it is left on the router. */
  isCleaned: z.boolean(),
})
export type TrialReport = z.infer<typeof TrialReport>

export const TrialEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), done: z.int(), total: z.int(), title: z.string() }),
  z.object({ type: z.literal('point'), point: TrialPoint }),
  z.object({ type: z.literal('end'), report: TrialReport }),
  /** It broke off; what it had made is taken away, now or at the next connection. */
  z.object({ type: z.literal('broken'), trouble: Trouble, isCleaned: z.boolean() }),
])
export type TrialEvent = z.infer<typeof TrialEvent>

export const ExpiryItem = z.object({
  routerId: Id,
  isWanted: z.boolean(),
  state: z.enum(EXPIRY_STATES),
  version: z.int().nullable(),
  /** Of the texts in this LoketNet. */
  ownVersion: z.int(),
  pulse: z.enum(['running', 'refused', 'stopped', 'unknown']),
  pulseAt: z.int().nullable(),
  checkedAt: z.int().nullable(),
  differences: z.array(z.string()),
  newer: z.array(z.string()),
  report: ExpiryDeed.nullable(),
  /** Installing waits for the router. */
  isWaiting: z.boolean(),
  trial: TrialReport.nullable(),
})
export type ExpiryItem = z.infer<typeof ExpiryItem>

export const Approval = z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN.').max(100) })

const OfRouter = z.object({ routerId: Id })

export const expiryContract = {
  status: query(MANAGERS, Nothing, z.array(ExpiryItem)),
  /** "Pasang" and "Perbaiki": also switches it on again, and tries again what the router did not keep. */
  install: command(MANAGERS, OfRouter, Done),
  /** Off: what is on the router stays and works, but nothing is repaired by itself. */
  setEnabled: command(MANAGERS, OfRouter.extend({ isEnabled: z.boolean() }), Done),
  /** What "Lepas dari router" would do, asked of the router now. */
  detachSteps: query(MANAGERS, OfRouter, z.array(z.string())),
  /** With the Pemilik's PIN. */
  detach: command(MANAGERS, OfRouter.extend({ approval: Approval }), ExpiryDeed),
  trial: stream(MANAGERS, OfRouter, eventIterator(TrialEvent)),
}
