// Owns: what the app may use of reports.
// Must never: export a table.
export { makeReportsRouter } from './router'
