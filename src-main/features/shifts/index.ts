// Owns: what other features and the app may use of shifts.
// Must never: export a table.
export { openShiftOf } from './store'
