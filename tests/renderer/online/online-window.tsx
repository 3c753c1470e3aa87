// Owns: "Sedang online" as the app shows it, on a real core with a simulated router: only the window around it is missing.
// Must never: answer for the core or the router.
import { beforeEach, vi } from 'vitest'
import { addPackage, closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { afterWindow, connect, openWindow } from '../window'

const { default: OnlineScreen } = await import('../../../src-renderer/features/online/online-screen')

let open: RouterShop
let codes: string[]
export const core = () => open
/** Two sold, the third still in stock. */
export const codeAt = (index: number): string => codes[index] ?? ''

beforeEach(async () => {
  open = await openRouterShop()
  connect(open.api, '#/online')
  const { id: packageId } = await addPackage(open)
  await open.api.vouchers.createBatch({
    packageId,
    routerId: open.routerId,
    quantity: 3,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    reason: '',
    approval: null,
    requestId: requestId(),
  })
  await vi.waitFor(async () => {
    const [batch] = (await open.api.vouchers.batches({})).rows
    if (batch?.state !== 'done') throw new Error('not on the router yet')
  })
  await open.api.sales.sell({
    lines: [{ packageId, quantity: 2, shownPrice: 5_000 }],
    payments: [{ method: 'cash', amount: 10_000, received: 10_000, reference: '' }],
    routerId: open.routerId,
    requestId: requestId(),
  })
  const { rows } = await open.api.vouchers.list({ filter: {} })
  const isStock = ({ state }: { state: string }) => Number(state === 'stock')
  codes = rows.toSorted((one, other) => isStock(one) - isStock(other)).map(({ code }) => code)
})

afterWindow(closeRouterShops)

export function logIn(index: number, mac: string): void {
  const code = codeAt(index)
  const answer = open.router.loginHotspot({ user: code, password: code, mac, by: 'http-pap' })
  if (!answer.ok) throw new Error(answer.error)
}

export const openOnline = () => openWindow(<OnlineScreen />, { name: 'Sedang online' })
