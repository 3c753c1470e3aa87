// Owns: what staff may see and change of the LAN door: is it open, where, for whom, and the logins of people.
// Must never: give staff a way in by the LAN door.
import * as z from 'zod'
import { command, Done, Id, Instant, Nothing, query } from '../../shared/contract'
import { PARTY_KINDS } from '../../shared/portal-contract'
import { MANAGERS, OWNER } from '../../shared/roles'
import { Lan } from '../settings/contract'

const PartyKindShape = z.enum(PARTY_KINDS)

export const LanState = z.object({
  lan: Lan,
  hasCertificate: z.boolean(),
  /** IPv4 addresses of this computer on local networks. */
  addresses: z.array(z.object({ name: z.string(), ip: z.string() })),
  /** Where it answers now; empty while it is closed. */
  urls: z.array(z.string()),
  /** Why it does not listen although it is switched on; one sentence. */
  problem: z.string().nullable(),
  warningVersion: z.int(),
})

export const LoginInfo = z.object({
  loginName: z.string(),
  mustChange: z.boolean(),
  isBlocked: z.boolean(),
  lastLoginAt: Instant.nullable(),
})

export const portalContract = {
  state: query(MANAGERS, Nothing, LanState),
  save: command(OWNER, Lan, Done),
  /** The owner's own certificate (PEM) and its key; empty texts take it away. */
  saveCertificate: command(OWNER, z.object({ certificate: z.string().max(20_000), key: z.string().max(20_000) }), Done),
  /** The address as a QR code: one SVG path in a `size` x `size` view box. */
  qr: query(MANAGERS, z.object({ url: z.url().max(120) }), z.object({ path: z.string(), size: z.int() })),
  login: query(MANAGERS, z.object({ kind: PartyKindShape, partyId: Id }), LoginInfo.nullable()),
  /** Gives or renews a login; the password is shown once and is changed by the person at the first login. */
  giveLogin: command(
    MANAGERS,
    z.object({
      kind: PartyKindShape,
      partyId: Id,
      loginName: z.string().trim().min(3, 'Paling sedikit 3 huruf.').max(60),
    }),
    z.object({ loginName: z.string(), secret: z.string() }),
  ),
  blockLogin: command(MANAGERS, z.object({ kind: PartyKindShape, partyId: Id, isBlocked: z.boolean() }), Done),
}
