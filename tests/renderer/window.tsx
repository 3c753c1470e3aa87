// Owns: the window a screen stands in under test: the wire to a real core, live changes, and what closing it leaves behind.
// Must never: answer for the core, or import a screen: screens are imported (`await import`) after it, when the wire is laid.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ByRoleOptions, cleanup, configure, render, screen } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { type ReactNode, Suspense } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import type { Api } from '../../src-main/transport/contract'
import { requestId, startTestApp, type TestApp } from '../support/test-app'

const wire = vi.hoisted((): { api: Api | null } => ({ api: null }))
// What is waited for comes; on a busy computer it may take longer than the library's one second.
configure({ asyncUtilTimeout: 20_000 })

vi.mock('../../src-renderer/api/client', () => {
  const api = new Proxy({} as Api, { get: (_, feature) => Reflect.get(wire.api ?? {}, feature) })
  return { api, orpc: createTanstackQueryUtils(api) }
})

const { queryClient, sessionStatus, useLive } = await import('../../src-renderer/api')
const { dismissAllToasts } = await import('../../src-renderer/lib/toasts')
const { KitProvider } = await import('../../src-renderer/ui/kit-provider')

const closers: (() => unknown)[] = []

/** What stands behind the window is closed after it, never under it. */
export const afterWindow = (close: () => unknown): void => {
  closers.push(close)
}

afterEach(async () => {
  leave()
  window.localStorage.clear()
  for (const close of closers) await close()
})

/** The window is closed or reloaded: only what is kept on the computer stays. */
export function leave(): void {
  cleanup()
  dismissAllToasts()
  queryClient.clear()
}

/** From now on the screens talk to this core, at `address` if one is given (`#/voucher`). */
export function connect(api: Api, address?: string): void {
  wire.api = api
  if (address !== undefined) location.hash = address
}

/** A core of its own for every test of the file, the window at `address`. */
export function coreForEach(address: string): () => TestApp {
  let shop: TestApp
  beforeEach(async () => {
    shop = await startTestApp()
    connect(shop.api, address)
  })
  afterWindow(() => shop.close())
  return () => shop
}

/** Somebody who is no manager sits down at the computer. */
export async function asCashier({ api }: { readonly api: Api }): Promise<void> {
  const siti = { name: 'Siti', secret: '135791' }
  await api.users.create({ ...siti, role: 'cashier', requestId: requestId() })
  await api.session.login({ ...siti, requestId: requestId() })
}

function Live({ children }: { readonly children: ReactNode }) {
  useLive(queryClient, true)
  return children
}

export async function show(content: ReactNode): Promise<void> {
  await queryClient.prefetchQuery(sessionStatus())
  render(
    <QueryClientProvider client={queryClient}>
      <KitProvider>
        <Suspense>
          <Live>{content}</Live>
        </Suspense>
      </KitProvider>
    </QueryClientProvider>,
  )
}

/** Shown to a person with a mouse and a keyboard; back when the heading, if one is named, stands there. */
export async function openWindow(content: ReactNode, heading?: ByRoleOptions): Promise<UserEvent> {
  const user = userEvent.setup()
  await show(content)
  if (heading) await screen.findByRole('heading', heading)
  return user
}
