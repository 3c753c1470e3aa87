// Owns: what other features and the app may use of the routers' health.
// Must never: export a table.
export { clockWarning, DRIFT, offsetOf, readClock, SANE_SINCE } from './clock'
export type { ClockReading } from './contract'
export { type CareDeps, lookAfter } from './look'
export { careItems, clockWarningOf } from './queries'
export { careRouter } from './router'
export { clockOf, findCare } from './store'
export { type CareWatch, type Keeper, watchCare } from './watch'
