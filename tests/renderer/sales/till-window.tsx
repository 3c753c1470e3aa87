// Owns: the till as the app shows it, on a real core with a real database and a simulated router; only the window is missing.
// Must never: answer for the core; it may only lose its answers on the way.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import { openTill as openShop, type TillOptions, type TillShop } from '../../features/sales/till-shop'
import { closeRouterShops } from '../../support/router-shop'
import { lossyWire } from '../lossy-wire'
import { afterWindow, connect, show } from '../window'

const { default: CashierScreen } = await import('../../../src-renderer/features/sales/cashier-screen')
const { default: SalesScreen } = await import('../../../src-renderer/features/sales/sales-screen')

const wire = lossyWire('sales', 'sell')
export const { loseAnswers } = wire
afterWindow(closeRouterShops)

export async function enter(): Promise<void> {
  await show(<CashierScreen />)
  await screen.findByRole('region', { name: 'Paket' })
}

/** Penjualan of a shop that has sold already. */
export async function openSales(shop: TillShop): Promise<void> {
  connect(shop.api, '#/penjualan')
  await show(<SalesScreen />)
  await screen.findByRole('heading', { name: 'Penjualan' })
}

export async function openTill(options: TillOptions = {}): Promise<TillShop> {
  const shop = await openShop({ stock: 5, ...options })
  connect(wire.through(shop.api))
  await enter()
  return shop
}

/** So many presses of "Jual" have come back from the core, whatever it said. */
export const untilAnswered = (count: number) => waitFor(() => expect(wire.answered()).toBe(count))

/** One key of a person: nothing else follows it for a moment. */
export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true })
    await new Promise((resolve) => setTimeout(resolve, 70))
  }
}

/** A scanner: no pause between the signs. */
export function scan(text: string): void {
  for (const key of [...text, 'Enter'])
    fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true })
}

export const basket = () => screen.getByRole('region', { name: 'Keranjang' })
export const payment = () => screen.getByRole('region', { name: 'Pembayaran' })
export const total = () => payment().querySelector('output')?.textContent
/** "KembalianRp15.000" or "KurangRp2.000". */
export const changeDue = () => payment().querySelector('[role="status"]')?.textContent
export const quantity = () => screen.getByRole('spinbutton').getAttribute('aria-valuenow')

/** The code on the screen after a sale, without its gaps. */
export async function soldCode(): Promise<string> {
  const dialog = await screen.findByRole('dialog', { name: /^Terjual/ })
  const code = dialog.querySelector('.ln-code')?.getAttribute('aria-label') ?? ''
  return code.replaceAll(' ', '')
}

export const untilSold = (shop: TillShop, count: number) =>
  waitFor(async () => expect((await shop.api.sales.day({})).count).toBe(count))
