// Owns: what the app and other features may use of payment gateways.
// Must never: export a table or a key.
export { endCharges, gatewayMethods } from './commands'
export { makeGateways } from './gateways'
export { openChargeOf } from './queries'
export { saveGateway } from './settings'
