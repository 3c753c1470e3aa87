// Owns: what the app and other features may use of sales.
// Must never: export a table.
export { reprintSale, type SellInput, sell, voidSoldVoucher } from './commands'
export { receiptDataOf } from './receipt'
export { makeSalesRouter, type SalesDeps } from './router'
export { makeTopUp } from './top-up'
