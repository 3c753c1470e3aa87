// Owns: carrying a plan out on a router, step by step, and looking afterwards whether the router kept it.
// Must never: go on after a refusal (the steps build on each other), or call a plan done without having read it back.
import { type RouterConnection, RouterError } from '../../platform/routeros'
import { type ExpiryPlan, type ExpiryStep, planDetach, planInstall } from './plan'
import { type ExpiryState, readExpiryState } from './router-state'

export type StepOutcome = 'done' | 'refused' | 'not-reached'

export interface StepReport {
  readonly step: ExpiryStep
  readonly outcome: StepOutcome
}

export interface ExpiryReport {
  readonly steps: readonly StepReport[]
  /** The refusal of the router that ended it; undefined when every step went through. */
  readonly refusal: RouterError | undefined
  /** Read back: what still differs although the router took every step. Not to be tried again at every connect: each try wears the flash. */
  readonly unkept: readonly ExpiryStep[]
  readonly newer: readonly string[]
  /** The router as it is now. */
  readonly state: ExpiryState
}

/** Does nothing on a router where all is well. Throws RouterError when the link breaks; then it can simply be done again. */
export const installExpiry = (
  connection: RouterConnection,
  isOurProfile: (name: string) => boolean,
): Promise<ExpiryReport> => carryOut(connection, (state) => planInstall(state, isOurProfile))

/** "Lepas dari router". Throws like installExpiry. Vouchers and profiles stay; nobody watches their time any more. */
export const detachExpiry = (connection: RouterConnection): Promise<ExpiryReport> => carryOut(connection, planDetach)

/** What there would be to do. Writes nothing. Throws RouterError. */
export async function checkExpiry(
  connection: RouterConnection,
  isOurProfile: (name: string) => boolean,
): Promise<{ readonly plan: ExpiryPlan; readonly state: ExpiryState }> {
  const state = await readExpiryState(connection)
  return { plan: planInstall(state, isOurProfile), state }
}

async function carryOut(
  connection: RouterConnection,
  planFor: (state: ExpiryState) => ExpiryPlan,
): Promise<ExpiryReport> {
  const before = await readExpiryState(connection)
  const { steps, newer } = planFor(before)
  if (steps.length === 0) return { steps: [], refusal: undefined, unkept: [], newer, state: before }
  const { reports, refusal } = await applySteps(connection, steps)
  const state = await readExpiryState(connection)
  return { steps: reports, refusal, unkept: refusal ? [] : planFor(state).steps, newer, state }
}

async function applySteps(
  connection: RouterConnection,
  steps: readonly ExpiryStep[],
): Promise<{ reports: StepReport[]; refusal: RouterError | undefined }> {
  const reports: StepReport[] = []
  let refusal: RouterError | undefined
  for (const step of steps) {
    if (refusal) {
      reports.push({ step, outcome: 'not-reached' })
      continue
    }
    try {
      await connection.run(step.command.command, step.command.params)
      reports.push({ step, outcome: 'done' })
    } catch (error) {
      if (!(error instanceof RouterError) || error.kind !== 'trap') throw error
      // Somebody was faster: added it, or took it away. What is there now is read back below.
      const isSettled = error.trap === 'duplicate' || error.trap === 'gone'
      if (!isSettled) refusal = error
      reports.push({ step, outcome: isSettled ? 'done' : 'refused' })
    }
  }
  return { reports, refusal }
}
