// Owns: what the app and other features may use of Kendala.
// Must never: grow a list of other features' jobs.
export type { OfficeTrouble, PrintTrouble, RouterTrouble } from './contract'
export { makeKendalaRouter } from './router'
