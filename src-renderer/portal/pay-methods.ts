// Owns: the ways of paying in the customer's words.
// Must never: leave one without a word; an unknown one is said as it is.
const METHODS: Readonly<Record<string, string>> = {
  cash: 'Tunai',
  qris: 'QRIS',
  transfer: 'Transfer',
  balance: 'Saldo',
}

export const methodWord = (method: string): string => METHODS[method] ?? method
