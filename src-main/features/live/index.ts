// Owns: what the app may use of the live stream.
// Must never: grow.
export { makeLiveRouter } from './router'
