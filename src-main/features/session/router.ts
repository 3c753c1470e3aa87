// Owns: the procedures of entering and leaving, and the first run.
// Must never: be repeated from the request log: each login makes its own session.
import { implement } from '@orpc/server'
import type { Clock } from '../../platform/clock'
import type { Passwords } from '../../platform/passwords'
import type { Random } from '../../platform/random'
import { type Call, guard } from '../../platform/rpc'
import type { KeyStore } from '../../platform/secrets'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { getSetting, setSetting } from '../settings'
import { createUser, findUser, hasUsers, listUsers, verifySecret } from '../users'
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
    setUp: os.setUp.handler(async ({ input, context }) => {
      if (hasUsers(context.db)) throw new DomainError('SETUP_DONE')
      const secretHash = await passwords.hash(input.owner.secret)
      const ctx = context.contextFor(null)
      const ownerId = context.db.transact((tx) => {
        if (hasUsers(tx)) throw new DomainError('SETUP_DONE')
        setSetting(tx, 'shop', input.shop, ctx.now)
        return createUser(tx, ctx, { name: input.owner.name, role: 'owner', secretHash }).id
      })
      enter(context, ownerId)
      return statusOf(context)
    }),
  })
}
