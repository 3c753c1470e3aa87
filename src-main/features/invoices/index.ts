// Owns: what other features may use of bills.
// Must never: export a table.
export { type CustomerArrears, customersWithArrears, type OverdueSubscription, overdueSubscriptions } from './arrears'
export { type SettleInput, settleInvoice, unsettleInvoice } from './bills'
export { invoiceDocument, statusOf, waTextOf } from './document'
export type { BillLine, InvoiceKind, InvoiceState, InvoiceView } from './domain'
export { openOf } from './domain'
export {
  addChangeLines,
  type ChangeBooked,
  type ChangeQuote,
  createManualInvoice,
  type ManualInvoice,
  type ManualLine,
  type PackageChange,
  quoteChange,
} from './manual'
export { findInvoice, findInvoiceByNumber, invoicesOf, openInvoicesOf, openTotalOf } from './queries'
