// Owns: what other features and the app may use of shifts.
// Must never: export a table.
export { closeShift, countShift, openShift, printSlip } from './commands'
export { requireShift } from './require'
export { makeShiftsRouter } from './router'
export { openShiftOf } from './store'
export { shiftTroubles } from './troubles'
