// Owns: the Pelanggan screen as the app shows it, on a real core with a real database: only the window around it is missing.
// Must never: answer for the core.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import { requestId, startTestApp, type TestApp } from '../../support/test-app'

const wire = vi.hoisted((): { api: Api | null } => ({ api: null }))

vi.mock('../../../src-renderer/api/client', () => {
  const api = new Proxy({} as Api, { get: (_, feature) => Reflect.get(wire.api ?? {}, feature) })
  return { api, orpc: createTanstackQueryUtils(api) }
})

const { queryClient, sessionStatus, useLive } = await import('../../../src-renderer/api')
const { default: CustomersScreen } = await import('../../../src-renderer/features/customers/customers-screen')
const { dismissAllToasts } = await import('../../../src-renderer/lib/toasts')
const { KitProvider } = await import('../../../src-renderer/ui/kit-provider')

let shop: TestApp
export const core = () => shop

beforeEach(async () => {
  shop = await startTestApp()
  wire.api = shop.api
  location.hash = '#/pelanggan'
})
afterEach(async () => {
  cleanup()
  dismissAllToasts()
  queryClient.clear()
  window.localStorage.clear()
  await shop.close()
})

export async function asCashier(): Promise<void> {
  const person = { name: 'Siti', secret: '135790' }
  await shop.api.users.create({ ...person, role: 'cashier', requestId: requestId() })
  await shop.api.session.login({ ...person, requestId: requestId() })
}

function Window() {
  useLive(queryClient, true)
  return <CustomersScreen />
}

export async function openCustomers() {
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
  await screen.findByRole('heading', { level: 1 })
  return user
}
