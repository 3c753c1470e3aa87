// Owns: what the app and other features may use of resellers.
// Must never: export a table.

export { makeResellerSchedule } from './jobs'
export { topUp } from './money'
export { savePrice, saveReseller } from './people'
export { makeResellerPortalRouter } from './portal-router'
export { refundVoucher } from './refunding'
export { makeResellersRouter } from './router'
export { activeReseller, sellVouchers, spendable } from './selling'
export { findReseller, listResellers, type ResellerRow } from './store'
export type { NeverLoggedIn } from './taking-back'
export { depositTroubles } from './troubles'
