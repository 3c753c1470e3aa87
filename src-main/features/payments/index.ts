// Owns: what other features and the app may use of payments.
// Must never: export a table.
export {
  type ConfirmInput,
  confirmClaim,
  type Paid,
  type PayInput,
  type PayResult,
  pay,
  reprintPayment,
  reversePayment,
} from './commands'
export type { PayPart } from './domain'
export { makePaymentSchedule } from './jobs'
export { hasPromise, promiseOf, promisesOn } from './promises'
export { paymentsOf } from './queries'
export { makePaymentsRouter, type PaymentsDeps } from './router'
