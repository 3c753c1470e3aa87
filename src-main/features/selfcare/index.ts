// Owns: what the app may use of selfcare.
// Must never: grow.
export { makeSelfcareRouter } from './portal-router'
