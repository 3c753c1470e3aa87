// Owns: entering, leaving and locking; the first run.
// Must never: tell a stranger more than names to pick from.
import * as z from 'zod'
import { command, Done, Id, Nothing, query } from '../../shared/contract'
import { EVERYONE, ROLES } from '../../shared/roles'
import { Shop } from '../settings/contract'
import { Secret, UserName } from '../users/contract'

export const Person = z.object({ id: Id, name: z.string(), role: z.enum(ROLES) })

export const SessionStatus = z.object({
  /** setup = first run; login = nobody; locked = somebody, behind the lock; ready = work. */
  state: z.enum(['setup', 'login', 'locked', 'ready']),
  user: Person.nullable(),
  /** Names for the login tiles. */
  people: z.array(Person),
  shopName: z.string(),
  zone: z.string(),
  isDemo: z.boolean(),
  version: z.string(),
  idleLockMinutes: z.int(),
  /** 'file' = the key of secrets lies in a file beside the data (weaker than the system's own store). */
  keyStore: z.enum(['safe-storage', 'file']),
  /** Another process on this database does the work; this one only shows. */
  isPassive: z.boolean(),
})

export const sessionContract = {
  status: query('anyone', Nothing, SessionStatus),
  login: command(
    'anyone',
    z.object({ name: UserName, secret: z.string().min(1, 'Ketik PIN Anda.').max(100) }),
    SessionStatus,
  ),
  logout: command('anyone', Nothing, Done),
  lock: command('anyone', Nothing, Done),
  /** The person moved: puts off the lock. */
  touch: command(EVERYONE, Nothing, Done),
  /** First run only: shop and owner at once; the owner is logged in by it. */
  setUp: command(
    'anyone',
    z.object({ shop: Shop, owner: z.object({ name: UserName, secret: Secret }) }),
    SessionStatus,
  ),
  /** "Coba Mode Demo" of the first screen. `url` null = the app starts itself again as the demo. */
  openDemo: command('anyone', Nothing, z.object({ url: z.string().nullable() })),
}
