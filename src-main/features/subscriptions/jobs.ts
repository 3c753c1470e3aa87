// Owns: the list of what the subscriptions do in the outbox.
// Must never: do the work; each kind has its own module.
import type { JobDescriptions } from '../../platform/outbox/describe'
import type { OutboxHandler } from '../../platform/outbox/runner'
import { isolirDescription, makeIsolirJob } from './isolir-job'
import { makeApplyJob, makeProfileJob, type ProvisionDeps, provisionDescriptions } from './provision-job'
import { JOB } from './provision-wish'

export const makeSubscriptionJobs = (deps: ProvisionDeps): Record<string, OutboxHandler> => ({
  [JOB.apply]: makeApplyJob(deps),
  [JOB.profile]: makeProfileJob(deps),
  [JOB.isolir]: makeIsolirJob(deps),
})

export const subscriptionJobDescriptions: JobDescriptions = {
  ...provisionDescriptions,
  [JOB.isolir]: isolirDescription,
}
