// Owns: one screen of the app on a real core; only the window is missing.
// Must never: answer for the core.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import { type ComponentType, Suspense } from 'react'
import { afterEach, vi } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import { closeRouterShops } from '../../support/router-shop'

const wire = vi.hoisted((): { api: Api | null } => ({ api: null }))
configure({ asyncUtilTimeout: 10_000 })

vi.mock('../../../src-renderer/api/client', () => {
  const api = new Proxy({} as Api, { get: (_, feature) => Reflect.get(wire.api ?? {}, feature) })
  return { api, orpc: createTanstackQueryUtils(api) }
})

const { queryClient, sessionStatus, useLive } = await import('../../../src-renderer/api')
const { dismissAllToasts } = await import('../../../src-renderer/lib/toasts')
const { KitProvider } = await import('../../../src-renderer/ui/kit-provider')

/** The window is closed. */
export function leave(): void {
  cleanup()
  dismissAllToasts()
  queryClient.clear()
}

afterEach(async () => {
  leave()
  window.localStorage.clear()
  await closeRouterShops()
})

function Window({ screen: Shown }: { readonly screen: ComponentType }) {
  useLive(queryClient, true)
  return <Shown />
}

export async function openScreen(api: Api, address: string, Shown: ComponentType): Promise<void> {
  wire.api = api
  location.hash = address
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
