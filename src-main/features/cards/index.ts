// Owns: what the app and other features may use of recharge cards.
// Must never: export a table or a code.
export { cardTroubles, makeCardSchedule } from './jobs'
export { makeSaldoRouter } from './portal-router'
export { cardsSoldTo } from './queries'
export { reprintCardSale } from './receipt'
export { makeCardGuard } from './redeeming'
export { refundPurchase } from './refunding'
export { makeCardsRouter } from './router'
