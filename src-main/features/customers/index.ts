// Owns: what other features may use of the customers.
// Must never: export a table.
export { createCustomer, type NewCustomer, saveArea, updateCustomer } from './commands'
export {
  type ImportField,
  type ImportFile,
  type ImportPreview,
  type ImportResult,
  type ImportRow,
  type ImportVerdict,
  MOST_IMPORT_ROWS,
} from './contract'
export type { CustomerView } from './domain'
export { fold, termsOf } from './folding'
export { type Importing, makeCustomersRouter } from './router'
export { areaForName, findCustomer, reindexCustomer, searchCustomers } from './store'
