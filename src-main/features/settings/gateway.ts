// Owns: the shape and default of the settings about a payment gateway.
// Must never: hold a server key in the clear, or be on by default.
import * as z from 'zod'
import { CHARGE_METHODS, GATEWAY_PLACES } from '../../shared/gateway'

/** `tail` = the last three letters, for the screen. The key itself is sealed by platform/secrets. */
const SealedKey = z.object({ sealed: z.string().max(2_000), tail: z.string().max(3) }).nullable()

export const GatewaySetting = z.object({
  provider: z.enum(['off', 'midtrans']),
  place: z.enum(GATEWAY_PLACES),
  /** One a place: charges of the other place are still looked after with its own key. */
  keys: z.object({ sandbox: SealedKey, production: SealedKey }),
  methods: z.array(z.enum(CHARGE_METHODS)).max(CHARGE_METHODS.length),
  expiryHours: z.int().min(1).max(72),
})
export type GatewaySetting = z.infer<typeof GatewaySetting>

export const GATEWAY_FALLBACK: GatewaySetting = {
  provider: 'off',
  place: 'sandbox',
  keys: { sandbox: null, production: null },
  methods: ['qris'],
  expiryHours: 24,
}
