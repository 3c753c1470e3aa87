// Owns: what the app and other features may use of the portal.
// Must never: export a table.
export { type FindParty, type Logins, makeLogins } from './logins'
export { makePortalSessionRouter } from './portal-router'
export { type MakeCustomer, makeRegistering } from './registering'
export { makePortalStaffRouter } from './router'
export { portalTroubles } from './troubles'
