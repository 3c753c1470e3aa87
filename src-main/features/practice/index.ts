// Owns: what the app may use of the demo's acts.
// Must never: grow beyond the demo.
export type { PracticeAct } from './contract'
export { makePracticeRouter, type PracticeStage } from './router'
