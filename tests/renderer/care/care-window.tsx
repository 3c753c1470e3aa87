// Owns: the Router screen, its pages and Kendala as the app shows them, on a real core with simulated routers.
// Must never: answer for the core or the router.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { afterEach, vi } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import type { KeptShop } from '../../support/kept-shop'
import { closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'

const wire = vi.hoisted((): { api: Api | null } => ({ api: null }))

vi.mock('../../../src-renderer/api/client', () => {
  const api = new Proxy({} as Api, { get: (_, feature) => Reflect.get(wire.api ?? {}, feature) })
  return { api, orpc: createTanstackQueryUtils(api) }
})

const { queryClient, sessionStatus, useLive } = await import('../../../src-renderer/api')
const { useRoute } = await import('../../../src-renderer/app/route')
const { default: KendalaScreen } = await import('../../../src-renderer/features/kendala/kendala-screen')
const { default: RoutersScreen } = await import('../../../src-renderer/features/routers/routers-screen')
const { dismissAllToasts } = await import('../../../src-renderer/lib/toasts')
const { KitProvider } = await import('../../../src-renderer/ui/kit-provider')

afterEach(async () => {
  cleanup()
  dismissAllToasts()
  queryClient.clear()
  window.localStorage.clear()
  await closeRouterShops()
})

function Window() {
  useLive(queryClient, true)
  return useRoute().screen === 'kendala' ? <KendalaScreen /> : <RoutersScreen />
}

/** `path` without '#/': `router/<id>/cocokkan`, `router/stok`, `kendala`. */
export async function openAt({ api }: Pick<KeptShop, 'api'>, path: string) {
  wire.api = api
  location.hash = `#/${path}`
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
  return user
}

/** As if the address had been typed. */
export const goTo = (path: string) =>
  act(() => {
    location.hash = `#/${path}`
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  })

/** A shop without its own PIN work: somebody who is no manager. */
export async function asCashier({ api }: Pick<KeptShop, 'api'>): Promise<void> {
  const siti = { name: 'Siti', secret: '135791' }
  await api.users.create({ ...siti, role: 'cashier', requestId: requestId() })
  await api.session.login({ ...siti, requestId: requestId() })
}

/** The line in a list that holds this text. */
export async function lineWith(text: string | RegExp): Promise<HTMLElement> {
  const found = await screen.findByText(text, {}, { timeout: 10_000 })
  const line = found.closest<HTMLElement>('li, [role="row"]')
  if (!line) throw new Error(`${text} stands in no line`)
  return line
}
