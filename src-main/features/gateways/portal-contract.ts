// Owns: what a customer does with a payment gateway from his phone: chooses a way, gets the code, sees it turn to Lunas.
// Must never: take whose bill it is from the input; the session says it.
import * as z from 'zod'
import { Id, Instant, Nothing, Rupiah } from '../../shared/contract'
import { CHARGE_METHODS } from '../../shared/gateway'
import { CUSTOMER, portalCommand, portalQuery } from '../../shared/portal-contract'

export const GatewayMethod = z.object({ id: z.enum(CHARGE_METHODS), label: z.string() })

export const ChargeLook = z.object({
  chargeId: Id,
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  method: z.enum(CHARGE_METHODS),
  label: z.string(),
  amount: Rupiah,
  /** waiting = the provider has not answered yet; checking = staff look at it. */
  state: z.enum(['waiting', 'pending', 'paid', 'expired', 'failed', 'checking']),
  /** The provider cannot be reached right now; nothing is lost. */
  isLate: z.boolean(),
  /** Practice only: no real money. */
  isPractice: z.boolean(),
  vaNumber: z.string().nullable(),
  qr: z.object({ path: z.string(), size: z.int() }).nullable(),
  expiresAt: Instant.nullable(),
  /** The shop's clock, for the countdown of a phone whose own is wrong. */
  now: Instant,
})
export type ChargeLook = z.infer<typeof ChargeLook>

export const gatewayPortalContract = {
  /** Empty = the shop has not opened it. */
  methods: portalQuery(CUSTOMER, Nothing, z.array(GatewayMethod)),
  /** Over exactly the rest of an own bill. */
  start: portalCommand(
    CUSTOMER,
    z.object({ invoiceId: z.int().positive(), method: z.enum(CHARGE_METHODS) }),
    z.object({ chargeId: Id }),
  ),
  look: portalQuery(CUSTOMER, z.object({ chargeId: Id }), ChargeLook),
}
