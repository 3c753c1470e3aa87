// Owns: what the app and other features may use of promo codes.
// Must never: export a table.
export { type SavePromo, savePromo } from './commands'
export type { PromoLine } from './domain'
export { makePromoGuard, type PromoGuard } from './guard'
export type { OrderNumberOf } from './queries'
export { makePromosRouter } from './router'
export { checkPromo, type PromoBasket, type PromoOffer, type PromoOrder, releasePromo, usePromo } from './using'
