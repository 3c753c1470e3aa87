// Owns: what other features may use of the settings.
// Must never: export a table.
export type { Policy, Shop } from './contract'
export type { GatewaySetting } from './gateway'
export { type Lan, PLAIN_WARNING_VERSION } from './lan'
export { paperShop } from './paper-shop'
export { makeSettingsRouter } from './router'
export { getSetting, setSetting } from './store'
