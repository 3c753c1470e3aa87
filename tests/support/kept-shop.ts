// Owns: a shop with stock on a simulated router, and what a person would do to that router behind our back.
// Must never: look into the core for what the API can tell.
import { expect, vi } from 'vitest'
import type { SimRouter } from '../../src-main/demo/router'
import { readVoucherComment } from '../../src-main/shared/voucher-comment'
import { addPackage, openRouterShop, type RouterShop, type RouterShopOptions } from './router-shop'
import { OWNER, requestId } from './test-app'

export const USERS = '/ip/hotspot/user'

export interface KeptShop extends RouterShop {
  readonly packageId: string
  readonly masterId: string
}

export interface KeptShopOptions extends RouterShopOptions {
  readonly quantity?: number
  readonly spec?: object
}

type Drained = Pick<RouterShop, 'app'>

/** Nothing waits in the outbox any more. */
export const drained = ({ app }: Drained, timeout = 60_000) =>
  vi.waitFor(
    () =>
      expect(
        app.db.connection
          .prepare("select kind, state, last_error from outbox where state in ('waiting', 'running')")
          .all(),
      ).toEqual([]),
    { timeout, interval: 15 },
  )

export async function openKeptShop(options: KeptShopOptions = {}): Promise<KeptShop> {
  const shop = await openRouterShop(options)
  const pack = await addPackage(shop, 'Harian Hemat', options.spec)
  const kept = { ...shop, packageId: pack.id, masterId: pack.master.id }
  if (options.quantity !== 0) await addStock(kept, options.quantity ?? 10)
  return kept
}

export async function addStock(shop: KeptShop, quantity: number, routerId = shop.routerId): Promise<void> {
  await shop.api.vouchers.createBatch({
    packageId: shop.packageId,
    routerId,
    quantity,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    reason: '',
    approval: null,
    requestId: requestId(),
  })
  await drained(shop)
}

export interface BookVoucher {
  readonly id: number
  readonly code: string
  readonly state: string
  readonly routerState: string
  readonly routerId: string
  readonly firstLoginAt: number | null
  readonly expiresAt: number | null
}

export const booked = ({ app }: Drained): BookVoucher[] =>
  app.db.connection
    .prepare<[], BookVoucher>(
      `select id, code, state, router_state as routerState, router_id as routerId, first_login_at as firstLoginAt,
       expires_at as expiresAt from voucher order by id`,
    )
    .all()

/** Users that carry our mark, by name. */
export const onRouter = (router: SimRouter) =>
  router.db.rows(USERS).flatMap((row) => {
    const mark = readVoucherComment(row.comment)
    return mark ? [{ name: row.name ?? '', mark, row }] : []
  })

export const userOf = (router: SimRouter, code: string) => {
  const row = router.db.table(USERS).byName(code)
  if (!row) throw new Error(`${code} is not on the router`)
  return row
}

export const removeUser = (router: SimRouter, code: string) =>
  router.run([`${USERS}/remove`, `=.id=${userOf(router, code)['.id']}`])

export const setUser = (router: SimRouter, code: string, ...words: string[]) =>
  router.run([`${USERS}/set`, `=.id=${userOf(router, code)['.id']}`, ...words])

/** Sells one voucher for cash; its code. */
export async function sellOne(shop: KeptShop): Promise<string> {
  const sale = await shop.api.sales.sell({
    lines: [{ packageId: shop.packageId, quantity: 1, shownPrice: 5_000 }],
    payments: [{ method: 'cash', amount: 5_000, received: 5_000, reference: '' }],
    routerId: shop.routerId,
    requestId: requestId(),
  })
  const code = sale.vouchers[0]?.code
  if (code === undefined) throw new Error('nothing was sold')
  return code
}

/** The Pemilik's PIN, for what asks for it. */
export async function approvalOf({ api }: Pick<RouterShop, 'api'>) {
  const { people } = await api.session.status({})
  return { userId: people.find(({ name }) => name === OWNER.name)?.id ?? '', secret: OWNER.secret }
}

/** The router holds exactly what the books say is there: none missing, none twice. */
export function expectRouterEqualsBook(shop: KeptShop, router = shop.router, routerId = shop.routerId): void {
  const there = onRouter(router).map(({ name, mark }) => `${name} ${mark.id}`)
  const wanted = booked(shop).filter((row) => row.routerId === routerId && row.routerState === 'present')
  expect(there.sort()).toEqual(wanted.map(({ code, id }) => `${code} ${id}`).sort())
}
