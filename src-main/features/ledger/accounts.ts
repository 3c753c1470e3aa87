// Owns: the accounts of the books, as the guard migration creates them.
// Must never: be renamed in place; postings refer to the codes for ever.
export const ACCOUNTS = [
  'cash-drawer',
  'bank',
  'qris',
  'receivable',
  'customer-balance',
  'reseller-balance',
  'voucher-revenue',
  'subscription-revenue',
  'discount',
  'cash-difference',
  'safe',
  'expense',
  'other-income',
  'late-fee-revenue',
  'unearned-revenue',
  'tax-payable',
  'opening',
  'recharge-card',
  'commission',
] as const

export type AccountCode = (typeof ACCOUNTS)[number]

/** Where money handed to the shop lies, by how it was paid. */
export const MONEY_PLACES = { cash: 'cash-drawer', qris: 'qris', transfer: 'bank' } as const satisfies Readonly<
  Record<string, AccountCode>
>
