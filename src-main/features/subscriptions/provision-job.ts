// Owns: the outbox handlers that make routers right about subscriptions, and their words for the Kendala screen.
// Must never: book what the router has not confirmed, or run on a wish older than the newest.
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import type { JobDescriptions } from '../../platform/outbox/describe'
import { type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import type { Secrets } from '../../platform/secrets'
import { findMaster } from '../catalog'
import { findRouter, type ShopRouterLinks, withRouter } from '../routers'
import { ensurePppProfile } from './ppp-profile'
import { apply } from './provision-apply'
import { bookApplied, bookRefused, bookTakenAway } from './provision-booking'
import { PROVISION_TEXTS } from './provision-texts'
import { findKept, readWant } from './provision-want'
import { ApplyPayload, JOB, ProfilePayload } from './provision-wish'
import { findSubscription } from './store'

export interface ProvisionDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly secrets: Secrets
  /** Of the app itself: no person. */
  readonly context: () => CommandContext
}

export const makeApplyJob =
  ({ db, links, secrets, context }: ProvisionDeps): OutboxHandler =>
  async ({ payload }) => {
    const { subscriptionId, routerId, adopt = false } = ApplyPayload.parse(payload)
    const kept = findKept(db, subscriptionId)
    const router = findRouter(db, routerId)
    if (!kept || !router) return { kind: 'done' }
    const isHome = kept.routerId === router.id
    // A router that was put away keeps what it has; nobody can reach it any more.
    if (router.isArchived && !isHome) return { kind: 'done' }
    const want = readWant(db, secrets, kept, router.id)
    if (!want) return { kind: 'done' }
    const place = { routerName: router.name, hotspotServer: router.hotspotServer, adopt }
    try {
      const applied = await withRouter(links, router.id, (connection) => apply(connection, want, place))
      const isOutdated = isHome && findKept(db, subscriptionId)?.revision !== want.revision
      return {
        kind: isOutdated ? 'more' : 'done',
        book(tx) {
          if (isHome) bookApplied(tx, context(), want, applied, { routerId, routerName: router.name, secrets })
          else bookTakenAway(tx, context(), subscriptionId, router.name)
        },
      }
    } catch (error) {
      if (error instanceof OutboxRefusal && isHome)
        db.transact((tx) => bookRefused(tx, context(), subscriptionId, want.revision, error.message))
      throw error
    }
  }

/** The speed of a Paket Induk changed: its PPP profile follows. Lines that are up get it when they dial again. */
export const makeProfileJob =
  ({ db, links }: ProvisionDeps): OutboxHandler =>
  async ({ payload }) => {
    const { routerId, masterId } = ProfilePayload.parse(payload)
    const router = findRouter(db, routerId)
    const master = findMaster(db, masterId)
    if (!router || router.isArchived || master?.serviceType !== 'pppoe') return { kind: 'done' }
    await withRouter(links, routerId, (connection) =>
      ensurePppProfile(connection, master, { routerName: router.name, hasOwnAddress: true }),
    )
    return { kind: 'done' }
  }

export const provisionDescriptions: JobDescriptions = {
  [JOB.apply]: {
    say(db, payload) {
      const { subscriptionId, routerId } = ApplyPayload.parse(payload)
      const kept = findSubscription(db, subscriptionId)
      if (!kept) return PROVISION_TEXTS.unknown
      const router = findRouter(db, routerId)?.name ?? ''
      const { say } = PROVISION_TEXTS
      return kept.routerId === routerId ? say[kept.state](kept, router) : say.away(kept, router)
    },
    cancel: {
      warning: PROVISION_TEXTS.cancelWarning,
      apply(tx, ctx, payload) {
        const { subscriptionId, routerId } = ApplyPayload.parse(payload)
        const kept = findKept(tx, subscriptionId)
        if (kept?.routerId === routerId) bookRefused(tx, ctx, kept.id, kept.revision, PROVISION_TEXTS.givenUp)
      },
    },
  },
  [JOB.profile]: {
    say(db, payload) {
      const { routerId, masterId } = ProfilePayload.parse(payload)
      const master = findMaster(db, masterId)?.name ?? ''
      return PROVISION_TEXTS.say.profile(master, findRouter(db, routerId)?.name ?? '')
    },
    cancel: { warning: PROVISION_TEXTS.cancelProfile, apply: () => undefined },
  },
}
