// Owns: what other features and the app may use of the vouchers.
// Must never: export a table, or a way to choose a code or a state.
export { createBatch, makeForSale, type NewBatchInput, voidVoucher } from './commands'
export { ROUTER_STATE_NAMES, type RouterState, VOUCHER_STATE_NAMES, type VoucherState } from './contract'
export { assertVoidable } from './domain'
export type { VoucherJobDeps } from './grant-jobs'
export { makeVoucherJobs, makeVoucherSchedule, voucherJobDescriptions } from './jobs'
export { makeVouchersRouter } from './router'
export { sheetOfBatch } from './sheet'
export { presentStock, takeStock, type VoucherTaken } from './stock'
export {
  countVouchers,
  findVoucher,
  findVoucherByCode,
  outstandingOn,
  stockOf,
  type VoucherRow,
} from './store'
