// Owns: a shop with stock for a test: real SQLite, the real outbox, the real client, a simulated router that can be made to fail.
// Must never: reach into the simulator to make a result look right; what is on the router is read from its own tables.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { createSimRouter, type SimRouter, type SimRouterOptions } from '../../../src-main/demo/router'
import { createPackage, findMaster, type PackageView } from '../../../src-main/features/catalog'
import { makeProfileJob } from '../../../src-main/features/routers'
import { saveRouter } from '../../../src-main/features/routers/commands'
import { ShopRouterLinks } from '../../../src-main/features/routers/links'
import { createUser } from '../../../src-main/features/users'
import { makeVoucherJobs } from '../../../src-main/features/vouchers'
import type { Clock } from '../../../src-main/platform/clock'
import type { Actor, CommandContext } from '../../../src-main/platform/context'
import { type Db, openDb, type Tx } from '../../../src-main/platform/db/open'
import { uuidV7 } from '../../../src-main/platform/ids'
import { makeLog } from '../../../src-main/platform/log'
import { type OutboxRunner, startOutbox } from '../../../src-main/platform/outbox/runner'
import { type Random, systemRandom } from '../../../src-main/platform/random'
import type { ConnectOptions } from '../../../src-main/platform/routeros'
import { makeSecrets } from '../../../src-main/platform/secrets'
import { businessDay } from '../../../src-main/shared/calendar-date'
import { readVoucherComment } from '../../../src-main/shared/voucher-comment'
import { API_USER, routerInput } from '../../support/router-shop'
import { testClock } from '../../support/test-app'
import { hotspot } from '../catalog/inputs'

/** Dials again at once: what a cut does is the test, how long the link waits after it is tested elsewhere. */
class EagerLinks extends ShopRouterLinks {
  override connection(routerId: string, _options?: ConnectOptions) {
    return super.connection(routerId, { force: true })
  }
}

export interface VoucherShop {
  readonly db: Db
  readonly clock: ReturnType<typeof testClock>
  readonly router: SimRouter
  readonly routerId: string
  readonly pack: PackageView
  readonly owner: Actor
  readonly outbox: OutboxRunner
  readonly links: ShopRouterLinks
  /** Unexpected errors that were logged. */
  readonly bugs: object[]
  ctx(actor?: Actor | null): CommandContext
  /** One command of the owner. */
  act<T>(work: (tx: Tx, ctx: CommandContext) => T): T
  /** The process is gone in the middle of whatever it does; another one opens the same database. */
  kill(): Promise<VoucherShop>
  close(): Promise<void>
}

export interface ShopOptions {
  readonly sim?: Partial<SimRouterOptions>
  readonly package?: Parameters<typeof hotspot>[0]
  readonly spec?: Parameters<typeof hotspot>[1]
  readonly random?: Random
  readonly hotspotServer?: string
  /** false: nothing runs in the background. */
  readonly outbox?: boolean
}

const open: { close(): Promise<void> }[] = []
const routers: SimRouter[] = []

/** For afterEach. */
export async function closeVoucherShops(): Promise<void> {
  for (const shop of open.splice(0)) await shop.close()
  for (const router of routers.splice(0)) {
    await router.close()
    expect(router.bugs, 'the simulator itself made a mistake').toEqual([])
  }
}

