// Owns: what the app uses of the demo.
// Must never: be loaded by a shop that is not a demo, except for this door.
export { makeStage, startRouters } from './stage'
