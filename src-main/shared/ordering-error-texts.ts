// Owns: the sentences of how a package is ordered.
// Must never: hold logic.
import type { ErrorText } from './router-error-texts'

export const ORDERING_ERROR_TEXTS = {
  ORDERING_NO_CYCLES: {
    message: 'Paket Harian tidak punya siklus penagihan.',
    advice: 'Siklus hanya untuk paket Bulanan.',
  },
  ORDERING_CYCLE_NEEDED: {
    message: 'Pilih paling sedikit satu siklus penagihan.',
    advice: 'Biasanya Bulanan.',
  },
  ORDERING_CYCLE_TWICE: { message: 'Siklus ini sudah ada.', advice: 'Cukup sekali.' },
  ORDERING_MONTH_PRICE: {
    message: 'Harga bulanan adalah harga paketnya.',
    advice: 'Ubah Harga Bulanan di paketnya, bukan di sini.',
  },
  ORDERING_CYCLE_DEAR: {
    message: 'Lebih mahal daripada bayar per bulan ({price}).',
    advice: 'Isi paling banyak {price}, atau kosongkan.',
  },
  ORDERING_CYCLE_FREE: {
    message: 'Harga nol membuat layanan ini gratis.',
    advice: 'Kosongkan bila harganya mengikuti harga bulanan.',
  },
  ORDERING_LABEL_TWICE: { message: '"{label}" sudah ada.', advice: 'Beri nama lain supaya pelanggan tidak keliru.' },
  ORDERING_ONCE_ONLY: {
    message: 'Paket Harian dibayar sekali.',
    advice: 'Pilih "sekali".',
  },
  ORDERING_MAXIMUM_NEEDED: {
    message: 'Isi jumlah paling banyak.',
    advice: 'Misalnya 10.',
  },
  ORDERING_CHOICES_NEEDED: {
    message: 'Tulis paling sedikit dua pilihan.',
    advice: 'Kalau hanya ya atau tidak, pakai jenis "Ya / tidak".',
  },
  ORDERING_STALE: {
    message: 'Opsi paket ini sudah berubah di jendela lain.',
    advice: 'Tutup lalu buka lagi "Cara dipesan". Belum ada yang diubah.',
  },
} satisfies Record<string, ErrorText>
