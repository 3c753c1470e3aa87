// Owns: what other features and the app may use of the vouchers.
// Must never: export a table, or a way to choose a code or a state (adopting.ts: codes that are out there already).

export { blockVoucher, extendVoucher, settleUnsold } from './adjusting'
export {
  adoptVouchers,
  findVouchersByCodes,
  findVouchersByIds,
  type KnownVoucher,
  noteAdoptedLogin,
  releaseAdopted,
  setAdoptedOnRouter,
} from './adopting'
export { type BatchRow, comingStock, findBatch, hasArrived, noteSent } from './batch-store'
export { createBatch, makeForSale, voidVoucher } from './commands'
export { ROUTER_STATE_NAMES, type RouterState, VOUCHER_STATE_NAMES, type VoucherState } from './contract'
export { grant, type Outcome } from './granting'
export { findUsers, ownUser, removeUsers, type VoucherUser } from './hotspot-users'
export { makeVoucherJobs, makeVoucherSchedule, voucherJobDescriptions } from './jobs'
export {
  activeVouchers,
  batchesOf,
  commentOf,
  forgottenOf,
  type KeptVoucher,
  keptVouchers,
  keptVouchersByCode,
  liveVouchers,
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
export { type Booked, bookReading, finishByClock } from './usage-booking'
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
