// Owns: what other features may use of the books.
// Must never: export a table.
export { type AccountCode, MONEY_PLACES } from './accounts'
export {
  accountBalance,
  locksBetween,
  movementByDay,
  movementOfShift,
  type ShiftMovement,
} from './balances'
export { findBrokenPosting } from './check'
export { lockDay, unlockDay } from './locks'
export { ledgerRouter } from './router'
export { type FoundPosting, partyStatement, postingsOf, type StatementRow, statementRowOf } from './statement'
export { customerBalance, isDayLocked, partyTotal, post, reversed, type Transfer, trialBalance } from './store'
