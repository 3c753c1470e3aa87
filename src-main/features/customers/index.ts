// Owns: what other features may use of the customers.
// Must never: export a table.
export { archiveCustomer, createCustomer, type NewCustomer } from './commands'
export type { CustomerView } from './domain'
export { fold } from './folding'
export { findCustomer, reindexCustomer, searchCustomers } from './store'
