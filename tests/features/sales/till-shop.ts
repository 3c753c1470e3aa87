// Owns: a shop that can sell: a simulated router, a package, stock, people, and the presses of a cashier.
// Must never: reach around the API for what a person does.
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { expect, vi } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import {
  addPackage,
  openRouterShop,
  type RouterShop,
  type RouterShopOptions,
  untilLink,
} from '../../support/router-shop'
import { requestId } from '../../support/test-app'

export interface TillShop extends RouterShop {
  readonly pack: { readonly id: string; readonly customerPrice: number }
}

export interface TillOptions extends RouterShopOptions {
  readonly stock?: number
  readonly spec?: object
}

export async function openTill({ stock = 0, spec, ...options }: TillOptions = {}): Promise<TillShop> {
  const shop = await openRouterShop(options)
  const pack = await addPackage(shop, 'Harian Hemat', spec)
  const till = { ...shop, pack }
  if (stock > 0) await fill(till, stock)
  return till
}

export async function fill(shop: TillShop, quantity: number, packageId = shop.pack.id): Promise<void> {
  const { batchId } = await shop.api.vouchers.createBatch({
    packageId,
    routerId: shop.routerId,
    quantity,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    reason: '',
    approval: null,
    requestId: requestId(),
  })
  await vi.waitFor(async () => expect((await shop.api.vouchers.batch({ id: batchId })).state).toBe('done'), {
    timeout: 10_000,
    interval: 20,
  })
}

export async function unplug(shop: TillShop): Promise<void> {
  await shop.router.unplug()
  await untilLink(shop, 'offline')
}

/** Plugged in again, and dialled at once by "Coba sekarang". */
export async function plug(shop: TillShop): Promise<void> {
  await shop.router.plug()
  await shop.api.kendala.retry({ lane: `router:${shop.routerId}`, jobId: null, requestId: requestId() })
  await untilLink(shop, 'online')
}

type SellInput = Parameters<Api['sales']['sell']>[0]
type Payment = SellInput['payments'][number]

export interface Press {
  readonly quantity?: number
  readonly payment?: Partial<Payment>
  readonly shownPrice?: number
  readonly requestId?: string
  readonly api?: Api
}

export const saleOf = (shop: TillShop, press: Press = {}): SellInput => {
  const { quantity = 1, shownPrice = shop.pack.customerPrice } = press
  const amount = quantity * shop.pack.customerPrice
  return {
    lines: [{ packageId: shop.pack.id, quantity, shownPrice }],
    payments: [{ method: 'cash', amount, received: amount, reference: '', ...press.payment }],
    routerId: null,
    requestId: press.requestId ?? requestId(),
  }
}

export const sell = (shop: TillShop, press: Press = {}) => (press.api ?? shop.api).sales.sell(saleOf(shop, press))

/** A second person at the counter, in a browser of their own: the window's door holds one session. */
export async function cashier(shop: Pick<TillShop, 'api' | 'app' | 'dataDir'>, name = 'Siti'): Promise<Api> {
  const secret = '135791'
  await shop.api.users.create({ name, role: 'cashier', secret, requestId: requestId() })
  const { url } = await shop.app.openHttp({ port: 0, rendererDir: shop.dataDir })
  const origin = url.replace(/\/$/, '')
  let cookie = ''
  const api = createORPCClient<Api>(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: () => ({ origin, cookie }),
      fetch: async (request, init) => {
        const response = await fetch(request, init)
        cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
        return response
      },
    }),
  )
  await api.session.login({ name, secret, requestId: requestId() })
  return api
}

export async function policy(shop: TillShop, changes: object): Promise<void> {
  const { policy: known } = await shop.api.settings.get({})
  await shop.api.settings.savePolicy({ ...known, ...changes, requestId: requestId() })
}

export async function ownerApproval(shop: Pick<TillShop, 'api'>, secret = '246810') {
  const { people } = await shop.api.session.status({})
  const owner = people.find(({ role }) => role === 'owner')
  if (!owner) throw new Error('no owner')
  return { userId: owner.id, secret }
}

/** Debit minus credit of the accounts that moved; both sides of all together are equal. */
export async function balances(shop: Pick<TillShop, 'api'>): Promise<Record<string, number>> {
  const rows = await shop.api.sales.books({})
  const sum = (side: 'debit' | 'credit') => rows.reduce((total, row) => total + row[side], 0)
  expect(sum('debit')).toBe(sum('credit'))
  return Object.fromEntries(
    rows.filter(({ debit, credit }) => debit + credit > 0).map(({ code, debit, credit }) => [code, debit - credit]),
  )
}

export const actions = async (shop: TillShop): Promise<string[]> =>
  (await shop.api.audit.list({ limit: 200 })).rows.map(({ action }) => action)

/** Codes that the router would let in. */
export const codesOnRouter = (shop: TillShop): string[] =>
  shop.router.db.rows('/ip/hotspot/user').flatMap((row) => (row.comment?.startsWith('lk1;') ? [row.name ?? ''] : []))
