// Owns: what the app and other features may use of "Periksa router".
// Must never: export a repair without its PIN and audit.
export type { CheckFinding, RepairOffer, RepairResult } from './contract'
export { OFFERS } from './offers'
export { makePreflightRouter } from './router'
