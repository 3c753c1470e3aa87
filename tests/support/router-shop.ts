// Owns: a whole shop with simulated routers on loopback: the real client, the real protocol, a clock to turn.
// Must never: reach around the app for what a person can do through the API.
import { expect, vi } from 'vitest'
import { createSimRouter, type SimRouter, type SimRouterOptions } from '../../src-main/demo/router'
import type { RouterInput, TestEvent } from '../../src-main/features/routers/contract'
import { enqueue, type OutboxIntent } from '../../src-main/platform/outbox/store'
import { requestId, startTestApp, type TestApp, type TestAppOptions } from './test-app'

export const API_USER = { name: 'loket', password: 'Rahasia 123', policies: ['read', 'write', 'api', 'test'] } as const

export interface RouterShop extends TestApp {
  readonly router: SimRouter
  readonly port: number
  readonly routerId: string
}

export interface RouterShopOptions {
  readonly sim?: Partial<SimRouterOptions>
  readonly app?: TestAppOptions
}

const routers: SimRouter[] = []
const shops: TestApp[] = []

/** For afterEach: closes what a test opened, and proves that the simulator itself made no mistake. */
export async function closeRouterShops(): Promise<void> {
  for (const shop of shops.splice(0)) await shop.close()
  for (const router of routers.splice(0)) {
    await router.close()
    expect(router.bugs, 'the simulator itself made a mistake').toEqual([])
  }
}

export function simRouter(clock: { now(): number }, options: Partial<SimRouterOptions> = {}): SimRouter {
  const router = createSimRouter({ clock, users: [API_USER], identity: 'Warkop', ...options })
  routers.push(router)
  return router
}

export async function openShop(options: TestAppOptions = {}): Promise<TestApp> {
  const shop = await startTestApp(options)
  shops.push(shop)
  return shop
}

export const routerInput = (port: number, changes: Partial<RouterInput> = {}): RouterInput => ({
  name: 'Warkop',
  host: '127.0.0.1',
  port,
  useTls: false,
  username: API_USER.name,
  password: API_USER.password,
  hotspotServer: 'all',
  wifiName: 'WARKOP-JOKO',
  loginHost: 'login.warkop.net',
  pinSha256: null,
  ...changes,
})

/** A shop whose router is connected and recognised. */
export async function openRouterShop(options: RouterShopOptions = {}): Promise<RouterShop> {
  const shop = await openShop(options.app)
  const router = simRouter(shop.clock, options.sim)
  const port = await router.listen()
  const { id: routerId } = await shop.api.routers.save({ id: null, router: routerInput(port), requestId: requestId() })
  const ready = { ...shop, router, port, routerId }
  await untilLink(ready, 'online')
  await vi.waitFor(async () => expect((await itemOf(ready)).facts).not.toBeNull())
  return ready
}

type WithRouter = Pick<RouterShop, 'api' | 'routerId'>

export async function itemOf({ api, routerId }: WithRouter) {
  const item = (await api.routers.list({})).find((one) => one.id === routerId)
  if (!item) throw new Error('the router is not in the list')
  return item
}

export const untilLink = (shop: WithRouter, state: string) =>
  vi.waitFor(async () => expect((await itemOf(shop)).link.state).toBe(state), { timeout: 10_000, interval: 20 })

/** A hotspot Paket Induk with the package on it. */
export async function addPackage(
  shop: Pick<TestApp, 'api'>,
  name = 'Harian Hemat',
  spec: object = {},
  pack: object = {},
) {
  return shop.api.catalog.createPackage({
    name,
    customerPrice: 5_000,
    operatorPrice: 3_500,
    isPublic: true,
    tileColor: 'laut',
    tileOrder: null,
    stockMinimum: 0,
    refillQuantity: 0,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    routerIds: [],
    master: {
      kind: 'new',
      serviceType: 'hotspot',
      billingType: 'daily',
      spec: {
        rateLimit: '1M/3M',
        activeSeconds: 86_400,
        shelfSeconds: null,
        uptimeQuotaSeconds: null,
        volumeQuotaBytes: null,
        sharedUsers: 1,
        lockToFirstMac: false,
        pool: null,
        pppProfile: null,
        ...spec,
      },
    },
    ...pack,
    requestId: requestId(),
  })
}

/** Puts a job into the outbox as a feature's command would. */
export function wish(shop: TestApp, intent: Omit<OutboxIntent, 'at'>): void {
  shop.app.db.transact((tx) => enqueue(tx, { ...intent, at: shop.clock.now() }))
}

/** Everything that "Tes koneksi" told, by kind. */
export async function collect(events: AsyncIterable<TestEvent>) {
  const all: TestEvent[] = []
  for await (const event of events) all.push(event)
  const findings = all.flatMap((event) => (event.type === 'finding' ? [event.finding] : []))
  const end = all.at(-1)
  return {
    all,
    findings,
    /** `bad:ROUTER_LOGIN` ..., the good ones left out. */
    troubles: findings.filter(({ level }) => level !== 'ok').map(({ id, level }) => `${level}:${id}`),
    end: end?.type === 'end' ? end : undefined,
  }
}
