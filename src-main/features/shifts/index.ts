// Owns: what other features and the app may use of shifts.
// Must never: export a table.
export { requireShift } from './require'
export { makeShiftsRouter } from './router'
export { openShiftOf } from './store'
