// Owns: the door to the contract about the routers' side of subscriptions; the work itself is the subscriptions'.
// Must never: grow a rule.
export { type ForeignSecret, type IsolirStep, provisioningContract } from './contract'
