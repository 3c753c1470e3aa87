// Owns: the sentences of orders.
// Must never: hold logic.
import type { ErrorText } from './router-error-texts'

export const ORDER_ERROR_TEXTS = {
  ORDER_CYCLE: {
    message: 'Siklus penagihan itu tidak tersedia untuk {package}.',
    advice: 'Pilih salah satu siklus yang tertera.',
  },
  ORDER_QUANTITY: {
    message: '{package} dipesan satu saja per baris.',
    advice: 'Untuk dua layanan, masukkan dua kali ke keranjang.',
  },
  ORDER_DOMAIN_NEEDED: { message: '{package} memerlukan nama domain.', advice: 'Tulis seperti namatoko.id.' },
  ORDER_DOMAIN_NOT_ASKED: {
    message: '{package} tidak memakai nama domain.',
    advice: 'Muat ulang halamannya, lalu masukkan lagi ke keranjang.',
  },
  ORDER_PLACE_NEEDED: { message: 'Pilih lokasi Anda dulu.', advice: 'Belum ada yang dipesan.' },
  ORDER_PLACE_UNKNOWN: {
    message: '{package} tidak tersedia di lokasi itu.',
    advice: 'Pilih salah satu lokasi yang tertera.',
  },
  ORDER_NO_PLACE: {
    message: '{package} belum dapat dipesan: belum ada router yang melayaninya.',
    advice: 'Pilih paket lain, atau tanyakan ke loket.',
  },
  ORDER_OPTION_UNKNOWN: {
    message: 'Pilihan ini sudah tidak ada untuk {package}.',
    advice: 'Muat ulang halamannya, lalu pilih lagi.',
  },
  ORDER_OPTION_NEEDED: { message: '{label} wajib diisi.', advice: 'Belum ada yang dipesan.' },
  ORDER_OPTION_NUMBER: {
    message: '{label}: isi angka bulat, paling banyak {maximum}.',
    advice: 'Belum ada yang dipesan.',
  },
  ORDER_OPTION_CHOICE: { message: '{label}: pilih salah satu yang tertera.', advice: 'Muat ulang bila perlu.' },
  ORDER_TOO_LARGE: {
    message: 'Pesanan ini lebih dari Rp1.000.000.000.',
    advice: 'Bagi menjadi beberapa pesanan, atau bicarakan di loket.',
  },
  ORDER_PRICE_CHANGED: {
    message: 'Harganya baru saja berubah menjadi {price}.',
    advice: 'Belum ada yang dipesan. Periksa lagi, lalu selesaikan bila setuju.',
  },
  ORDER_TERMS_CHANGED: {
    message: 'Ketentuan Layanan baru saja diperbarui.',
    advice: 'Belum ada yang dipesan. Baca yang terbaru, lalu centang lagi.',
  },
  ORDER_METHOD_OFF: {
    message: 'Cara bayar itu sedang tidak tersedia.',
    advice: 'Belum ada yang dipesan. Pilih cara bayar yang lain.',
  },
  ORDER_SALDO_SHORT: {
    message: 'Saldo {balance} belum cukup untuk {price}.',
    advice: 'Belum ada yang dipesan. Isi saldo dulu, atau pilih cara bayar yang lain.',
  },
  ORDER_TOO_MANY: {
    message: 'Sudah ada {count} pesanan yang belum dibayar.',
    advice: 'Bayar atau batalkan dulu salah satunya.',
  },
  ORDER_TODAY: {
    message: 'Sudah {count} pesanan dari portal dalam 24 jam.',
    advice: 'Belum ada yang dipesan. Besok dapat memesan lagi; hari ini pesan di loket.',
  },
  ORDER_NOT_FOUND: { message: 'Pesanan itu tidak ditemukan.', advice: 'Muat ulang daftarnya.' },
  ORDER_NOT_OPEN: {
    message: 'Pesanan {number} {state}, tidak dapat dibatalkan lagi.',
    advice: 'Tidak ada yang diubah. Muat ulang halamannya.',
  },
  ORDER_CLAIM_OPEN: {
    message: 'Konfirmasi pembayaran pesanan {number} sedang menunggu diperiksa.',
    advice: 'Tidak ada yang diubah. Terima atau tolak dulu konfirmasinya.',
  },
  ORDER_PARTLY_PAID: {
    message: 'Sebagian pesanan {number} sudah dibayar.',
    advice: 'Tidak ada yang diubah. Hubungi loket untuk membatalkannya.',
  },
  ORDER_PARTLY_ACTIVE: {
    message: 'Sebagian pesanan {number} sudah aktif.',
    advice:
      'Tidak ada yang diubah. Lengkapi atau batalkan layanan yang menunggu; yang sudah aktif dihentikan dari kartu pelanggannya.',
  },
  ORDER_NEEDS_ROUTER: { message: 'Pilih router.', advice: 'Paket ini dijual di beberapa router.' },
  ORDER_NEEDS_ADDRESS: { message: 'Isi alamat IP pelanggan.', advice: 'IP Statis dibuat sesudah alamatnya diisi.' },
  ORDER_ITEM_NOT_WAITING: {
    message: 'Layanan ini tidak menunggu diisi.',
    advice: 'Mungkin sudah diisi orang lain. Muat ulang halamannya.',
  },
  ORDER_NOT_PAID: {
    message: 'Pesanan {number} belum lunas.',
    advice: 'Layanan dibuat sesudah tagihannya lunas.',
  },
} as const satisfies Record<string, ErrorText>
