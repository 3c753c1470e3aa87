// Owns: the sentences of recharge cards and of buying by saldo.
// Must never: hold logic, or tell a used card from one that does not exist.
import type { ErrorText } from './router-error-texts'

export const CARD_ERROR_TEXTS = {
  CARD_SERIES_NOT_FOUND: { message: 'Seri kartu tidak ditemukan.', advice: 'Muat ulang daftarnya.' },
  CARD_SERIES_NAME: { message: 'Seri {name} sudah ada.', advice: 'Pakai nama lain, misalnya tambahkan bulannya.' },
  CARD_VALID_UNTIL: { message: 'Tanggal hangus harus sesudah hari ini.', advice: 'Belum ada kartu yang dibuat.' },
  CARD_NOTHING_TO_PRINT: {
    message: 'Semua kartu seri ini sudah terbit.',
    advice: 'Kode yang sudah terbit tidak dapat dicetak lagi. Buat seri baru bila perlu kartu lagi.',
  },
  CARD_PRINTED_ONCE: {
    message: 'Cetakan ini sudah pernah dikirim.',
    advice: 'Kodenya tidak disimpan. Tekan Cetak lagi: kartu yang belum terbit dibuat ulang dengan kode baru.',
  },
  CARD_NOTHING_TO_ISSUE: {
    message: 'Tidak ada cetakan yang menunggu dinyatakan terbit.',
    advice: 'Cetak dulu lembarnya. Bila dicetak ulang, hanya lembar terakhir yang berlaku.',
  },
  CARD_SHORT: {
    message: 'Hanya {available} kartu yang siap dijual mulai nomor itu.',
    advice: 'Belum ada uang yang dicatat. Kurangi jumlahnya, atau cetak dan terbitkan lagi.',
  },
  CARD_PRICE: {
    message: 'Harganya harus lebih dari nol dan paling banyak nilai kartunya, {value}.',
    advice: 'Belum ada uang yang dicatat.',
  },
  CARD_PRICE_RESELLER: {
    message: 'Harga di bawah nilai kartu hanya untuk reseller.',
    advice: 'Belum ada uang yang dicatat. Pilih resellernya, atau jual seharga nilainya.',
  },
  CARD_REFERENCE: { message: 'Isi nomor bukti transfer atau QRIS.', advice: 'Belum ada uang yang dicatat.' },
  CARD_SALDO_WHOSE: {
    message: 'Saldo reseller hanya membayar kartu yang dibeli reseller itu.',
    advice: 'Belum ada kartu yang terjual. Pilih resellernya, atau cara bayar lain.',
  },
  CARD_RESELLER_SHORT: {
    message: 'Saldo {name} kurang {missing}: yang dapat dipakai {available}.',
    advice: 'Belum ada kartu yang terjual. Isi saldonya dulu, kurangi kartunya, atau pilih cara bayar lain.',
  },
  CARD_SALE_NOT_FOUND: { message: 'Penjualan kartu itu tidak ditemukan.', advice: 'Muat ulang daftarnya.' },
  CARD_SALE_USED: {
    message: 'Penjualan {number} tidak dapat dibatalkan lagi.',
    advice: 'Tidak ada uang yang dikembalikan: ada kartunya yang sudah terpakai, hangus, atau sudah dibatalkan.',
  },
  CARD_NOT_FOUND: { message: 'Kartu itu tidak ditemukan.', advice: 'Periksa nomor di kartunya.' },
  CARD_NOT_VOIDABLE: {
    message: 'Kartu No. {number} tidak dapat dibatalkan.',
    advice: 'Hanya kartu yang belum terjual dan belum berakhir yang dapat dibatalkan.',
  },
  CARD_INVALID: {
    message: 'Kode ini tidak dapat dipakai.',
    advice: 'Saldo tidak berubah. Periksa 12 huruf dan angkanya; bila tetap gagal, bawa kartunya ke loket.',
  },
  CARD_PRICE_CHANGED: {
    message: 'Harganya sekarang {price}.',
    advice: 'Saldo tidak dipotong. Lihat lagi harganya, lalu lanjutkan bila setuju.',
  },
  CARD_SALDO_SHORT: {
    message: 'Saldo {balance} kurang dari {price}.',
    advice: 'Saldo tidak dipotong. Isi saldo dulu dengan kartu isi ulang atau di loket.',
  },
  CARD_STOCK_EMPTY: {
    message: 'Voucher {package} sedang habis.',
    advice: 'Saldo tidak dipotong. Coba lagi nanti atau tanyakan di loket.',
  },
  CARD_NOT_UPGRADE: {
    message: 'Paket ini tidak dapat dipilih dari sini.',
    advice: 'Tidak ada yang diubah. Dari portal hanya dapat naik ke paket sejenis yang lebih mahal; lainnya di loket.',
  },
  CARD_NOT_RENEWABLE: {
    message: 'Layanan ini tidak dapat diperpanjang dengan saldo.',
    advice: 'Saldo tidak dipotong. Layanan bulanan dibayar lewat tagihannya.',
  },
} as const satisfies Record<string, ErrorText>
