// Owns: what the app may use of the rounds at the routers and of the live view.
// Must never: export a snapshot; a moment belongs to the view.
export { makeOnlineRouter, type OnlineRouterDeps } from './router'
export { makeOnlineWatch, type OnlineDeps, type OnlineWatch } from './watch'
