// Owns: the demo as a whole: its two simulated routers, its shop, its people, and the days that pass.
// Must never: be opened by a shop.
import { makeReceiving } from '../features/files'
import type { PracticeStage } from '../features/practice'
import { listRouters, type ShopRouterLinks } from '../features/routers'
import { setSetting } from '../features/settings'
import { listUsers } from '../features/users'
import type { LeapingClock } from '../platform/clock'
import type { Actor, CommandContext } from '../platform/context'
import type { Db, Tx } from '../platform/db/open'
import type { Log } from '../platform/log'
import { openLanes } from '../platform/outbox/store'
import type { Passwords } from '../platform/passwords'
import type { Random } from '../platform/random'
import type { Secrets } from '../platform/secrets'
import { offerGateway } from './gateway/offer'
import { type PlayGateway, startPlayGateway } from './gateway/play'
import { makeLeaper } from './leap'
import { type OldDemoRouter, offerOldRouter, oldRouterIn, pointOldRouter, startMikhmonRouter } from './mikhmon'
import { type Customers, startCustomers } from './shop/customers'
import { makeDays } from './shop/day'
import { type DemoRouter, startDemoRouter } from './shop/demo-router'
import { playAct } from './shop/practice'
import { pointRouter, seedDemoShop } from './shop/seed'

export interface Routers {
  readonly warkop: DemoRouter
  readonly mikhmon: OldDemoRouter
  /** Of payments: the demo never asks a real one. */
  readonly gateway: PlayGateway
}

/** The routers and the payment provider stand before the shop opens. */
export const startRouters = async (dataDir: string, clock: LeapingClock): Promise<Routers> => ({
  warkop: await startDemoRouter(dataDir, clock),
  mikhmon: await startMikhmonRouter(dataDir, clock),
  gateway: await startPlayGateway(clock),
})

export interface StageDeps {
  readonly db: Db
  readonly dataDir: string
  readonly clock: LeapingClock
  readonly log: Log
  readonly links: ShopRouterLinks
  readonly secrets: Secrets
  readonly passwords: Passwords
  readonly random: Random
  /** Of a person, or of the app itself. */
  readonly context: (actor: Actor | null) => CommandContext
  readonly paid: (tx: Tx, ctx: CommandContext, customerId: string) => void
  /** The shop's background work, once; resolves when nothing waits. */
  readonly work: () => Promise<void>
}

export interface Stage {
  readonly practice: PracticeStage
  readonly oldRouter: ReturnType<typeof offerOldRouter>
  /** Points the shop at the routers of this start, fills it when it is new, and lets people in. */
  furnish(): Promise<void>
  /** People go home, time stands still. */
  leave(): Promise<void>
  /** After the shop has hung up. */
  closeRouters(): Promise<void>
}

export function makeStage({ warkop, mikhmon, gateway }: Routers, deps: StageDeps): Stage {
  const { db, clock, links, secrets, context } = deps
  const old = { old: mikhmon, links, secrets }
  let customers: Customers | undefined
  const leaper = makeLeaper({
    clock,
    log: deps.log,
    keep: (aheadMs) => db.transact((tx) => setSetting(tx, 'practice', { aheadMs }, clock.now())),
    routers() {
      warkop.sim.leapt()
      mikhmon.sim.leapt()
    },
    shop: deps.work,
    customers: makeDays({ db, cashier: () => context(cashierOf(db)), paid: deps.paid }),
  })
  return {
    practice: {
      port: warkop.port,
      play: (act) => playAct(warkop.sim, act),
      now: () => clock.now(),
      leaping: () => leaper.left(),
      leap: (days) => leaper.leap(days),
    },
    oldRouter: offerOldRouter(old),
    async furnish() {
      db.transact((tx) => pointOldRouter(tx, context(null), old))
      const oldId = oldRouterIn(db, links)
      const known = listRouters(db).find(({ id }) => id !== oldId)
      if (known) db.transact((tx) => pointRouter(tx, context(null), secrets, known.id, warkop.port))
      else
        await seedDemoShop({
          ...deps,
          receiving: makeReceiving(deps),
          now: context(null).now,
          routerPort: warkop.port,
          sim: warkop.sim,
          drained: () => drained(db),
        })
      db.transact((tx) => offerGateway(tx, context(null), secrets))
      customers = startCustomers({ db, sim: warkop.sim, clock })
    },
    async leave() {
      customers?.goHome()
      await leaper.close()
    },
    async closeRouters() {
      await warkop.close()
      await mikhmon.close()
      await gateway.close()
    },
  }
}

/** Whoever stands at the demo's counter while time leaps. */
function cashierOf(db: Db): Actor {
  const people = listUsers(db)
  const row = people.find(({ role, isActive }) => role === 'cashier' && isActive) ?? people[0]
  if (!row) throw new Error('the demo has no people')
  return { id: row.id, name: row.name, role: row.role }
}

/** Resolves when nothing waits in the outbox. */
const drained = (db: Db): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (openLanes(db).length > 0) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = db.onCommit(look)
    look()
  })
