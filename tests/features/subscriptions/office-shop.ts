// Owns: a shop for a test of customers and subscriptions: real SQLite, two routers that are not there, packages of every type.
// Must never: run the outbox; what waits in it is read from its table.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackage, type PackageView } from '../../../src-main/features/catalog'
import { type CustomerView, createCustomer, type NewCustomer } from '../../../src-main/features/customers'
import { saveRouter } from '../../../src-main/features/routers'
import {
  createSubscription,
  type NewSubscription,
  type SubscriptionView,
} from '../../../src-main/features/subscriptions'
import { createUser } from '../../../src-main/features/users'
import type { Actor, CommandContext } from '../../../src-main/platform/context'
import { type Db, openDb, type Tx } from '../../../src-main/platform/db/open'
import { uuidV7 } from '../../../src-main/platform/ids'
import { systemRandom } from '../../../src-main/platform/random'
import { makeSecrets, type Secrets } from '../../../src-main/platform/secrets'
import { businessDay } from '../../../src-main/shared/calendar-date'
import { routerInput } from '../../support/router-shop'
import { testClock } from '../../support/test-app'
import { hotspot, NO_LIMITS, pppoe, priced } from '../catalog/inputs'

export interface OfficeShop {
  readonly db: Db
  readonly clock: ReturnType<typeof testClock>
  readonly secrets: Secrets
  readonly routers: readonly [string, string]
  readonly packs: Readonly<Record<'small' | 'large' | 'static' | 'other' | 'member' | 'daily', PackageView>>
  ctx(): CommandContext
  /** One command of the owner. */
  act<T>(work: (tx: Tx, ctx: CommandContext) => T): T
  customer(input?: Partial<NewCustomer>): CustomerView
  subscribe(input: Omit<NewSubscription, 'packageId'> & { packageId?: string }): SubscriptionView
  jobs(): { kind: string; lane: string; payload: unknown }[]
}

const open: (() => void)[] = []

/** For afterEach. */
export const closeOfficeShops = (): void => {
  for (const close of open.splice(0)) close()
}

export function openOfficeShop(at?: number): OfficeShop {
  const clock = testClock(at)
  const dataDir = mkdtempSync(join(tmpdir(), 'loketnet-'))
  const db = openDb({ file: join(dataDir, 'toko.db'), clock })
  const newId = uuidV7(clock, systemRandom)
  const secrets = makeSecrets(systemRandom.bytes(32), systemRandom)
  const base = (actor: Actor | null): CommandContext => ({
    now: clock.now(),
    businessDay: businessDay(clock.now(), 'Asia/Jakarta'),
    zone: 'Asia/Jakarta',
    actor,
    device: { outletId: '', deviceId: '', label: 'A' },
    shiftId: null,
    newId,
    random: systemRandom,
  })
  const row = db.transact((tx) => createUser(tx, base(null), { name: 'Bu Rini', role: 'owner', secretHash: 'x' }))
  const owner: Actor = { id: row.id, name: 'Bu Rini', role: 'owner' }
  const ctx = () => base(owner)
  const act: OfficeShop['act'] = (work) => db.transact((tx) => work(tx, ctx()) as never) // commands are synchronous
  const addRouter = (name: string) =>
    act((tx, c) => saveRouter(tx, c, secrets, { id: null, router: routerInput(8728, { name }) }).id)
  const routers: OfficeShop['routers'] = [addRouter('Warkop'), addRouter('Kos')]
  const packs = act((tx, c) => ({
    small: createPackage(tx, c, pppoe()),
    large: createPackage(tx, c, pppoe({ name: 'Family 20 Mbps', customerPrice: 250_000 })),
    static: createPackage(tx, c, monthly('static', 'Kantor 20 Mbps', 400_000)),
    other: createPackage(tx, c, monthly('other', 'Sewa Router', 25_000)),
    member: createPackage(tx, c, monthly('hotspot', 'Member Kos', 75_000)),
    daily: createPackage(tx, c, hotspot({ name: 'Seminggu', customerPrice: 20_000 }, { activeSeconds: 7 * 86_400 })),
  }))
  open.push(() => {
    db.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    db,
    clock,
    secrets,
    routers,
    packs,
    ctx,
    act,
    customer: (input = {}) =>
      act((tx, c) => createCustomer(tx, c, { name: 'Pak Budi', phone: '6281200001111', ...input })),
    subscribe: (input) =>
      act((tx, c) =>
        createSubscription(tx, c, { packageId: packs.small.id, routerId: routers[0], ...input }, { secrets }),
      ),
    jobs: () =>
      db.connection
        .prepare<[], { kind: string; lane: string; payload: string }>(
          'select kind, lane, payload from outbox order by id',
        )
        .all()
        .map((job) => ({ ...job, payload: JSON.parse(job.payload) })),
  }
}

const monthly = (serviceType: 'static' | 'other' | 'hotspot', name: string, customerPrice: number) => ({
  ...priced({ name, customerPrice }),
  master: {
    kind: 'new' as const,
    serviceType,
    billingType: 'monthly' as const,
    spec: { ...NO_LIMITS, rateLimit: '5M/20M' },
  },
})
