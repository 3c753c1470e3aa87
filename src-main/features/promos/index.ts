// Owns: what the app and other features may use of promo codes.
// Must never: export a table.
export type { PromoLine } from './domain'
export { makePromoGuard, type PromoGuard } from './guard'
export { checkPromo, type PromoBasket, type PromoOffer, type PromoOrder, releasePromo, usePromo } from './using'
