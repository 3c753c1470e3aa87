// Owns: the ways of paying that a payment gateway offers, the states of what was asked of it, and their names.
// Must never: know a provider.

export const CHARGE_METHODS = ['qris', 'va-bca', 'va-bni', 'va-bri', 'va-permata'] as const
export type ChargeMethod = (typeof CHARGE_METHODS)[number]

/** mismatch = the gateway says paid, but not what we asked for, or not provably: a person looks. */
export const CHARGE_STATES = ['new', 'pending', 'paid', 'expired', 'failed', 'mismatch'] as const

/** sandbox = the provider's place to practise: no real money. */
export const GATEWAY_PLACES = ['sandbox', 'production'] as const
export type GatewayPlace = (typeof GATEWAY_PLACES)[number]

export const METHOD_LABELS: Readonly<Record<ChargeMethod, string>> = {
  qris: 'QRIS',
  'va-bca': 'Virtual account BCA',
  'va-bni': 'Virtual account BNI',
  'va-bri': 'Virtual account BRI',
  'va-permata': 'Virtual account Permata',
}
