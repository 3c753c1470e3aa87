// Owns: what other features and the app may use of the expiry engine.
// Must never: export how a step is carried out.
export { installAndWait } from './deeds'
export { type Heartbeat, heartbeatOf, type Pulse, pulseOf } from './heartbeat'
export {
  checkExpiry,
  detachExpiry,
  type ExpiryReport,
  installExpiry,
  type StepOutcome,
  type StepReport,
} from './installer'
export { expiryJobDescriptions, makeExpiryJobs } from './jobs'
export { type ExpiryDeps, profileEnsured, wishInstalled } from './keeping'
export { type ExpiryPlan, type ExpiryStep, isInstalled, planDetach, planInstall, type StepKind } from './plan'
export { expiryItems } from './queries'
export { makeExpiryRouter } from './router'
export { type ExpiryState, readExpiryState } from './router-state'
export { LOGIN_SCRIPT, ROUTER_SCRIPTS, type RouterScript, SANE_SINCE, SWEEP_SCRIPT, scriptVersion } from './scripts'
export { findExpiry } from './store'
export { stepSentence } from './texts'
export { isLockedToDevice, lockedComment, readVoucherEnd, type VoucherEnd, withoutEnd, withTailOf } from './voucher-end'
export { makeExpiryKeeper, makeExpirySchedule } from './watch'
