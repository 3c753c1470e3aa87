// Owns: the till as the app shows it, on a real core with a real database and a simulated router; only the window is missing.
// Must never: answer for the core; it may only lose its answers on the way.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type ComponentType, Suspense } from 'react'
import { afterEach, expect, vi } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import { openTill as openShop, type TillOptions, type TillShop } from '../../features/sales/till-shop'
import { closeRouterShops } from '../../support/router-shop'

interface Wire {
  api: Api | null
  losesAnswers: boolean
  /** Sales that the core has answered or refused. */
  answered: number
}
const wire = vi.hoisted((): Wire => ({ api: null, losesAnswers: false, answered: 0 }))
// What is waited for comes; on a busy computer it may take longer than the library's one second.
configure({ asyncUtilTimeout: 10_000 })

vi.mock('../../../src-renderer/api/client', () => {
  const sales = new Proxy({} as Api['sales'], {
    get: (_, name) => {
      const procedure: (input: unknown) => Promise<unknown> = Reflect.get(wire.api?.sales ?? {}, name)
      return async (input: unknown) => {
        const answer = await procedure(input).finally(() => {
          if (name === 'sell') wire.answered += 1
        })
        if (name === 'sell' && wire.losesAnswers) throw new TypeError('Failed to fetch')
        return answer
      }
    },
  })
  const api = new Proxy({} as Api, {
    get: (_, feature) => (feature === 'sales' ? sales : Reflect.get(wire.api ?? {}, feature)),
  })
  return { api, orpc: createTanstackQueryUtils(api) }
})

const { queryClient, sessionStatus, useLive } = await import('../../../src-renderer/api')
const { default: CashierScreen } = await import('../../../src-renderer/features/sales/cashier-screen')
const { default: SalesScreen } = await import('../../../src-renderer/features/sales/sales-screen')
const { dismissAllToasts } = await import('../../../src-renderer/lib/toasts')
const { KitProvider } = await import('../../../src-renderer/ui/kit-provider')

afterEach(async () => {
  leave()
  window.localStorage.clear()
  wire.losesAnswers = false
  wire.answered = 0
  await closeRouterShops()
})

function Window({ screen: Shown }: { readonly screen: ComponentType }) {
  useLive(queryClient, true)
  return <Shown />
}

/** The window is closed or reloaded: only what is kept on the till stays. */
export function leave(): void {
  cleanup()
  dismissAllToasts()
  queryClient.clear()
}

async function show(Shown: ComponentType): Promise<void> {
  await queryClient.prefetchQuery(sessionStatus())
  render(
    <QueryClientProvider client={queryClient}>
      <KitProvider>
        <Suspense>
          <Window screen={Shown} />
        </Suspense>
      </KitProvider>
    </QueryClientProvider>,
  )
}

export async function enter(): Promise<void> {
  await show(CashierScreen)
  await screen.findByRole('region', { name: 'Paket' })
}

/** Penjualan of a shop that has sold already. */
export async function openSales(shop: TillShop): Promise<void> {
  wire.api = shop.api
  location.hash = '#/penjualan'
  await show(SalesScreen)
  await screen.findByRole('heading', { name: 'Penjualan' })
}

export async function openTill(options: TillOptions = {}): Promise<TillShop> {
  const shop = await openShop({ stock: 5, ...options })
  wire.api = shop.api
  await enter()
  return shop
}

/** From now on the core works, but what it answers to a sale does not arrive. */
export const loseAnswers = (isLosing: boolean): void => {
  wire.losesAnswers = isLosing
}

/** So many presses of "Jual" have come back from the core, whatever it said. */
export const untilAnswered = (count: number) => waitFor(() => expect(wire.answered).toBe(count))

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
