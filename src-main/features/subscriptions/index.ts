// Owns: what other features may use of the subscriptions.
// Must never: export a table or a sealed password.
export {
  changeSubscription,
  createSubscription,
  type NewSubscription,
  noteReveal,
  readPassword,
  type SubscriptionDeps,
} from './commands'
export { nextCyclePrice } from './cycle'
export {
  isIPv4,
  isOnRouter,
  nextBillingDay,
  normalizeMac,
  passwordPurpose,
  shareOf,
} from './domain'
export type { DueBilling, DuePeriods } from './due'
export { addExtras, extrasOf } from './extras'
export { freeAddresses } from './free-addresses'
export { holderOf } from './holders'
export { refreshIsolir } from './isolir-setup'
export { makeSubscriptionJobs, subscriptionJobDescriptions } from './jobs'
export { pppProfileKind } from './ppp-profile-kind'
export { subscriptionKind } from './provision-kinds'
export { makePrepaidSchedule } from './provision-prepaid'
export { makeProvisioningRouter } from './provision-router'
export { customersOn, makeLinesSeen } from './provision-seen'
export { adoptOn, masterChanged, routerReplaced } from './provision-wish'
export { makeSubscriptionsRouter } from './router'
export {
  changePackage,
  type InvoiceChange,
  type MonthlySide,
  moveSubscription,
  type PackageChangeMoney,
  pauseSubscription,
  previewChange,
  type QuoteChange,
  renewSubscription,
  reopenSubscription,
  resumeSubscription,
  type SubscriptionState,
  stopSubscription,
  suspendSubscription,
} from './state'
export {
  countActive,
  eventsOf,
  findSubscription,
  listDue,
  type SubscriptionView,
  setBilledUntil,
  subscriptionsOf,
} from './store'
export { wish } from './wish'
