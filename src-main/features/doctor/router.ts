// Owns: binds the doctor's contract to examinations, decisions and queries.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DomainError } from '../../shared/errors'
import { askRouter, findRouter } from '../routers'
import { dismissCases, mendCases } from './commands'
import { doctorContract } from './contract'
import { type DoctorDeps, examine } from './examine'
import { casePage, doctorItems } from './queries'

const os = implement(doctorContract).$context<Call>().use(guard)

export const makeDoctorRouter = (deps: DoctorDeps) =>
  os.router({
    list: os.list.handler(({ context }) => doctorItems(context.db, (routerId) => deps.links.isOnline(routerId))),
    cases: os.cases.handler(({ input, context }) => casePage(context.db, input)),
    // Looks and writes down what it found: done twice it finds the same, so it needs no memory of the request.
    examine: os.examine.handler(({ input: { routerId }, context }) => {
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      const router = findRouter(context.db, routerId)
      if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
      return askRouter(deps.links, routerId, () => examine(deps, routerId, 'asked'))
    }),
    mend: os.mend.handler(command((tx, ctx, input) => mendCases(tx, ctx, input))),
    dismiss: os.dismiss.handler(command((tx, ctx, input) => dismissCases(tx, ctx, input))),
  })
