// Owns: what other features may use of the books.
// Must never: export a table.
export type { AccountCode } from './accounts'
export {
  type AccountMovement,
  accountBalance,
  accountTotal,
  type DayLock,
  type DaySides,
  locksBetween,
  movementByAccount,
  movementByDay,
  movementOfShift,
  type ShiftMovement,
} from './balances'
export { lockDay, unlockDay } from './locks'
export { type FoundPosting, partyStatement, postingsOf, type StatementRow } from './statement'
export { customerBalance, findBrokenPosting, isDayLocked, partyTotal, post, type Transfer, trialBalance } from './store'
