// Owns: binds the contract of the expiry engine to its deeds, queries and trial.
// Must never: hold a rule; deeds.ts and the trial do.
import { implement } from '@orpc/server'
import { isAnswered } from '../../platform/requests'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { OWNER } from '../../shared/roles'
import { type VerifyDeps, verifyApproval } from '../users'
import { expiryContract } from './contract'
import { assertActive, bookTakenOff, detachSentences, installNow, setEnabled, takeOff } from './deeds'
import type { ExpiryDeps } from './keeping'
import { expiryItems } from './queries'
import { tryOut } from './trial'

export type ExpiryRouterDeps = ExpiryDeps & VerifyDeps

const os = implement(expiryContract).$context<Call>().use(guard)

export function makeExpiryRouter(deps: ExpiryRouterDeps) {
  return os.router({
    status: os.status.handler(({ context }) => expiryItems(context.db)),
    install: os.install.handler(
      command((tx, ctx, { routerId }) => {
        installNow(tx, ctx, routerId)
        return DONE
      }),
    ),
    setEnabled: os.setEnabled.handler(
      command((tx, ctx, { routerId, isEnabled }) => {
        setEnabled(tx, ctx, routerId, isEnabled)
        return DONE
      }),
    ),
    detachSteps: os.detachSteps.handler(({ input: { routerId }, context }) => {
      assertActive(context.db, routerId)
      return detachSentences(deps, routerId)
    }),
    detach: os.detach.handler(async ({ input: { approval, ...input }, context, path }) => {
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      assertActive(context.db, input.routerId)
      const done = isAnswered(context.db, input.requestId)
        ? null
        : {
            approverId: (await verifyApproval(deps, approval, OWNER)).id,
            report: await takeOff(deps, input.routerId),
          }
      return runCommand(context, path.join('.'), input, (tx, ctx, { routerId }) => {
        // An answered request is given its first answer before this line.
        if (!done) throw new DomainError('REQUEST_REUSED')
        return bookTakenOff(deps, tx, ctx, routerId, done)
      })
    }),
    // Refusals come before the first event: what is thrown inside a stream loses its sentence on the wire.
    trial: os.trial.handler(async ({ input: { routerId }, context, signal }) => {
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      assertActive(context.db, routerId)
      return tryOut(deps, routerId, signal)
    }),
  })
}
