// Owns: the sentences of pictures that are sent: what is taken, and why not.
// Must never: hold logic.
import type { ErrorText } from './router-error-texts'

export const FILE_ERROR_TEXTS = {
  FILE_EMPTY: { message: 'Berkas ini kosong.', advice: 'Pilih gambarnya lagi.' },
  FILE_TOO_LARGE: {
    message: 'Gambar ini lebih dari 3 MB.',
    advice: 'Kecilkan atau potong gambarnya, lalu kirim lagi.',
  },
  FILE_NOT_PICTURE: {
    message: 'Ini bukan gambar JPEG, PNG, atau WebP.',
    advice: 'Kirim foto atau tangkapan layar. Dokumen dan PDF tidak diterima.',
  },
  FILE_BROKEN: {
    message: 'Gambar ini rusak atau tidak utuh.',
    advice: 'Ambil lagi fotonya atau tangkapan layarnya, lalu kirim.',
  },
  FILE_DIMENSIONS: {
    message: 'Gambar ini terlalu lebar atau terlalu tinggi.',
    advice: 'Paling besar {most} titik tiap sisi. Kecilkan dulu, lalu kirim lagi.',
  },
  FILE_NOT_FOUND: { message: 'Gambar ini tidak ditemukan.', advice: 'Pilih gambarnya lagi, lalu kirim.' },
  FILE_TOO_MANY: {
    message: 'Sudah {count} gambar dikirim dalam sehari.',
    advice: 'Coba lagi besok, atau tunjukkan gambarnya di loket.',
  },
  FILE_BUSY: {
    message: 'Sedang banyak gambar yang dikirim.',
    advice: 'Tunggu {seconds} detik, lalu kirim lagi.',
  },
  FILE_DISK_FULL: {
    message: 'Penyimpanan komputer toko penuh; gambar tidak tersimpan.',
    advice: 'Tidak ada yang terkirim. Beri tahu loket, atau kirim tanpa gambar dulu.',
  },
} as const satisfies Record<string, ErrorText>
