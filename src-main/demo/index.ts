// Owns: what the app uses of the demo.
// Must never: be loaded by a shop that is not a demo, except for this door.
export { type Leaper, makeLeaper } from './leap'
export { offerOldRouter, oldRouterIn, pointOldRouter, startMikhmonRouter } from './mikhmon'
export { startCustomers } from './shop/customers'
export { makeDays } from './shop/day'
export { type DemoRouter, startDemoRouter } from './shop/demo-router'
export { playAct } from './shop/practice'
export { pointRouter, seedDemoShop } from './shop/seed'
