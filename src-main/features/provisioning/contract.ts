// Owns: what screens may know and ask of the routers' side of subscriptions: isolir on each router, taking over what is there.
// Must never: carry a password.
import * as z from 'zod'
import { command, Done, Id, Instant, Line, Nothing, query } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'

export const IsolirRouter = z.object({
  routerId: Id,
  routerName: z.string(),
  isOnline: z.boolean(),
  /** none = no rules by us: isolated customers are slow, and are not led to the page. */
  state: z.enum(['none', 'waiting', 'ok', 'failed']),
  error: z.string().nullable(),
  checkedAt: Instant.nullable(),
  /** Rate or page in the settings are newer. */
  isOutdated: z.boolean(),
  /** Customers that this router isolates now. */
  isolated: z.int(),
})
export type IsolirRouter = z.infer<typeof IsolirRouter>

export const PageStatus = z.object({
  kind: z.enum(['off', 'on', 'failed']),
  /** Where it is open or should be; null while off. */
  address: z.string().nullable(),
  /** Why it could not be opened, in a sentence. */
  problem: z.string().nullable(),
})

/** One line of "yang akan dipasang". */
export const IsolirStep = z.object({
  action: z.enum(['add', 'set', 'keep', 'remove']),
  /** Where a person finds it in WinBox. */
  where: z.string(),
  says: z.string(),
  /** As RouterOS words. */
  words: z.string(),
})
export type IsolirStep = z.infer<typeof IsolirStep>

/** A PPP secret on a router that is not ours. */
export const ForeignSecret = z.object({
  name: z.string(),
  profile: z.string(),
  comment: z.string(),
  address: z.string().nullable(),
  isDisabled: z.boolean(),
  /** From the comment, else the name. */
  suggestedName: z.string(),
  /** A package whose profile it has. */
  packageId: Id.nullable(),
})
export type ForeignSecret = z.infer<typeof ForeignSecret>

export const TakenSecret = z.object({
  username: z.string().min(1).max(60),
  customerName: Line(80, 1),
  packageId: Id,
  billingDay: z.int().min(1).max(28),
})

const OfRouter = z.object({ routerId: Id })

export const provisioningContract = {
  isolir: query(
    EVERYONE,
    Nothing,
    z.object({
      page: PageStatus,
      /** A router can lead people to the page: a port, and one address of this computer. */
      canRedirect: z.boolean(),
      /** IPv4 addresses of this computer in its networks. */
      addresses: z.array(z.string()),
      routers: z.array(IsolirRouter),
    }),
  ),
  /** Asks the router now; writes nothing. */
  previewIsolir: query(MANAGERS, OfRouter, z.array(IsolirStep)),
  installIsolir: command(MANAGERS, OfRouter, Done),
  removeIsolir: command(MANAGERS, OfRouter, Done),
  /** Why the router did not do it, and whether "Ambil alih" would help. */
  trouble: query(
    EVERYONE,
    z.object({ subscriptionId: Id }),
    z.object({ canAdopt: z.boolean(), advice: z.string() }).nullable(),
  ),
  /** "Ambil alih": what has this name or address on the router belongs to this customer. Its password stays. */
  adopt: command(MANAGERS, z.object({ subscriptionId: Id }), Done),
  /** PPP secrets that are not ours, read from the router now. */
  foreignSecrets: query(MANAGERS, OfRouter, z.array(ForeignSecret)),
  /** Makes a customer with a subscription of each, and takes the secret over as it is. */
  takeSecrets: command(
    MANAGERS,
    z.object({ routerId: Id, rows: z.array(TakenSecret).min(1, 'Pilih paling sedikit satu.').max(500) }),
    z.object({ taken: z.int() }),
  ),
}
