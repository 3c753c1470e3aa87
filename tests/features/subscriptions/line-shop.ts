// Owns: an ISP for a test: real SQLite, the real outbox, the real client, two simulated routers with modems that can be made to fail.
// Must never: reach into a simulator to make a result look right; what is on a router is read from its own tables.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { createSimRouter, type SimRouter, type SimRouterOptions } from '../../../src-main/demo/router'
import { createPackage, type PackageView } from '../../../src-main/features/catalog'
import { createCustomer } from '../../../src-main/features/customers'
import { saveRouter } from '../../../src-main/features/routers'
import { ShopRouterLinks } from '../../../src-main/features/routers/links'
import {
  createSubscription,
  findSubscription,
  makeSubscriptionJobs,
  type NewSubscription,
  passwordPurpose,
  type SubscriptionView,
} from '../../../src-main/features/subscriptions'
import { findSubscriptionRow } from '../../../src-main/features/subscriptions/store'
import { createUser } from '../../../src-main/features/users'
import type { Actor, CommandContext } from '../../../src-main/platform/context'
import { type Db, openDb, type Tx } from '../../../src-main/platform/db/open'
import { uuidV7 } from '../../../src-main/platform/ids'
import { makeLog } from '../../../src-main/platform/log'
import { type OutboxRunner, startOutbox } from '../../../src-main/platform/outbox/runner'
import { systemRandom } from '../../../src-main/platform/random'
import type { ConnectOptions } from '../../../src-main/platform/routeros'
import { makeSecrets, type Secrets } from '../../../src-main/platform/secrets'
import { businessDay } from '../../../src-main/shared/calendar-date'
import { API_USER, routerInput } from '../../support/router-shop'
import { testClock } from '../../support/test-app'
import { NO_LIMITS, priced } from '../catalog/inputs'

/** Dials again at once: what a cut does is the test, how long the link waits after it is tested elsewhere. */
class EagerLinks extends ShopRouterLinks {
  override connection(routerId: string, _options?: ConnectOptions) {
    return super.connection(routerId, { force: true })
  }
}

export interface LineShop {
  readonly db: Db
  readonly clock: ReturnType<typeof testClock>
  readonly secrets: Secrets
  readonly links: ShopRouterLinks
  readonly outbox: OutboxRunner
  readonly router: SimRouter
  readonly routerId: string
  /** The second one. */
  readonly other: SimRouter
  readonly otherId: string
  readonly packs: Readonly<Record<'ten' | 'twenty' | 'office' | 'member' | 'existing', PackageView>>
  readonly bugs: object[]
  ctx(): CommandContext
  act<T>(work: (tx: Tx, ctx: CommandContext) => T): T
  /** A customer with one subscription. */
  subscribe(name: string, input?: Partial<NewSubscription>): SubscriptionView
  /** As it is in the books now. */
  of(id: string): SubscriptionView
  passwordOf(id: string): string
}

const open: (() => Promise<void>)[] = []

/** For afterEach. */
export async function closeLineShops(): Promise<void> {
  for (const close of open.splice(0)) await close()
}

