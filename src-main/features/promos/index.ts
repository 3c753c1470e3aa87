// Owns: what the app and other features may use of promo codes.
// Must never: export a table.
export { savePromo } from './commands'
export type { PromoLine } from './domain'
export { makePromoGuard, type PromoGuard } from './guard'
export { makePromosRouter } from './router'
export { checkPromo, type PromoOffer, releasePromo, usePromo } from './using'
