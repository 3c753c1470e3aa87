// Owns: what other features may use of bills.
// Must never: export a table.
export { customersWithArrears, oldestBillAt, overdueSubscriptions } from './arrears'
export { type SettleInput, settleInvoice, unsettleInvoice } from './bills'
export { isOfRunningOrder } from './cancel'
export { coverPeriod, orderPeriod } from './covered'
export { invoiceDocument, statusOf, waTextOf } from './document'
export type { BillLine, InvoiceView } from './domain'
export { ORDER_REFUND, openOf } from './domain'
export { dueBilling } from './due'
export { backInSaldo, givenBackOf, toSaldoIn } from './given-back'
export { bookChange, createManualInvoice, type PackageChange, quoteChange } from './manual'
export { nextPriceOf } from './next-price'
export {
  cancelOrderInvoice,
  createOrderInvoice,
  type OrderLine,
  paidPartOf,
  promoReachOf,
  quoteOrderLines,
  sliceToSaldo,
  taxOf,
  toSaldo,
} from './order-bills'
export { markPending } from './pending'
export { shareOut } from './periods'
export { findInvoice, findInvoiceByNumber, invoicesOf, openInvoicesOf, openTotalOf } from './queries'
export { makeInvoicesRouter, printBill } from './router'
export { makeRunner, startRun } from './run'
export { doubtOf, makeBillingJobs } from './schedule'
