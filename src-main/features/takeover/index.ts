// Owns: what the app and other features may use of take-overs.
// Must never: export a table, or a way to add history to the books.
export { forgetDrafts } from './commands'
export { historyTotals } from './history'
export { makeTakeoverJobs, takeoverJobDescriptions } from './jobs'
export { makeTakeoverRouter, type TakeoverDeps } from './router'
