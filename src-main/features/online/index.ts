// Owns: what the app may use of the rounds at the routers and of the live view.
// Must never: export a snapshot; a moment belongs to the view.
export { makeOnlineRouter } from './router'
export { makeOnlineWatch, type OnlineWatch } from './watch'
