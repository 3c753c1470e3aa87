// Owns: what other features and the app may use of "Cocokkan".
// Must never: export a way to touch what is not ours.
export { enqueueRegrant, regrantAll } from './apply'
export type { ThingsSubject, WantedProfile } from './compare-things'
export type { ReconcileRow } from './contract'
export { foreignPppProfiles, foreignSecrets, readPpp } from './foreign-ppp'
export { makeReconcileJobs, reconcileJobDescriptions, thenRecheck } from './jobs'
export { makeReconcileKeeper } from './keeper'
export { type KindComparison, type ReconcileKind, reconcileKind } from './kind'
export { Reports } from './reports'
export { makeReconcileRouter } from './router'
export { findRun, listRuns } from './store'
