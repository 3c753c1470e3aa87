// Owns: what other features may use of bills.
// Must never: export a table.
export { type CustomerArrears, customersWithArrears, type OverdueSubscription, overdueSubscriptions } from './arrears'
export { type SettleInput, settleInvoice, unsettleInvoice } from './bills'
export { invoiceDocument, statusOf, waTextOf } from './document'
export type { BillLine, InvoiceKind, InvoiceState, InvoiceView } from './domain'
export { openOf } from './domain'
export {
  bookChange,
  type ChangeBooked,
  createManualInvoice,
  isDayBilled,
  type ManualInvoice,
  type ManualLine,
  type PackageChange,
  quoteChange,
} from './manual'
export { markPending } from './pending'
export { findInvoice, findInvoiceByNumber, invoicesOf, openInvoicesOf, openTotalOf } from './queries'
export { type InvoicesDeps, makeInvoicesRouter, printBill } from './router'
export { makeRunner, startRun } from './run'
export { makeBillingJobs } from './schedule'
