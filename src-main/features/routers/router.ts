// Owns: binds the routers' contract to commands, queries and links.
// Must never: hold a rule; commands.ts and the links do.
import { implement } from '@orpc/server'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import { makeDue } from '../../platform/outbox/store'
import { actorOf, type Call, command, guard } from '../../platform/rpc'
import type { Secrets } from '../../platform/secrets'
import type { ShopZone } from '../../shared/calendar-date'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { acceptCertificate, acceptRouter, removeRouter, repairProfile, saveRouter } from './commands'
import { routersContract, type TestEvent } from './contract'
import { diagnose } from './diagnosis'
import { routerLane } from './domain'
import type { ShopRouterLinks } from './links'
import { ask, poolsOf } from './look'
import type { FindMaster } from './profiles'
import { linkView, listProfileItems, listRouterItems } from './queries'
import { factsOf, findRouterRow } from './store'
import { makeRedial, makeTestSubject } from './test-subject'

export interface RoutersDeps {
  readonly links: ShopRouterLinks
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  readonly findMaster: FindMaster
  /** Vouchers of a router that are not finished: it cannot be archived under them. */
  readonly unfinishedVouchers: (db: ReadDb, routerId: string) => number
  readonly wake: (lane: string) => void
  /** "Ini router penggantinya": what else belongs on the new machine. */
  readonly routerReplaced?: (tx: Tx, ctx: CommandContext, routerId: string) => void
  /** The shop's zone, for judging the router's. */
  readonly zoneOf: (db: ReadDb) => ShopZone
}

const os = implement(routersContract).$context<Call>().use(guard)

export function makeRoutersRouter(deps: RoutersDeps) {
  const { links, secrets, log, findMaster } = deps

  const redial = makeRedial(deps)
  const testSubject = makeTestSubject(deps)

  return os.router({
    list: os.list.handler(({ context }) => listRouterItems(context.db, links)),
    status: os.status.handler(({ context }) =>
      listRouterItems(context.db, links).map(({ id, name, lastSeenAt, waitingJobs, link: { state, since } }) => ({
        id,
        name,
        lastSeenAt,
        waitingJobs,
        state,
        since,
      })),
    ),
    save: os.save.handler(
      command((tx, ctx, input) => {
        const { id, isRedialled } = saveRouter(tx, ctx, secrets, input)
        if (isRedialled) tx.afterCommit(() => redial(id))
        return { id }
      }),
    ),
    remove: os.remove.handler(
      command((tx, ctx, input) => {
        removeRouter(tx, ctx, input, deps.unfinishedVouchers)
        tx.afterCommit(() => void links.forget(input.id))
        return DONE
      }),
    ),
    reconnect: os.reconnect.handler(
      command((tx, ctx, { id }) => {
        if (!findRouterRow(tx, id)) throw new DomainError('ROUTER_NOT_FOUND')
        makeDue(tx, ctx.now, { lane: routerLane(id) })
        tx.afterCommit(() => {
          links.connection(id, { force: true }).catch(() => {
            // as above
          })
          deps.wake(routerLane(id))
        })
        return DONE
      }),
    ),
    // Refusals come before the first event: what is thrown inside a stream loses its sentence on the wire.
    testConnection: os.testConnection.handler(async ({ input, context, signal }) => {
      if (input.draft && actorOf(context).role !== 'owner') throw new DomainError('NOT_ALLOWED')
      return logged(diagnose(testSubject(context.db, input, signal)))
    }),
    acceptCertificate: os.acceptCertificate.handler(
      command((tx, ctx, input) => {
        acceptCertificate(tx, ctx, input, refusedFingerprint(tx, input.id))
        tx.afterCommit(() => redial(input.id))
        return DONE
      }),
    ),
    acceptRouter: os.acceptRouter.handler(
      command((tx, ctx, input) => {
        acceptRouter(tx, ctx, input)
        deps.routerReplaced?.(tx, ctx, input.id)
        tx.afterCommit(() => redial(input.id))
        return DONE
      }),
    ),
    pools: os.pools.handler(async ({ input: { routerId }, context }) => {
      const row = findRouterRow(context.db, routerId)
      if (!row) throw new DomainError('ROUTER_NOT_FOUND')
      const known = { pools: factsOf(row)?.pools ?? [], isLive: false }
      if (!links.isOnline(routerId)) return known
      const asked = await ask(await links.connection(routerId), 'pools').catch(() => null) // it went away just now: what is known will do
      return asked?.isAnswered ? { pools: poolsOf(asked), isLive: true } : known
    }),
    profiles: os.profiles.handler(({ input, context }) => listProfileItems(context.db, input.routerId, findMaster)),
    repairProfile: os.repairProfile.handler(
      command((tx, ctx, input) => {
        repairProfile(tx, ctx, input)
        return DONE
      }),
    ),
  })

  async function* logged(events: AsyncGenerator<TestEvent>): AsyncGenerator<TestEvent> {
    try {
      yield* events
    } catch (error) {
      log.bug(error, 'routers.testConnection')
      throw error
    }
  }

  function refusedFingerprint(db: ReadDb, id: string): string | undefined {
    const row = findRouterRow(db, id)
    return (row && linkView(row, links).refusedFingerprint) ?? undefined
  }
}
