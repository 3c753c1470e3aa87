// Owns: what other features and the app may use of payments.
// Must never: export a table.
export { claimPayment, heldByClaims } from './claims'
export { confirmClaim, type Paid, type PayInput, pay, reprintPayment } from './commands'
export { makePaymentSchedule } from './jobs'
export { ownReceipt, paymentsOfBill } from './of-bill'
export { BALANCE_REFUND, reprintRefund } from './paying-out'
export { payPortalRouter } from './portal-router'
export { hasPromise, promiseOf, promisesOn } from './promises'
export { paymentsOf } from './queries'
export { makePaymentsRouter } from './router'
export { claimTroubles } from './troubles'
