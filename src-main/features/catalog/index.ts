// Owns: what other features may use of the catalogue.
// Must never: export a table or a way to change a price.
export { createPackage, packageRemoval, removePackage } from './commands'
export { CodeFormat } from './contract'
export { type MasterView, PACKAGE_TEMPLATES, type PackageView } from './domain'
export { findMaster } from './master-store'
export { orderingOf, saveOrdering } from './ordering'
export type { CycleMonths, Ordering, OrderOption } from './ordering-contract'
export { cyclePriceOf, installFeeOf } from './ordering-store'
export { makeCatalogRouter } from './router'
export { findPackage, listPackages } from './store'
export { createFromTemplates } from './templates'
