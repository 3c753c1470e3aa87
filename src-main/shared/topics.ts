// Owns: the names under which screens are told that something changed.
// Must never: carry data; a screen asks again through its query.
export const TOPICS = [
  'settings',
  'users',
  'catalog',
  'routers',
  'vouchers',
  'batches',
  'sales',
  'printing',
  'outbox',
  'session',
  'audit',
  'takeover',
  'care',
  'expiry',
  'customers',
  'subscriptions',
  'invoices',
  'payments',
  'suspension',
  'reminders',
  'shifts',
  'reports',
  'backup',
  'portal',
  'resellers',
  'cards',
  'orders',
  'tickets',
] as const

export type Topic = (typeof TOPICS)[number]
