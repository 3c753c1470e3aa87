// Owns: what anybody on the LAN may ask of the portal itself: what it offers, logging in and out.
// Must never: say whether a name exists.
import * as z from 'zod'
import { Done, Id, Line, Nothing } from '../../shared/contract'
import { OWN_SECRET_TOO_SHORT, SHORTEST_OWN_SECRET } from '../../shared/own-secret'
import { normalizePhone } from '../../shared/phone'
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
  /** A new customer may make his own account here. */
  canRegister: z.boolean(),
  party: z.object({ kind: PartyKindShape, id: Id, name: z.string(), mustChange: z.boolean() }).nullable(),
})
export type PortalStatus = z.infer<typeof PortalStatus>

const Secret = z.string().min(1, 'Ketik kata sandi Anda.').max(100)
const NewSecret = z.string().min(SHORTEST_OWN_SECRET, OWN_SECRET_TOO_SHORT).max(100, 'Paling banyak 100 karakter.')

/** What a new customer says of himself; the phone is the name he logs in with. */
export const Registration = z.object({
  // somebody who comes alone has a name that can be seen
  name: Line(60, 1).refine((name) => name === '' || /[\p{L}\p{N}]/u.test(name), 'Wajib diisi.'),
  phone: z
    .string()
    .trim()
    .max(30, 'Nomor HP ini tidak dikenal. Contoh: 0812-3456-7890.')
    .refine((text) => normalizePhone(text) !== null, 'Nomor HP ini tidak dikenal. Contoh: 0812-3456-7890.'),
  address: Line(160),
  secret: NewSecret,
})
export type Registration = z.infer<typeof Registration>

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
  changeSecret: portalCommand(PARTY_KINDS, z.object({ old: Secret, next: NewSecret }), Done, { isFirst: true }),
  /** Logged in at once. */
  register: portalCommand('guest', Registration, PortalStatus),
}
