// Owns: what is said of a bill that was cancelled after it had been paid, on paper, screens and phones.
// Must never: be said of a payment that was itself taken back.
export const CANCELLED_BILL = 'dibatalkan, menjadi saldo'
