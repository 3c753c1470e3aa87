// Owns: the Router screen, its pages and Kendala as the app shows them, on a real core with simulated routers.
// Must never: answer for the core or the router.
import { act, screen } from '@testing-library/react'
import type { KeptShop } from '../../support/kept-shop'
import { closeRouterShops } from '../../support/router-shop'
import { afterWindow, connect, openWindow } from '../window'

const { useRoute } = await import('../../../src-renderer/app/route')
const { default: KendalaScreen } = await import('../../../src-renderer/features/kendala/kendala-screen')
const { default: RoutersScreen } = await import('../../../src-renderer/features/routers/routers-screen')

afterWindow(closeRouterShops)

const Shown = () => (useRoute().screen === 'kendala' ? <KendalaScreen /> : <RoutersScreen />)

/** `path` without '#/': `router/<id>/cocokkan`, `router/stok`, `kendala`. */
export async function openAt({ api }: Pick<KeptShop, 'api'>, path: string) {
  connect(api, `#/${path}`)
  return openWindow(<Shown />)
}

/** As if the address had been typed. */
export const goTo = (path: string) =>
  act(() => {
    location.hash = `#/${path}`
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  })

/** The line in a list that holds this text. */
export async function lineWith(text: string | RegExp): Promise<HTMLElement> {
  const found = await screen.findByText(text, {}, { timeout: 10_000 })
  const line = found.closest<HTMLElement>('li, [role="row"]')
  if (!line) throw new Error(`${text} stands in no line`)
  return line
}
