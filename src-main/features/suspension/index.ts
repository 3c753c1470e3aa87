// Owns: what other features and the app may use of isolir.
// Must never: export a table.
export { reopenIfPaid } from './commands'
export { makeSuspensionSchedule } from './look'
export { suspensionRouter } from './router'
export { suspensionTroubles } from './troubles'
