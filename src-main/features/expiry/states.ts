// Owns: the states of the expiry engine on a router.
// Must never: import anything; tables and contract both need it.

/** `missing`: nothing of ours is there. `unkept`: the router took every step and did not keep it. `unseen`: never looked. */
export const EXPIRY_STATES = ['unseen', 'installed', 'missing', 'drifted', 'refused', 'unkept'] as const
export type ExpiryStateName = (typeof EXPIRY_STATES)[number]
