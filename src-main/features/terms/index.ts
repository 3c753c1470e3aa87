// Owns: what the app and other features may use of the Ketentuan Layanan.
// Must never: export a table.
export type { Terms } from './contract'
export { termsPortalRouter, termsRouter } from './router'
export { currentTerms, termsOf } from './terms'
