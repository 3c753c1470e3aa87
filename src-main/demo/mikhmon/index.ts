// Owns: what the demo and the tests use of the old router.
// Must never: export how it was filled.
export { OLD_ROUTER, type OldDemoRouter, startMikhmonRouter } from './demo'
export { offerOldRouter, oldRouterIn, pointOldRouter } from './in-shop'
export { createMikhmonRouter, type MikhmonOptions } from './router'
