// Owns: what the app and other features may use of recharge cards.
// Must never: export a table or a code.
export { type CardJobDeps, cardTroubles, makeCardSchedule } from './jobs'
export { makeSaldoRouter, type SaldoDeps } from './portal-router'
export { type CardGuard, makeCardGuard } from './redeeming'
export { refundPurchase } from './refunding'
export { type CardsDeps, makeCardsRouter } from './router'
