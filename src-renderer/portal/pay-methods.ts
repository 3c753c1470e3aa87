// Owns: the ways of paying in the customer's words.
// Must never: leave one without a word.
import type { PayMethod } from '../../src-main/features/payments/shapes'

const METHODS: Readonly<Record<PayMethod, string>> = {
  cash: 'Tunai',
  qris: 'QRIS',
  transfer: 'Transfer',
  balance: 'Saldo',
}

export const methodWord = (method: PayMethod): string => METHODS[method]
