// Owns: a shop that takes orders and the phone of one who buys there, anew for every test of a file.
// Must never: import a page: pages come after the file has laid the phone's wire.
import { afterEach, beforeEach } from 'vitest'
import { addBuyer, type Buying, type OrderShop, openOrderShop } from '../../features/orders/order-shop'
import { closePage, phone } from './phone-window'

export function buyerForEach(): { readonly shop: () => OrderShop; readonly ani: () => Buying } {
  let shop: OrderShop
  let ani: Buying
  beforeEach(async () => {
    shop = await openOrderShop()
    ani = await addBuyer(shop)
    phone.api = ani.phone.api
  })
  afterEach(async () => {
    await closePage()
    await shop.close()
  })
  return { shop: () => shop, ani: () => ani }
}
