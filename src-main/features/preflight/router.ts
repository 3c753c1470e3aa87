// Owns: binds "Periksa router" to its check and its repairs: PIN, trusted connection, audit.
// Must never: repair twice for one press, or keep a PIN.
import { implement } from '@orpc/server'
import type { Clock } from '../../platform/clock'
import type { Log } from '../../platform/log'
import type { Random } from '../../platform/random'
import { isAnswered } from '../../platform/requests'
import { type Call, guard, runCommand } from '../../platform/rpc'
import type { Secrets } from '../../platform/secrets'
import { DomainError } from '../../shared/errors'
import { OWNER } from '../../shared/roles'
import { recordAudit } from '../audit'
import { askRouter, changeLogin, findRouter, makeRedial } from '../routers'
import { type VerifyDeps, verifyApproval } from '../users'
import { type CheckDeps, checkRouter } from './check'
import { type CheckEvent, preflightContract, type RepairId, type RepairResult } from './contract'
import { limitApi } from './limit-api'
import { needsPin } from './offers'
import { makeOwnUser, type NewLogin } from './own-user'
import { carryOut } from './repairs'

export interface PreflightDeps extends CheckDeps, VerifyDeps {
  readonly clock: Clock
  readonly log: Log
  readonly random: Random
  readonly secrets: Secrets
  /** Reads the router's clock anew, so that the counter's warning goes as soon as it may. */
  readonly lookAgain: (routerId: string) => Promise<unknown>
  /** Puts the guards of the active period on the router; null when they were there already. */
  readonly installExpiry: (call: Call, routerId: string) => Promise<RepairResult>
}

interface Repaired {
  readonly result: RepairResult
  readonly login: NewLogin | null
}

const os = implement(preflightContract).$context<Call>().use(guard)

export function makePreflightRouter(deps: PreflightDeps) {
  const redial = makeRedial(deps)

  return os.router({
    // Refusals come before the first event: what is thrown inside a stream loses its sentence on the wire.
    check: os.check.handler(async ({ input: { routerId }, context, signal }) => {
      activeRouter(context, routerId)
      return logged(checkRouter(deps, routerId, signal))
    }),
    repair: os.repair.handler(async ({ input: { approval, ...input }, context, path }) => {
      const name = path.join('.')
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      const answered = isAnswered(context.db, input.requestId)
      const isRisky = needsPin(input.repair)
      if (!answered && isRisky && !approval) throw new DomainError('APPROVAL_NEEDED')
      const approverId = !answered && isRisky && approval ? (await verifyApproval(deps, approval, OWNER)).id : null
      const repaired = answered ? null : await repair(context, input)
      return runCommand(context, name, input, (tx, ctx, { routerId, repair: id }) => {
        // An answered request is given its first answer before this line.
        if (!repaired) throw new DomainError('REQUEST_REUSED')
        const { result, login } = repaired
        if (login) {
          changeLogin(tx, ctx, deps.secrets, { id: routerId, ...login })
          tx.afterCommit(() => redial(routerId))
        }
        recordAudit(tx, ctx, {
          action: 'router.repair',
          subjectType: 'router',
          subjectId: routerId,
          detail: { name: findRouter(tx, routerId)?.name ?? '', repair: id, outcome: result.outcome, approverId },
        })
        tx.publish('routers', 'care')
        return result
      })
    }),
  })

  async function repair(
    call: Call,
    { routerId, repair: id }: { routerId: string; repair: RepairId },
  ): Promise<Repaired> {
    const { name: routerName, hotspotServer } = activeRouter(call, routerId)
    if (id === 'expiry') return { result: await deps.installExpiry(call, routerId), login: null }
    if (id === 'own-user') {
      const { endpoint } = deps.testSubject(call.db, { routerId, draft: null }, undefined)
      const login = await askRouter(deps.links, routerId, (connection) =>
        makeOwnUser(connection, endpoint, deps.random),
      )
      const message = `LoketNet sekarang memakai pengguna "${login.username}" dengan izin secukupnya.`
      return { result: { outcome: 'done', message }, login }
    }
    if (id === 'api-limit') {
      const { endpoint } = deps.testSubject(call.db, { routerId, draft: null }, undefined)
      const result = await askRouter(deps.links, routerId, (connection) => limitApi(connection, endpoint, routerName))
      return { result, login: null }
    }
    const subject = {
      routerName,
      hotspotServer,
      zone: deps.zone(),
      now: () => deps.clock.now(),
      isComputerDoubtful: deps.isComputerDoubtful(),
    }
    // A computer that does not know the time itself must not set anybody's clock.
    if (id === 'clock' && subject.isComputerDoubtful) throw new DomainError('COMPUTER_CLOCK_DOUBTFUL')
    const result = await askRouter(deps.links, routerId, (connection) => carryOut(connection, id, subject))
    if (id === 'ntp' || id === 'clock' || id === 'zone')
      await deps.lookAgain(routerId).catch((error: unknown) => {
        deps.log.write('warn', 'preflight', { routerId, message: String(error) }) // the hourly look follows anyway
      })
    return { result, login: null }
  }

  function activeRouter({ db }: Call, routerId: string) {
    const router = findRouter(db, routerId)
    if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
    return router
  }

  async function* logged(events: AsyncGenerator<CheckEvent>): AsyncGenerator<CheckEvent> {
    try {
      yield* events
    } catch (error) {
      deps.log.bug(error, 'preflight.check')
      throw error
    }
  }
}
