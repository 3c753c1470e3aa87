// Owns: what other features and the app may use of orders.
// Must never: export a table, or a way to make something that is not paid.
export { activatePaid } from './activating'
export { orderedVouchersOf } from './bought'
export { lapseOrder } from './ending'
export { makeOrderSchedule, orderTroubles } from './jobs'
export { placeOrder } from './placing'
export { makeOrderPortalRouter } from './portal-router'
export { priceCart } from './quoting'
export { refundOrdered } from './refunding'
export { makeOrdersRouter } from './router'
export { findEntry as findOrder, orderNumberOf } from './store'
