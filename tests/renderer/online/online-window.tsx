// Owns: "Sedang online" as the app shows it, on a real core with a simulated router: only the window around it is missing.
// Must never: answer for the core or the router.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import { addPackage, closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'
import { requestId } from '../../support/test-app'

const wire = vi.hoisted((): { api: Api | null } => ({ api: null }))

vi.mock('../../../src-renderer/api/client', () => {
  const api = new Proxy({} as Api, { get: (_, feature) => Reflect.get(wire.api ?? {}, feature) })
  return { api, orpc: createTanstackQueryUtils(api) }
})

const { queryClient, sessionStatus, useLive } = await import('../../../src-renderer/api')
const { default: OnlineScreen } = await import('../../../src-renderer/features/online/online-screen')
const { dismissAllToasts } = await import('../../../src-renderer/lib/toasts')
const { KitProvider } = await import('../../../src-renderer/ui/kit-provider')

let open: RouterShop
let codes: string[]
export const core = () => open
/** Two sold, the third still in stock. */
export const codeAt = (index: number): string => codes[index] ?? ''

beforeEach(async () => {
  open = await openRouterShop()
  wire.api = open.api
  location.hash = '#/online'
  const { id: packageId } = await addPackage(open)
  await open.api.vouchers.createBatch({
    packageId,
    routerId: open.routerId,
    quantity: 3,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    reason: '',
    approval: null,
    requestId: requestId(),
  })
  await vi.waitFor(async () => {
    const [batch] = (await open.api.vouchers.batches({})).rows
    if (batch?.state !== 'done') throw new Error('not on the router yet')
  })
  await open.api.sales.sell({
    lines: [{ packageId, quantity: 2, shownPrice: 5_000 }],
    payments: [{ method: 'cash', amount: 10_000, received: 10_000, reference: '' }],
    routerId: open.routerId,
    requestId: requestId(),
  })
  const { rows } = await open.api.vouchers.list({ filter: {} })
  const isStock = ({ state }: { state: string }) => Number(state === 'stock')
  codes = rows.toSorted((one, other) => isStock(one) - isStock(other)).map(({ code }) => code)
})

afterEach(async () => {
  cleanup()
  dismissAllToasts()
  queryClient.clear()
  window.localStorage.clear()
  await closeRouterShops()
})

export function logIn(index: number, mac: string): void {
  const code = codeAt(index)
  const answer = open.router.loginHotspot({ user: code, password: code, mac, by: 'http-pap' })
  if (!answer.ok) throw new Error(answer.error)
}

function Window() {
  useLive(queryClient, true)
  return <OnlineScreen />
}

export async function openOnline() {
  await queryClient.prefetchQuery(sessionStatus())
  const user = userEvent.setup()
  render(
    <QueryClientProvider client={queryClient}>
      <KitProvider>
        <Suspense>
          <Window />
        </Suspense>
      </KitProvider>
    </QueryClientProvider>,
  )
  await screen.findByRole('heading', { name: 'Sedang online' })
  return user
}
