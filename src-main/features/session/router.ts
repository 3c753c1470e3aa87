// Owns: the procedures of entering and leaving, and the first run.
// Must never: answer a login from the request log: each makes its own session. Only the first run is done once a request.
import { implement } from '@orpc/server'
import type { Clock } from '../../platform/clock'
import type { Passwords } from '../../platform/passwords'
import type { Random } from '../../platform/random'
import { answerOnce, isAnswered } from '../../platform/requests'
import { type Call, guard } from '../../platform/rpc'
import type { KeyStore } from '../../platform/secrets'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { OWNER } from '../../shared/roles'
import { recordAudit } from '../audit'
import { getSetting, setSetting } from '../settings'
import { createUser, findUser, hasUsers, listUsers, verifyApproval, verifySecret } from '../users'
import { sessionContract } from './contract'
import type { Sessions } from './sessions'

export interface SessionDeps {
  readonly sessions: Sessions
  readonly passwords: Passwords
  readonly clock: Clock
  readonly random: Random
  readonly isDemo: boolean
  readonly version: string
  readonly keyStore: KeyStore['kind']
  /** Given by the host: opens the demo beside the shop. Absent in the demo itself. */
  readonly openDemo?: () => Promise<string | null>
  readonly isPassive: () => boolean
}

const os = implement(sessionContract).$context<Call>().use(guard)

export function makeSessionRouter(deps: SessionDeps) {
  const { sessions, passwords, clock } = deps

  const statusOf = ({ db, connection }: Call) => {
    const session = sessions.find(connection.token())
    const row = session ? findUser(db, session.userId) : undefined
    const people = listUsers(db)
      .filter((person) => person.isActive)
      .map(({ id, name, role }) => ({ id, name, role }))
    const state = !hasUsers(db) ? 'setup' : !session || !row ? 'login' : session.isLocked ? 'locked' : 'ready'
    const shop = getSetting(db, 'shop')
    return {
      state: state as 'setup' | 'login' | 'locked' | 'ready', // narrowed by the line above
      user: row && session ? { id: row.id, name: row.name, role: row.role } : null,
      people,
      shopName: shop.name,
      zone: shop.zone,
      isDemo: deps.isDemo,
      version: deps.version,
      idleLockMinutes: getSetting(db, 'policy').idleLockMinutes,
      keyStore: deps.keyStore,
      isPassive: deps.isPassive(),
    }
  }

  const enter = (call: Call, userId: string): void => {
    sessions.close(call.connection.token())
    call.connection.setToken(sessions.open(userId).token)
  }

  return os.router({
    status: os.status.handler(({ context }) => statusOf(context)),
    login: os.login.handler(async ({ input, context }) => {
      const row = await verifySecret({ db: context.db, clock, passwords }, input.name, input.secret)
      enter(context, row.id)
      const actor = { id: row.id, name: row.name, role: row.role }
      context.db.transact((tx) => {
        const detail = { door: context.connection.door }
        recordAudit(tx, context.contextFor(actor), {
          action: 'session.login',
          subjectType: 'user',
          subjectId: row.id,
          detail,
        })
      })
      return statusOf(context)
    }),
    logout: os.logout.handler(({ context }) => {
      sessions.close(context.connection.token())
      context.connection.setToken(null)
      return DONE
    }),
    lock: os.lock.handler(({ context }) => {
      sessions.lock(context.connection.token())
      return DONE
    }),
    touch: os.touch.handler(({ context }) => {
      context.keepAwake()
      return DONE
    }),
    openDemo: os.openDemo.handler(async ({ context }) => {
      // Only before the first run: afterwards nobody should be able to swap the shop for a play.
      if (hasUsers(context.db)) throw new DomainError('SETUP_DONE')
      if (!deps.openDemo) throw new DomainError('DEMO_UNAVAILABLE')
      return { url: await deps.openDemo() }
    }),
    setUp: os.setUp.handler(async ({ input, context, path }) => {
      const { db } = context
      const { requestId, shop, owner } = input
      if (hasUsers(db) && !isAnswered(db, requestId)) throw new DomainError('SETUP_DONE')
      const secretHash = await passwords.hash(owner.secret)
      const ctx = context.contextFor(null)
      // The secret is not in it: a fast hash of a short PIN would give it away. It is verified below instead.
      const asked = { shop, owner: { name: owner.name } }
      const request = { requestId, command: path.join('.'), actorId: null, input: asked, at: ctx.now }
      let isNew = false
      const { ownerId } = db.transact((tx) =>
        answerOnce(tx, request, () => {
          if (hasUsers(tx)) throw new DomainError('SETUP_DONE')
          isNew = true
          setSetting(tx, 'shop', shop, ctx.now)
          return { ownerId: createUser(tx, ctx, { name: owner.name, role: 'owner', secretHash }).id }
        }),
      )
      if (!isNew) await verifyApproval({ db, clock, passwords }, { userId: ownerId, secret: owner.secret }, OWNER)
      enter(context, ownerId)
      return statusOf(context)
    }),
  })
}
