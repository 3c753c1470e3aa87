// Owns: the error sentences about customers, subscriptions, bills, payments, isolir, shifts, copies.
// Must never: hold logic; a feature adds its rows at the end of its own block.
import type { ErrorText } from './router-error-texts'

export const CUSTOMER_ERROR_TEXTS = {
  // pelanggan
  CUSTOMER_NOT_FOUND: { message: 'Pelanggan tidak ditemukan.', advice: 'Muat ulang daftar pelanggan.' },
  // langganan
  SUBSCRIPTION_NOT_FOUND: { message: 'Langganan tidak ditemukan.', advice: 'Muat ulang kartu pelanggan.' },
  // tagihan
  INVOICE_NOT_FOUND: { message: 'Tagihan tidak ditemukan.', advice: 'Muat ulang daftar tagihan.' },
  // pembayaran
  PAYMENT_NOT_FOUND: { message: 'Pembayaran tidak ditemukan.', advice: 'Muat ulang daftar pembayaran.' },
  // isolir
  SUSPENSION_RUN_NOT_FOUND: { message: 'Daftar isolir ini tidak ditemukan.', advice: 'Muat ulang layar Isolir.' },
  // shift
  DAY_LOCKED: {
    message: 'Hari {day} sudah dikunci.',
    advice: 'Tidak ada uang yang dicatat. Pemilik dapat melihatnya di layar Shift.',
  },
  SHIFT_NEEDED: { message: 'Shift belum dibuka.', advice: 'Buka shift dulu di layar Shift, isi modal awalnya.' },
  // cadangan
  BACKUP_NOT_FOUND: { message: 'Cadangan ini tidak ditemukan.', advice: 'Muat ulang daftar cadangan.' },
  // laporan
} as const satisfies Record<string, ErrorText>
