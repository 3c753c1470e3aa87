// Owns: what the app and other features may use of sales.
// Must never: export a table.
export { reprintSale, type SellInput, sell } from './commands'
export { makeSalesRouter } from './router'
export { makeTopUp } from './top-up'
