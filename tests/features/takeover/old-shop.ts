// Owns: a shop that has just connected the router on which Mikhmon ran: the real core, the simulated router, a person's choices.
// Must never: judge by what the code under test says of itself; the router's own tables and the database are asked.
import { expect, vi } from 'vitest'
import { createMikhmonRouter, type MikhmonOptions } from '../../../src-main/demo/mikhmon'
import type { SimRouter } from '../../../src-main/demo/router'
import type { Choices, Preview } from '../../../src-main/features/takeover/contract'
import { readVoucherComment } from '../../../src-main/shared/voucher-comment'
import { API_USER, closeRouterShops, openShop, routerInput, untilLink } from '../../support/router-shop'
import { requestId, type TestApp } from '../../support/test-app'

export interface OldShop extends TestApp {
  readonly router: SimRouter
  readonly routerId: string
}

const routers: SimRouter[] = []

export async function closeOldShops(): Promise<void> {
  await closeRouterShops()
  for (const router of routers.splice(0)) {
    await router.close()
    expect(router.bugs, 'the simulator itself made a mistake').toEqual([])
  }
}

export const SEEING = { ...API_USER, policies: ['read', 'write', 'api', 'test', 'sensitive', 'policy'] }

export async function openOldShop(options: Partial<MikhmonOptions> = {}): Promise<OldShop> {
  const shop = await openShop()
  const router = createMikhmonRouter({ clock: shop.clock, users: [SEEING], ...options })
  routers.push(router)
  const port = await router.listen()
  const input = routerInput(port, { name: 'Router lama' })
  const { id: routerId } = await shop.api.routers.save({ id: null, router: input, requestId: requestId() })
  const ready = { ...shop, router, routerId }
  await untilLink(ready, 'online')
  return ready
}

export const scan = async ({ api, routerId }: OldShop): Promise<string> =>
  (await api.takeover.scan({ routerId, requestId: requestId() })).id

export const look = async (shop: OldShop, id: string, choices: Choices | null = null): Promise<Preview> =>
  shop.api.takeover.preview({ id, choices })

export async function apply(shop: OldShop, id: string, choices: Choices): Promise<void> {
  await shop.api.takeover.apply({ id, choices, requestId: requestId() })
}

export const itemOf = async ({ api, routerId }: OldShop, id: string) => {
  const item = (await api.takeover.list({ routerId })).find((one) => one.id === id)
  if (!item) throw new Error('the take-over is not in the list')
  return item
}

export const untilState = (shop: OldShop, id: string, state: string, timeout = 15_000) =>
  vi.waitFor(
    async () => {
      const item = await itemOf(shop, id)
      expect({ state: item.state, error: item.job?.error ?? null }).toEqual({ state, error: null })
    },
    { timeout, interval: 25 },
  )

/** The same with somebody at "Coba sambungkan": how long a link waits after a cut is tested elsewhere. */
export async function untilStateThroughCuts(shop: OldShop, id: string, state: string): Promise<void> {
  const press = () => shop.api.routers.reconnect({ id: shop.routerId, requestId: crypto.randomUUID() })
  await vi.waitFor(
    async () => {
      const item = await itemOf(shop, id)
      if (item.state !== state && item.job?.isRunning !== true) await press()
      expect(item.state).toBe(state)
    },
    { timeout: 60_000, interval: 150 },
  )
}

/** Reads, takes what is proposed, and waits until the router has all of it. */
export async function takeOver(shop: OldShop, change: (choices: Choices) => Choices = (choices) => choices) {
  const id = await scan(shop)
  const preview = await look(shop, id)
  const choices = change(preview.choices)
  await apply(shop, id, choices)
  await untilState(shop, id, 'done')
  return { id, preview, choices }
}

export const USERS = '/ip/hotspot/user'
export const users = (shop: OldShop) => shop.router.db.rows(USERS)
export const userNamed = (shop: OldShop, name: string) => shop.router.db.table(USERS).byName(name)

export interface BookRow {
  readonly id: number
  readonly code: string
  readonly password: string | null
  readonly state: string
  readonly routerState: string
  readonly firstLoginAt: number | null
  readonly expiresAt: number | null
  readonly soldAt: number | null
  readonly packageName: string
  readonly reason: string
}

export const book = (shop: OldShop): BookRow[] =>
  shop.app.db.connection
    .prepare<[], BookRow>(
      `select v.id, v.code, v.password, v.state, v.router_state as "routerState", v.first_login_at as "firstLoginAt",
         v.expires_at as "expiresAt", v.sold_at as "soldAt", p.name as "packageName", b.reason
       from voucher v join package p on p.id = v.package_id join voucher_batch b on b.id = v.batch_id order by v.id`,
    )
    .all()

export const inBook = (shop: OldShop, code: string): BookRow => {
  const row = book(shop).find((one) => one.code === code)
  if (!row) throw new Error(`${code} is not in the books`)
  return row
}

/** Every voucher that the books call present stands on the router under its own mark, and nothing else bears one. */
export function expectRouterEqualsBook(shop: OldShop): void {
  const onRouter = users(shop).flatMap(({ name = '', comment }) => {
    const mark = readVoucherComment(comment)
    return mark ? [`${name} ${mark.id}`] : []
  })
  const known = book(shop)
    .filter(({ routerState }) => routerState === 'present')
    .map(({ code, id }) => `${code} ${id}`)
  expect(onRouter.sort()).toEqual(known.sort())
}

export { requestId }
