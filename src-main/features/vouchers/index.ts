// Owns: what other features and the app may use of the vouchers.
// Must never: export a table, or a way to choose a code or a state (adopting.ts: codes that are out there already).

export { blockVoucher, extendVoucher, settleUnsold } from './adjusting'
export {
  type AdoptedRow,
  type AdoptedVoucher,
  adoptVouchers,
  findVouchersByCodes,
  findVouchersByIds,
  type KnownVoucher,
  noteAdoptedLogin,
  releaseAdopted,
  setAdoptedOnRouter,
} from './adopting'
export { type BatchRow, batchTermsOf, comingStock, findBatch, hasArrived, noteSent } from './batch-store'
export { createBatch, enqueueRevoke, makeForSale, type NewBatchInput, voidVoucher } from './commands'
export { ROUTER_STATE_NAMES, type RouterState, VOUCHER_STATE_NAMES, type VoucherState } from './contract'
export { assertVoidable } from './domain'
export type { VoucherJobDeps } from './grant-jobs'
export { type Granting, grant, type Outcome } from './granting'
export { findUsers, ownUser, removeUsers, type VoucherUser } from './hotspot-users'
export { makeVoucherJobs, makeVoucherSchedule, voucherJobDescriptions } from './jobs'
export {
  activeVouchers,
  batchesOf,
  commentOf,
  type Forgotten,
  forgottenOf,
  type KeptVoucher,
  keptVouchers,
  keptVouchersByCode,
  liveVouchers,
  NOTHING_FORGOTTEN,
  noteLostSeconds,
  noteOnVouchers,
  noticedActiveAt,
  profilesInUse,
  shelfCounts,
  type WantedUser,
  wantedUser,
} from './on-router'
export { makeVouchersRouter } from './router'
export { sheetOfBatch, sheetOfHandedOut } from './sheet'
export { presentStock, takeStock, type VoucherTaken } from './stock'
export {
  countVouchers,
  findVoucher,
  findVoucherByCode,
  outstandingOn,
  setFirstLogin,
  setRouterState,
  stockOf,
  type VoucherRow,
} from './store'
export { type Booked, bookReading, finishByClock, type ReadingOf } from './usage-booking'
export { expiryClock, type RouterTime } from './usage-judgement'
export {
  readSessions,
  readUsage,
  releaseDevice,
  type SessionSeen,
  sessionsOf,
  type UsageReading,
  type UserSeen,
} from './usage-reading'
export {
  codesExpired,
  expectedOn,
  findUsage,
  nextExpiry,
  type UsageRow,
  unsoldUses,
  vouchersByCode,
} from './usage-store'
