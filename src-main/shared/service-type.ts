// Owns: the four kinds of service a shop sells and the two ways they are billed; plain values, so that a screen needs no schema for them.
// Must never: hold a rule of what a kind may have; that is the catalogue's domain.

export const serviceTypes = ['hotspot', 'pppoe', 'static', 'other'] as const
export type ServiceType = (typeof serviceTypes)[number]

/** daily = prepaid, so many days from activation; monthly = a bill every month. */
export const billingTypes = ['daily', 'monthly'] as const
export type BillingType = (typeof billingTypes)[number]
