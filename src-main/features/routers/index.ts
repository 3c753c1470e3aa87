// Owns: what other features and the app may use of the routers.
// Must never: export a table, a password, or a way to a router that was not recognised.
export { changeLogin, saveRouter } from './commands'
export { diagnose, type TestSubject } from './diagnosis'
export { passwordPurpose, quoteForRouter, type RouterView, routerLane, routerOfLane } from './domain'
export { ensureProfileOn } from './ensure-profile'
export { explainFailure, outboxFailure } from './failures'
export { askRouter, makeRouterLinks, type ShopRouterLinks, withRouter } from './links'
export { type Asked, firstOf } from './look'
export { neverLoggedIn } from './never-logged-in'
export { isOurProfile, type ProfileMaster, profileSpec } from './profile'
export {
  checkProfiles,
  describeProfileJob,
  ensureProfile,
  ensureProfiles,
  type FindMaster,
  makeProfileJob,
} from './profiles'
export { listProfileItems, listRouterItems } from './queries'
export { makeRoutersRouter } from './router'
export { clockOffsetOf, findRouter, isClockVouched, listRouters } from './store'
export { type MakeTestSubject, makeRedial, makeTestSubject } from './test-subject'
export { watchRouters } from './watch'
