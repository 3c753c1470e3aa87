// Owns: people: their list for the owner, and the shapes a session shows.
// Must never: carry a PIN outwards.
import * as z from 'zod'
import { command, Done, Id, Line, Nothing, query } from '../../shared/contract'
import { OWNER, ROLES } from '../../shared/roles'

export const UserName = Line(30, 1)
/** At least 6: a PIN of digits or any password. */
export const Secret = z
  .string()
  .min(6, 'PIN paling sedikit 6 angka.')
  .max(100)
  .refine((secret) => !isEasyPin(secret), 'PIN ini terlalu mudah ditebak.')

/** One sign over and over, or figures in a row, up or down: what everybody tries first, and the demo's PIN. */
function isEasyPin(secret: string): boolean {
  const steps = new Set([...secret].slice(1).map((sign, at) => sign.charCodeAt(0) - secret.charCodeAt(at)))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1
}

export const UserItem = z.object({
  id: Id,
  name: z.string(),
  role: z.enum(ROLES),
  isActive: z.boolean(),
  createdAt: z.int(),
})

export const usersContract = {
  list: query(OWNER, Nothing, z.array(UserItem)),
  create: command(OWNER, z.object({ name: UserName, role: z.enum(ROLES), secret: Secret }), UserItem),
  update: command(OWNER, z.object({ id: Id, name: UserName, role: z.enum(ROLES), isActive: z.boolean() }), UserItem),
  /** A new PIN for somebody; their sessions end. */
  setSecret: command(OWNER, z.object({ id: Id, secret: Secret }), Done),
}
