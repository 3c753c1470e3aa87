// Owns: the portal in a window, on the wire of a phone of the test: a test file mocks `src-renderer/portal/api` with `apiOfPhone`.
// Must never: answer in the core's place.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, screen } from '@testing-library/react'
import type { PortalApi } from '../../../src-main/transport/portal-contract'

configure({ asyncUtilTimeout: 10_000 })

/** Whose phone it is: set before a page is opened. */
export const phone: { api: object } = { api: {} }

/** Stands for the module `src-renderer/portal/api`. */
export async function apiOfPhone() {
  const { QueryClient } = await import('@tanstack/react-query')
  type Call = (...given: readonly unknown[]) => unknown
  const walk = (path: readonly string[]): Call => path.reduce((at, name) => Reflect.get(at, name), phone.api) as Call // a leaf of the client is a call
  const at = (path: readonly string[]): object =>
    new Proxy(() => undefined, {
      get: (_, name) => (name === 'then' || typeof name === 'symbol' ? undefined : at([...path, name])),
      apply: (_, __, given) => walk(path)(...given),
    })
  const portal = at([]) as PortalApi // every path of it leads to the phone's own client
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return { portal, uploads: portal, portalQuery: createTanstackQueryUtils(portal), queryClient }
}

export async function openPage(address: string): Promise<void> {
  const { queryClient } = await import('../../../src-renderer/portal/api')
  const { PortalApp } = await import('../../../src-renderer/portal/app')
  location.hash = `#/${address}`
  render(
    <QueryClientProvider client={queryClient}>
      <PortalApp />
    </QueryClientProvider>,
  )
}

export async function closePage(): Promise<void> {
  cleanup()
  const { queryClient } = await import('../../../src-renderer/portal/api')
  queryClient.clear()
}

/** By its whole name. */
export const button = (name: string) => screen.findByRole('button', { name })
