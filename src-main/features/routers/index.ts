// Owns: what other features and the app may use of the routers.
// Must never: export a table, a password, or a way to a router that was not recognised.
export { saveRouter } from './commands'
export { type RouterView, routerLane, routerOfLane } from './domain'
export { ensureProfileOn } from './ensure-profile'
export { explainFailure, outboxFailure } from './failures'
export { askRouter, makeRouterLinks, type RouterLinkDeps, type ShopRouterLinks, withRouter } from './links'
export { type LoginTrace, neverLoggedIn } from './never-logged-in'
export { isOurProfile, type ProfileMaster, type ProfileSpec, profileSpec } from './profile'
export { describeProfileJob, ensureProfile, ensureProfiles, type FindMaster, makeProfileJob } from './profiles'
export { linkView, listRouterItems } from './queries'
export { makeRoutersRouter, type RoutersDeps } from './router'
export { clockOffsetOf, findRouter, listRouters } from './store'
export { type RouterWatch, watchRouters } from './watch'