export async function openVoucherShop(options: ShopOptions = {}): Promise<VoucherShop> {
  const clock = testClock()
  const router = createSimRouter({ clock, users: [API_USER], identity: 'Warkop', ...options.sim })
  routers.push(router)
  const port = await router.listen()
  const dataDir = mkdtempSync(join(tmpdir(), 'loketnet-voucher-'))
  const file = join(dataDir, 'loketnet.db')
  const random = options.random ?? systemRandom
  const newId = uuidV7(clock, systemRandom)
  const secrets = makeSecrets(Buffer.alloc(32, 7), systemRandom)
  const device = { outletId: newId(), deviceId: newId(), label: 'A' }
  const context = (actor: Actor | null): CommandContext => {
    const now = clock.now()
    return {
      now,
      businessDay: businessDay(now, 'Asia/Jakarta'),
      zone: 'Asia/Jakarta',
      actor,
      device,
      shiftId: null,
      newId,
      random,
    }
  }

  const first = openDb({ file, clock })
  const made = first.transact((tx) => {
    const user = createUser(tx, context(null), { name: 'Bu Rini', role: 'owner', secretHash: 'x' })
    const owner: Actor = { id: user.id, name: user.name, role: user.role }
    const input = { ...routerInput(port), hotspotServer: options.hotspotServer ?? 'all' }
    const { id: routerId } = saveRouter(tx, context(owner), secrets, { id: null, router: input })
    const pack = createPackage(tx, context(owner), hotspot(options.package, options.spec))
    return { owner, routerId, pack }
  })
  first.close()

  const begin = (): VoucherShop => {
    const bugs: object[] = []
    const log = makeLog((line) => 'reference' in line && bugs.push(line), clock, systemRandom)
    const db = openDb({ file, clock })
    let isDead = false
    // A dead process writes nothing more, wherever it was.
    const mortal: Db = {
      ...db,
      transact: (work) => {
        if (isDead) throw new Error('this process was killed')
        return db.transact(work)
      },
    }
    const links = new EagerLinks({ db: mortal, secrets, clock, log, timeouts: { commandTimeoutMs: 4_000 } })
    const job = { db: mortal, clock: clock as Clock, links, context: () => context(null) }
    const handlers = { 'profile.ensure': makeProfileJob({ ...job, findMaster }), ...makeVoucherJobs(job) }
    const outbox = startOutbox({ db: mortal, clock, log, handlers, backoff: () => 5 })
    if (options.outbox === false) void outbox.close()
    const end = async () => {
      await links.close(0)
      await outbox.close()
      db.close()
    }
    const shop: VoucherShop = {
      db,
      clock,
      router,
      outbox,
      links,
      bugs,
      ...made,
      ctx: (actor = made.owner) => context(actor),
      act: (work) => db.transact((tx) => work(tx, context(made.owner)) as never), // synchronous, as every command
      async kill() {
        isDead = true
        await end()
        open.splice(open.indexOf(closer), 1)
        return begin()
      },
      async close() {
        await end()
        rmSync(dataDir, { recursive: true, force: true })
      },
    }
    const closer = { close: () => shop.close() }
    open.push(closer)
    return shop
  }
  return begin()
}

/** What the router has, by name: only what looks like a voucher of ours. */
export const vouchersOn = (router: SimRouter) =>
  router.db.rows('/ip/hotspot/user').flatMap((row) => {
    const mark = readVoucherComment(row.comment)
    return mark ? [{ name: row.name ?? '', mark, row }] : []
  })

interface Kept {
  id: number
  code: string
  state: string
  routerState: string
  batchId: string
}

export const vouchersIn = (db: Db): Kept[] =>
  db.connection
    .prepare<[], Kept>(
      'select id, code, state, router_state as routerState, batch_id as batchId from voucher order by id',
    )
    .all()

/** The router holds exactly what the book says it holds: none missing, none twice, none unknown. */
export function expectRouterEqualsBook(shop: VoucherShop): void {
  const onRouter = vouchersOn(shop.router)
  const inBook = vouchersIn(shop.db).filter(({ routerState }) => routerState === 'present')
  expect(onRouter.map(({ name, mark }) => `${name} ${mark.id}`).sort()).toEqual(
    inBook.map(({ code, id }) => `${code} ${id}`).sort(),
  )
}

/** Waits until no job of any lane is open. */
export const drained = (shop: VoucherShop, timeout = 60_000) =>
  vi.waitFor(
    () => {
      const open = shop.db.connection
        .prepare("select kind, state, last_error from outbox where state in ('waiting', 'running')")
        .all()
      expect(open).toEqual([])
    },
    { timeout, interval: 20 },
  )
