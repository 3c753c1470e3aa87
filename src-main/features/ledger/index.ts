// Owns: what other features may use of the books.
// Must never: export a table.
export type { AccountCode } from './accounts'
export { findBrokenPosting, post, type Transfer, trialBalance } from './store'
