// Owns: what anybody on the LAN may ask of the portal itself: what it offers, logging in and out.
// Must never: say whether a name exists.
import * as z from 'zod'
import { Done, Id, Nothing } from '../../shared/contract'
import { PARTY_KINDS, portalCommand, portalQuery } from '../../shared/portal-contract'

export const PartyKindShape = z.enum(PARTY_KINDS)

export const PortalStatus = z.object({
  shopName: z.string(),
  /** 08..., or empty. */
  shopPhone: z.string(),
  zone: z.string(),
  /** PNG as a data URL, or empty. */
  logo: z.string(),
  isDemo: z.boolean(),
  /** Who may log in now: the owner opened it, and the way is safe. */
  forCustomers: z.boolean(),
  forResellers: z.boolean(),
  party: z.object({ kind: PartyKindShape, id: Id, name: z.string(), mustChange: z.boolean() }).nullable(),
})
export type PortalStatus = z.infer<typeof PortalStatus>

const Secret = z.string().min(1, 'Ketik kata sandi Anda.').max(100)

export const portalSessionContract = {
  status: portalQuery('guest', Nothing, PortalStatus),
  login: portalCommand(
    'guest',
    z.object({
      kind: PartyKindShape,
      name: z.string().trim().min(1, 'Ketik nomor HP atau nama Anda.').max(80),
      secret: Secret,
    }),
    PortalStatus,
  ),
  logout: portalCommand('guest', Nothing, Done),
  changeSecret: portalCommand(
    PARTY_KINDS,
    z.object({ old: Secret, next: z.string().min(8, 'Paling sedikit 8 karakter.').max(100) }),
    Done,
  ),
}
