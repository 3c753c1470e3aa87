// Owns: binding the contract of take-overs to their use cases, and the one look at a router that has to wait for it.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { isAnswered } from '../../platform/requests'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import type { Secrets } from '../../platform/secrets'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { askRouter, findRouter, type ShopRouterLinks } from '../routers'
import { applyTakeover, prepareTakeover, unprepare } from './apply'
import { discardDraft, keepScan, recheck, switchMonitors, undo } from './commands'
import { takeoverContract } from './contract'
import { makeDrafts } from './gather'
import { historyMonths } from './history'
import { monitorItems } from './monitors'
import { historyPage, pageOfRows, previewOf, takeoverItems, takeoverOf } from './queries'
import { readRouter } from './read-router'
import { undoFile } from './undo-file'

export interface TakeoverDeps {
  readonly links: ShopRouterLinks
  readonly clock: Clock
  readonly secrets: Secrets
  /** The demo's old router, while the shop does not have it yet. */
  readonly demoRouter?: {
    readonly name: string
    readonly isThere: (call: Call) => boolean
    readonly add: (tx: Tx, ctx: CommandContext) => string
  }
}

const os = implement(takeoverContract).$context<Call>().use(guard)

export function makeTakeoverRouter({ links, clock, secrets, demoRouter }: TakeoverDeps) {
  const drafts = makeDrafts(secrets)
  /** By draft: its rows are being laid ready. */
  const preparing = new Map<string, Promise<unknown>>()
  const zoneOf = (call: Call) => call.contextFor(null).zone

  return os.router({
    list: os.list.handler(({ input, context }) => takeoverItems(context.db, input.routerId)),
    scan: os.scan.handler(async ({ input, context, path }) => {
      const { db } = context
      const router = findRouter(db, input.routerId)
      if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
      const isOld = isAnswered(db, input.requestId)
      const scan = isOld ? null : await askRouter(links, router.id, (link) => readRouter(link, clock.now()))
      return runCommand(context, path.join('.'), input, (tx, ctx, { routerId }) =>
        keepScan(tx, ctx, drafts, routerId, sure(scan)),
      )
    }),
    preview: os.preview.handler(({ input, context }) => previewOf(context.db, drafts, input, zoneOf(context))),
    rows: os.rows.handler(({ input, context }) => pageOfRows(context.db, drafts, input, zoneOf(context))),
    discard: os.discard.handler(
      command((tx, _ctx, { id }) => {
        discardDraft(tx, id)
        return DONE
      }),
    ),
    apply: os.apply.handler(async ({ input, context, path }) => {
      const { db } = context
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      // Pressed twice: one after the other, and the second finds it taken.
      await preparing.get(input.id)?.catch(() => undefined)
      const isOld = isAnswered(db, input.requestId)
      const ready = isOld ? Promise.resolve(null) : prepareTakeover(db, context.contextFor(null), drafts, input)
      preparing.set(input.id, ready)
      try {
        const prepared = await ready
        return runCommand(context, path.join('.'), input, (tx, ctx) => {
          applyTakeover(tx, ctx, drafts, sure(prepared))
          return DONE
        })
      } catch (error) {
        unprepare(db, input.id)
        throw error
      } finally {
        preparing.delete(input.id)
      }
    }),
    recheck: os.recheck.handler(
      command((tx, ctx, { id }) => {
        recheck(tx, ctx, id)
        return DONE
      }),
    ),
    undo: os.undo.handler(
      command((tx, ctx, { id, reason }) => {
        undo(tx, ctx, id, reason)
        return DONE
      }),
    ),
    undoFile: os.undoFile.handler(({ input, context }) => {
      const row = takeoverOf(context.db, input.id)
      if (row.state === 'draft') throw new DomainError('TAKEOVER_NOT_FOUND')
      return undoFile(context.db, row, zoneOf(context))
    }),
    monitors: os.monitors.handler(({ input, context }) =>
      monitorItems(context.db, takeoverOf(context.db, input.id).id),
    ),
    switchMonitors: os.switchMonitors.handler(
      command((tx, ctx, input) => {
        switchMonitors(tx, ctx, input)
        return DONE
      }),
    ),
    historyMonths: os.historyMonths.handler(({ input, context }) => historyMonths(context.db, input.routerId)),
    history: os.history.handler(({ input, context }) => historyPage(context.db, input)),
    demoRouter: os.demoRouter.handler(({ context }) => ({
      isOffered: demoRouter !== undefined && !demoRouter.isThere(context),
      name: demoRouter?.name ?? '',
    })),
    addDemoRouter: os.addDemoRouter.handler(
      command((tx, ctx) => {
        if (!demoRouter) throw new DomainError('DEMO_UNAVAILABLE')
        return { routerId: demoRouter.add(tx, ctx) }
      }),
    ),
  })
}

/** Only an answered request comes without what had to be waited for, and that one never gets here. */
function sure<T>(waitedFor: T | null): T {
  if (waitedFor === null) throw new Error('a new request without what it had to wait for')
  return waitedFor
}
