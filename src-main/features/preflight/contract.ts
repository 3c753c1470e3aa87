// Owns: "Periksa router": findings with what they mean, the command that mends them, and the repairs LoketNet may do itself.
// Must never: offer a repair without saying what it will change, or a risky one without the Pemilik's PIN.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { command, Id, stream } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'
import { Finding } from '../routers/contract'

export const RepairId = z.enum([
  'ntp',
  'clock',
  'zone',
  'login-methods',
  'hotspot-enable',
  'own-user',
  'api-limit',
  'device-mode',
  'expiry',
])
export type RepairId = z.infer<typeof RepairId>

export const RepairOffer = z.object({
  id: RepairId,
  /** On the button. */
  label: z.string(),
  /** What it will change, and what it leaves alone; one sentence each. */
  will: z.array(z.string()),
  /** Vouchers or rights of people may suffer if it is wrong: PIN of the Pemilik. */
  needsPin: z.boolean(),
})
export type RepairOffer = z.infer<typeof RepairOffer>

export const CHECK_GROUPS = ['link', 'rights', 'hotspot', 'clock', 'expiry', 'board'] as const

export const CheckFinding = Finding.extend({
  group: z.enum(CHECK_GROUPS),
  repair: RepairOffer.nullable(),
})
export type CheckFinding = z.infer<typeof CheckFinding>

export const CheckEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), done: z.int(), total: z.int(), title: z.string() }),
  z.object({ type: z.literal('finding'), finding: CheckFinding }),
  /** `isReady`: no finding is `bad`. */
  z.object({ type: z.literal('end'), isReady: z.boolean() }),
])
export type CheckEvent = z.infer<typeof CheckEvent>

export const Approval = z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN.').max(100) })

export const RepairResult = z.object({
  /** `waits`: the router wants a button or a power cut first. */
  outcome: z.enum(['done', 'already', 'waits']),
  message: z.string(),
})
export type RepairResult = z.infer<typeof RepairResult>

export const preflightContract = {
  check: stream(MANAGERS, z.object({ routerId: Id }), eventIterator(CheckEvent)),
  /** Looks first, changes only what differs, looks again. */
  repair: command(MANAGERS, z.object({ routerId: Id, repair: RepairId, approval: Approval.nullable() }), RepairResult),
}
