// Owns: what other features may use of the books.
// Must never: export a table.
export type { AccountCode } from './accounts'
export { customerBalance, findBrokenPosting, isDayLocked, partyTotal, post, type Transfer, trialBalance } from './store'
