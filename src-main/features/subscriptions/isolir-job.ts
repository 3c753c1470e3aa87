// Owns: the outbox handler that puts isolir on a router, or takes it off again, and its words.
// Must never: take the profile away while somebody of ours is still isolated in it.
import type { JobDescription } from '../../platform/outbox/describe'
import { type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import type { RouterConnection } from '../../platform/routeros'
import { findRouter, withRouter } from '../routers'
import { getSetting } from '../settings'
import { ensureIsolirProfile, findIsolirPool, findIsolirProfile, ISOLIR_PROFILE } from './isolir-profile'
import { ensureRules, isolirRules } from './isolir-rules'
import { bookInstalled, bookRemoved, IsolirPayload, isolirPage, pageText, setSetup } from './isolir-setup'
import { POOLS, PPP_PROFILES } from './ppp-profile'
import { SECRETS } from './ppp-secret'
import { removeItem } from './provision-item'
import type { ProvisionDeps } from './provision-job'
import { PROVISION_TEXTS } from './provision-texts'

export const makeIsolirJob =
  ({ db, links, context }: ProvisionDeps): OutboxHandler =>
  async ({ payload }) => {
    const { routerId, remove = false } = IsolirPayload.parse(payload)
    const router = findRouter(db, routerId)
    if (!router || router.isArchived) return { kind: 'done' }
    const { rate } = getSetting(db, 'suspension')
    const page = isolirPage(db)
    const rules = remove ? [] : isolirRules(page)
    try {
      await withRouter(links, routerId, async (connection) => {
        if (!remove) await ensureIsolirProfile(connection, rate, router.name)
        await ensureRules(connection, rules, router.name)
        if (remove) await removeProfile(connection)
      })
    } catch (error) {
      if (error instanceof OutboxRefusal) db.transact((tx) => setSetup(tx, routerId, 'failed', error.message))
      throw error
    }
    const installed = { rate, page: pageText(page), rules: rules.map(({ comment }) => comment) }
    return {
      kind: 'done',
      book(tx) {
        if (remove) bookRemoved(tx, routerId)
        else bookInstalled(tx, routerId, installed, context().now)
      },
    }
  }

async function removeProfile(connection: RouterConnection): Promise<void> {
  const queries = [`?profile=${ISOLIR_PROFILE}`]
  const inside = await connection.print(SECRETS, { proplist: ['name'], queries })
  if (inside.length > 0) return
  const profile = await findIsolirProfile(connection)
  if (profile) await removeItem(connection, PPP_PROFILES, profile)
  const pool = await findIsolirPool(connection)
  if (pool) await removeItem(connection, POOLS, pool)
}

export const isolirDescription: JobDescription = {
  say(db, payload) {
    const { routerId, remove } = IsolirPayload.parse(payload)
    const name = findRouter(db, routerId)?.name ?? ''
    return remove ? PROVISION_TEXTS.say.isolirAway(name) : PROVISION_TEXTS.say.isolir(name)
  },
  cancel: {
    warning: PROVISION_TEXTS.cancelIsolir,
    apply(tx, _ctx, payload) {
      setSetup(tx, IsolirPayload.parse(payload).routerId, 'failed', PROVISION_TEXTS.givenUp)
    },
  },
}
