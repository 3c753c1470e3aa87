// Owns: what other features and the app may use of the vouchers.
// Must never: export a table, or a way to choose a code or a state.
export { type BatchRow, findBatch } from './batch-store'
export { createBatch, enqueueRevoke, makeForSale, type NewBatchInput, voidVoucher } from './commands'
export { ROUTER_STATE_NAMES, type RouterState, VOUCHER_STATE_NAMES, type VoucherState } from './contract'
export { assertVoidable } from './domain'
export type { VoucherJobDeps } from './grant-jobs'
export { type Granting, grant, type Outcome } from './granting'
export { findUsers, ownUser, removeUsers, type VoucherUser } from './hotspot-users'
export { makeVoucherJobs, makeVoucherSchedule, voucherJobDescriptions } from './jobs'
export {
  batchesOf,
  commentOf,
  type Forgotten,
  type KeptVoucher,
  keptVouchers,
  keptVouchersByCode,
  liveVouchers,
  NOTHING_FORGOTTEN,
  noteOnVouchers,
  type WantedUser,
  wantedUser,
} from './on-router'
export { makeVouchersRouter } from './router'
export { sheetOfBatch } from './sheet'
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
