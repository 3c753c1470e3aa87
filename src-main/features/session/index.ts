// Owns: what the app may use of sessions.
// Must never: export a token maker to other features.
export { makeSessionRouter } from './router'
export { makeSessions, type Sessions } from './sessions'