export async function openLineShop(sim: Partial<SimRouterOptions> = {}): Promise<LineShop> {
  const clock = testClock()
  const makeRouter = (identity: string, serial: string) =>
    createSimRouter({ clock, users: [API_USER], identity, board: { serial }, ...sim })
  const [router, other] = [makeRouter('Warkop', 'A1'), makeRouter('Kos', 'B2')]
  const ports = [await router.listen(), await other.listen()] as const
  const dataDir = mkdtempSync(join(tmpdir(), 'loketnet-isp-'))
  const db = openDb({ file: join(dataDir, 'toko.db'), clock })
  const newId = uuidV7(clock, systemRandom)
  const secrets = makeSecrets(Buffer.alloc(32, 7), systemRandom)
  const device = { outletId: newId(), deviceId: newId(), label: 'A' }
  const context = (actor: Actor | null): CommandContext => {
    const now = clock.now()
    const day = businessDay(now, 'Asia/Jakarta')
    return { now, businessDay: day, zone: 'Asia/Jakarta', actor, device, shiftId: null, newId, random: systemRandom }
  }
  const user = db.transact((tx) => createUser(tx, context(null), { name: 'Bu Rini', role: 'owner', secretHash: 'x' }))
  const owner: Actor = { id: user.id, name: user.name, role: user.role }
  const act: LineShop['act'] = (work) => db.transact((tx) => work(tx, context(owner)) as never) // commands are synchronous
  const addRouter = (name: string, port: number) =>
    act((tx, ctx) => saveRouter(tx, ctx, secrets, { id: null, router: routerInput(port, { name }) }).id)
  const [routerId, otherId] = [addRouter('Warkop', ports[0]), addRouter('Kos', ports[1])]
  const monthly = (serviceType: 'pppoe' | 'static' | 'hotspot', name: string, spec: object) =>
    act((tx, ctx) =>
      createPackage(tx, ctx, {
        ...priced({ name, customerPrice: 150_000 }),
        master: { kind: 'new', serviceType, billingType: 'monthly', spec: { ...NO_LIMITS, ...spec } },
      }),
    )
  const packs = {
    ten: monthly('pppoe', 'Rumah 10M', { rateLimit: '5M/10M', pool: 'ppp-pool' }),
    twenty: monthly('pppoe', 'Rumah 20M', { rateLimit: '10M/20M', pool: 'ppp-pool' }),
    office: monthly('static', 'Kantor', { rateLimit: '20M/20M' }),
    member: monthly('hotspot', 'Member Kos', { rateLimit: '2M/5M' }),
    existing: monthly('pppoe', 'Profil lama', { pppProfile: '10M-lama' }),
  }
  const bugs: object[] = []
  const log = makeLog((line) => 'reference' in line && bugs.push(line), clock, systemRandom)
  const links = new EagerLinks({ db, secrets, clock, log, timeouts: { commandTimeoutMs: 4_000 } })
  const handlers = makeSubscriptionJobs({ db, links, secrets, context: () => context(null) })
  const outbox = startOutbox({ db, clock, log, handlers, backoff: () => 5 })
  open.push(async () => {
    await links.close(0)
    await outbox.close()
    db.close()
    for (const one of [router, other]) {
      await one.close()
      expect(one.bugs, 'the simulator itself made a mistake').toEqual([])
    }
    rmSync(dataDir, { recursive: true, force: true })
    expect(bugs).toEqual([])
  })
  const of = (id: string): SubscriptionView => {
    const view = findSubscription(db, id)
    if (!view) throw new Error('no such subscription')
    return view
  }
  return {
    db,
    clock,
    secrets,
    links,
    outbox,
    router,
    routerId,
    other,
    otherId,
    packs,
    bugs,
    ctx: () => context(owner),
    act,
    of,
    subscribe: (name, input = {}) =>
      act((tx, ctx) => {
        const customer = createCustomer(tx, ctx, { name, phone: '6281200001111' })
        const login = name.toLowerCase().replace(/[^a-z]+/g, '-')
        return createSubscription(
          tx,
          ctx,
          { customerId: customer.id, packageId: packs.ten.id, routerId, username: login, ...input },
          { secrets },
        )
      }),
    passwordOf: (id) => secrets.open(findSubscriptionRow(db, id)?.sealedPassword ?? '', passwordPurpose(id)),
  }
}

/** Nothing waits in the outbox any more, of a kind or at all. */
export const drained = ({ db }: LineShop, lane = '%') =>
  vi.waitFor(
    () =>
      expect(
        db.connection
          .prepare("select kind, state, last_error from outbox where state in ('waiting', 'running') and lane like ?")
          .all(lane),
      ).toEqual([]),
    { timeout: 20_000, interval: 10 },
  )

/** The modem of a customer: dials by itself whenever it has no line, two seconds later. */
export function plugModem(shop: LineShop, { id, username }: SubscriptionView, router = shop.router): void {
  router.dial({
    name: username ?? '',
    password: shop.passwordOf(id),
    callerId: `AA:BB:CC:00:00:${String(username?.length ?? 0).padStart(2, '0')}`,
    redialAfter: 2,
  })
}

/** What a customer's line really gets now: his address lists and his speed; null = he has no line. */
export function lineOf(router: SimRouter, username: string | null) {
  const line = router.run(['/ppp/active/print', `?name=${username}`]).rows[0]
  if (!line) return null
  const lists = router.run(['/ip/firewall/address-list/print', `?address=${line.address}`]).rows
  const queue = router.run(['/queue/simple/print', `?name=<pppoe-${username}>`]).rows[0]
  return { lists: lists.map((row) => row.list), speed: queue?.['max-limit'] }
}

export const secretsOn = (router: SimRouter) =>
  router.db
    .rows('/ppp/secret')
    .map(({ name, profile, disabled, comment }) => ({ name, profile, disabled, isOurs: comment?.startsWith('lks1;') }))

/** What was written on the router beside the running of it, newest last. */
export const writesOn = (router: SimRouter, menu: string): string[] =>
  router.db.writes({ menu }).map((change) => change.action)
