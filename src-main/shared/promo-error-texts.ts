// Owns: the sentences of promo codes.
// Must never: hold logic.
import type { ErrorText } from './router-error-texts'

export const PROMO_ERROR_TEXTS = {
  PROMO_UNKNOWN: {
    message: 'Kode promo ini tidak kami kenal.',
    advice: 'Periksa lagi huruf dan angkanya, atau lanjutkan tanpa promo.',
  },
  PROMO_OFF: { message: 'Promo {code} sedang tidak berlaku.', advice: 'Lanjutkan tanpa promo, atau pakai kode lain.' },
  PROMO_EARLY: {
    message: 'Promo {code} baru berlaku mulai {day}.',
    advice: 'Pesan lagi pada hari itu, atau lanjutkan sekarang tanpa promo.',
  },
  PROMO_OVER: { message: 'Promo {code} sudah berakhir.', advice: 'Lanjutkan tanpa promo, atau pakai kode lain.' },
  PROMO_USED_UP: {
    message: 'Promo {code} sudah habis dipakai.',
    advice: 'Lanjutkan tanpa promo, atau pakai kode lain.',
  },
  PROMO_USED_BY_YOU: {
    message: 'Promo {code} sudah pernah Anda pakai.',
    advice: 'Lanjutkan tanpa promo, atau pakai kode lain.',
  },
  PROMO_MINIMUM: {
    message: 'Promo {code} berlaku mulai {minimum}; kurang {missing} lagi.',
    advice: 'Tambah pesanannya, atau lanjutkan tanpa promo.',
  },
  PROMO_NOT_FOR_THESE: {
    message: 'Promo {code} bukan untuk layanan di keranjang ini.',
    advice: 'Pilih layanan lain, atau lanjutkan tanpa promo.',
  },
  PROMO_NOT_FOUND: { message: 'Kode promo tidak ditemukan.', advice: 'Muat ulang daftarnya.' },
  PROMO_CODE_SHAPE: {
    message: 'Pakai 3 sampai 20 huruf, angka atau tanda -.',
    advice: 'Misalnya HEMAT10. Huruf besar dan kecil sama saja.',
  },
  PROMO_CODE_TAKEN: {
    message: 'Kode {code} sudah dipakai promo lain.',
    advice: 'Pakai kode lain, atau arsipkan yang lama.',
  },
  PROMO_PERCENT: { message: 'Isi 1 sampai 100 persen.', advice: 'Belum ada yang disimpan.' },
  PROMO_VALUE: { message: 'Isi potongan di atas Rp0.', advice: 'Belum ada yang disimpan.' },
  PROMO_DAYS: {
    message: 'Hari terakhirnya sebelum hari pertamanya.',
    advice: 'Perbaiki salah satu tanggal, atau kosongkan yang terakhir.',
  },
  PROMO_USES: {
    message: 'Promo ini sudah dipakai {used} kali.',
    advice: 'Isi paling sedikit sebanyak itu. Untuk menghentikannya, nonaktifkan.',
  },
} as const satisfies Record<string, ErrorText>
