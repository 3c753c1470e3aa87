// Owns: one screen of the app on a real core; only the window is missing.
// Must never: answer for the core.
import type { ComponentType } from 'react'
import type { Api } from '../../../src-main/transport/contract'
import { closeRouterShops } from '../../support/router-shop'
import { afterWindow, connect, show } from '../window'

afterWindow(closeRouterShops)

export async function openScreen(api: Api, address: string, Shown: ComponentType): Promise<void> {
  connect(api, address)
  await show(<Shown />)
}
