// Owns: "Bayar tagihan" as the app shows it, on a real core with a real database; only the window is missing.
// Must never: answer for the core.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, vi } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import { openPayShop, type PayShop } from '../../features/payments/pay-shop'

interface Wire {
  api: Api | null
  losesAnswers: boolean
}
const wire = vi.hoisted((): Wire => ({ api: null, losesAnswers: false }))
// What is waited for comes; on a busy computer it may take longer than the library's one second.
configure({ asyncUtilTimeout: 10_000 })

vi.mock('../../../src-renderer/api/client', () => {
  const payments = new Proxy({} as Api['payments'], {
    get: (_, name) => {
      const procedure: (input: unknown) => Promise<unknown> = Reflect.get(wire.api?.payments ?? {}, name)
      return async (input: unknown) => {
        const answer = await procedure(input)
        if (name === 'pay' && wire.losesAnswers) throw new TypeError('Failed to fetch')
        return answer
      }
    },
  })
  const api = new Proxy({} as Api, {
    get: (_, feature) => (feature === 'payments' ? payments : Reflect.get(wire.api ?? {}, feature)),
  })
  return { api, orpc: createTanstackQueryUtils(api) }
})

const { queryClient, sessionStatus, useLive } = await import('../../../src-renderer/api')
const { dismissAllToasts } = await import('../../../src-renderer/lib/toasts')
const { KitProvider } = await import('../../../src-renderer/ui/kit-provider')

let shop: PayShop | null = null
afterEach(async () => {
  cleanup()
  dismissAllToasts()
  queryClient.clear()
  window.localStorage.clear()
  wire.losesAnswers = false
  await shop?.close()
  shop = null
})

/** The core does its work; its answer is lost on the way. */
export const loseAnswers = (isOn: boolean): void => {
  wire.losesAnswers = isOn
}

export async function openShop(): Promise<PayShop> {
  shop = await openPayShop()
  wire.api = shop.api
  return shop
}

function Live({ children }: { readonly children: ReactNode }) {
  useLive(queryClient, true)
  return children
}

export async function show(what: ReactNode): Promise<void> {
  await queryClient.prefetchQuery(sessionStatus())
  render(
    <QueryClientProvider client={queryClient}>
      <KitProvider>
        <Live>{what}</Live>
      </KitProvider>
    </QueryClientProvider>,
  )
}

/** A key as the keyboard sends it: to whatever has the caret. */
export const press = (key: string, more: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
}

export function type(label: RegExp | string, text: string): HTMLElement {
  const field = screen.getByLabelText(label)
  field.focus()
  fireEvent.change(field, { target: { value: text } })
  return field
}
