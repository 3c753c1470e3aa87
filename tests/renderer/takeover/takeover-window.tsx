// Owns: the Router screen with a take-over open, on a real core with a real database and the simulated old router.
// Must never: answer for the core.
import { closeOldShops, type OldShop, openOldShop } from '../../features/takeover/old-shop'
import { afterWindow, connect, openWindow } from '../window'

const { default: RoutersScreen } = await import('../../../src-renderer/features/routers/routers-screen')

afterWindow(closeOldShops)

export async function openTakeover(options: Parameters<typeof openOldShop>[0] = { each: 2 }) {
  const shop: OldShop = await openOldShop(options)
  connect(shop.api, `#/router/ambil-alih/${shop.routerId}`)
  const user = await openWindow(<RoutersScreen />, { name: 'Ambil alih Router lama' })
  return { user, shop }
}
