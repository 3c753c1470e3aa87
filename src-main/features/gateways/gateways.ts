// Owns: putting the feature together: the way to the provider, the lane, the looks, and who may ask what.
// Must never: hold a rule.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import type { Paid } from '../payments'
import { type AccessDeps, makeFindGateway } from './access'
import { GATEWAY_LANE } from './commands'
import { gatewayJobDescriptions, makeGatewayJobs } from './jobs'
import { makeGatewayPortalRouter } from './portal-router'
import { makeGatewaysRouter } from './router'
import { GATEWAY_TEXTS } from './texts'
import { gatewayTroubles } from './troubles'
import { makeGatewaySchedule, makeGatewayWatch } from './watch'

export interface GatewaysDeps extends AccessDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly context: () => CommandContext
  readonly paid: Paid
  readonly isDemo: boolean
}

export function makeGateways(deps: GatewaysDeps) {
  const { db, clock, log, paid, isDemo } = deps
  const access: AccessDeps = deps
  const work = { db, clock, log, paid, context: () => deps.context(), findGateway: makeFindGateway(access) }
  const watch = makeGatewayWatch(work)
  return {
    handlers: makeGatewayJobs(work),
    descriptions: gatewayJobDescriptions,
    periodicJobs: makeGatewaySchedule(watch),
    /** For Kendala: what the lane leads to. */
    lanes: { [GATEWAY_LANE]: GATEWAY_TEXTS.lane },
    router: makeGatewaysRouter({ access, watch }),
    portalRouter: makeGatewayPortalRouter({ watch, clock }),
    troubles: () => gatewayTroubles(db, clock.now(), isDemo),
  }
}
