// Owns: the Router screen with a take-over open, on a real core with a real database and the simulated old router.
// Must never: answer for the core.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { afterEach, vi } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import { closeOldShops, type OldShop, openOldShop } from '../../features/takeover/old-shop'

const wire = vi.hoisted((): { api: Api | null } => ({ api: null }))

vi.mock('../../../src-renderer/api/client', () => {
  const api = new Proxy({} as Api, { get: (_, feature) => Reflect.get(wire.api ?? {}, feature) })
  return { api, orpc: createTanstackQueryUtils(api) }
})

const { queryClient, sessionStatus, useLive } = await import('../../../src-renderer/api')
const { default: RoutersScreen } = await import('../../../src-renderer/features/routers/routers-screen')
const { dismissAllToasts } = await import('../../../src-renderer/lib/toasts')
const { KitProvider } = await import('../../../src-renderer/ui/kit-provider')

afterEach(async () => {
  cleanup()
  dismissAllToasts()
  queryClient.clear()
  window.localStorage.clear()
  await closeOldShops()
})

function Window() {
  useLive(queryClient, true)
  return <RoutersScreen />
}

export async function openTakeover(options: Parameters<typeof openOldShop>[0] = { each: 2 }) {
  const shop: OldShop = await openOldShop(options)
  wire.api = shop.api
  location.hash = `#/router/ambil-alih/${shop.routerId}`
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
  await screen.findByRole('heading', { name: 'Ambil alih Router lama' })
  return { user, shop }
}
