// Owns: the portal's window over a real core, for tests of its pages.
// Must never: answer in the core's place. A test file mocks `src-renderer/portal/api` with `portalApi(wire)`.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { PortalApi } from '../../../src-main/transport/portal-contract'

export interface Wire {
  /** Whose phone this is. */
  api: object
}

type Call = (...given: readonly unknown[]) => unknown

/** Who is asked is decided when the call is made. */
export function portalApi(wire: Wire) {
  const walk = (path: readonly string[]): Call => path.reduce((at, name) => Reflect.get(at, name), wire.api) as Call // the last of a path is a procedure
  const at = (path: readonly string[]): object =>
    new Proxy(() => undefined, {
      get: (_, name) => (name === 'then' || typeof name === 'symbol' ? undefined : at([...path, name])),
      apply: (_, __, given) => walk(path)(...given),
    })
  const portal = at([]) as PortalApi // every path of the contract answers
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
