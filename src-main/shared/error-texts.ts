// Owns: every error sentence that a person can read, with its advice (saran).
// Must never: hold logic; a feature adds its rows at the end of its own block.

import { CARD_ERROR_TEXTS } from './card-error-texts'
import { CUSTOMER_ERROR_TEXTS } from './customer-error-texts'
import { FILE_ERROR_TEXTS } from './file-error-texts'
import { GATEWAY_ERROR_TEXTS } from './gateway-error-texts'
import { OFFICE_ERROR_TEXTS } from './office-error-texts'
import { ORDER_ERROR_TEXTS } from './order-error-texts'
import { ORDERING_ERROR_TEXTS } from './ordering-error-texts'
import { PROMO_ERROR_TEXTS } from './promo-error-texts'
import { RESELLER_ERROR_TEXTS } from './reseller-error-texts'
import { type ErrorText, ROUTER_ERROR_TEXTS } from './router-error-texts'
import { TICKET_ERROR_TEXTS } from './ticket-error-texts'

const text = <T extends Record<string, ErrorText>>(rows: T): T => rows

export const ERROR_TEXTS = text({
  // basis data
  DATABASE_UNSAFE: {
    message: 'Basis data tidak dalam keadaan aman ({setting} = {value}).',
    advice: 'LoketNet tidak berjualan dalam keadaan ini supaya tidak ada struk yang hilang. Mulai ulang aplikasi.',
  },
  DATABASE_NEWER: {
    message: 'Basis data ini dibuat oleh LoketNet versi yang lebih baru.',
    advice: 'Pasang LoketNet versi terbaru. Tidak ada data yang diubah.',
  },
  DATABASE_BUSY: {
    message: 'Basis data sedang dipakai program lain.',
    advice: 'Belum ada yang tersimpan. Tutup jendela LoketNet yang lain, lalu coba lagi.',
  },
  DATABASE_DAMAGED: {
    message: 'Basis data tidak dapat dibaca atau ditulis ({code}).',
    advice:
      'Berhenti berjualan dulu. Data terakhir yang struknya sudah keluar tetap aman di berkas; pulihkan dari cadangan.',
  },
  DISK_FULL: {
    message: 'Penyimpanan komputer penuh.',
    advice:
      'Penjualan ini belum tersimpan. Kosongkan ruang penyimpanan, lalu ulangi; aplikasi tidak perlu dimulai ulang.',
  },
  KEY_SEALED: {
    message: 'Kunci rahasia toko ini tersimpan di brankas sistem dan belum dapat dibuka.',
    advice:
      'Buka LoketNet sebagai aplikasi (bukan mode peramban) dengan akun komputer yang biasa. Tidak ada data yang diubah.',
  },
  PORT_TAKEN: {
    message: 'Alamat 127.0.0.1:{port} sedang dipakai program lain.',
    advice:
      'Mungkin LoketNet sudah terbuka di jendela atau tab lain. Kalau bukan, pakai angka lain, misalnya: npm start -- --port 4690.',
  },
  // orang dan hak
  NOT_LOGGED_IN: { message: 'Anda belum masuk.', advice: 'Masuk dengan nama dan PIN Anda.' },
  NOT_ALLOWED: { message: 'Peran Anda tidak boleh melakukan ini.', advice: 'Minta Pemilik atau Admin.' },
  WRONG_SECRET: { message: 'Nama atau PIN salah.', advice: 'Periksa lagi lalu coba sekali lagi.' },
  TOO_MANY_TRIES: {
    message: 'Terlalu banyak percobaan yang salah.',
    advice: 'Tunggu {seconds} detik, lalu coba lagi.',
  },
  SETUP_DONE: { message: 'LoketNet sudah pernah disiapkan di komputer ini.', advice: 'Masuk dengan akun yang ada.' },
  DEMO_UNAVAILABLE: {
    message: 'Mode Demo tidak dapat dibuka dari sini.',
    advice: 'Mulai LoketNet dengan --demo.',
  },
  SETUP_NEEDED: { message: 'LoketNet belum disiapkan.', advice: 'Isi data toko dan akun pemilik dulu.' },
  USER_NAME_TAKEN: {
    message: 'Nama "{name}" sudah dipakai.',
    advice: 'Pakai nama lain, misalnya dengan nama belakang.',
  },
  USER_NOT_FOUND: { message: 'Pengguna tidak ditemukan.', advice: 'Muat ulang daftar pengguna.' },
  LAST_OWNER: {
    message: 'Ini satu-satunya Pemilik.',
    advice: 'Buat Pemilik lain dulu sebelum mengubah atau menonaktifkan yang ini.',
  },
  SECRET_TOO_SHORT: {
    message: 'PIN paling sedikit {minimum} karakter.',
    advice: 'Pakai angka yang tidak mudah ditebak.',
  },
  APPROVAL_NEEDED: { message: 'Perlu PIN Pemilik atau Admin.', advice: 'Minta yang berwenang mengetik PIN-nya.' },
  // umum
  INPUT_INVALID: { message: 'Ada isian yang belum benar.', advice: 'Periksa isian yang ditandai.' },
  REQUEST_REUSED: {
    message: 'Permintaan ini sudah dipakai untuk hal lain.',
    advice: 'Tidak ada yang diubah. Muat ulang layar lalu ulangi.',
  },
  NOT_FOUND: { message: '{what} tidak ditemukan.', advice: 'Mungkin sudah dihapus. Muat ulang daftarnya.' },
  HOST_REFUSED: {
    message: 'Alamat ini tidak dikenal oleh LoketNet.',
    advice: 'Buka LoketNet dari alamat yang tertera.',
  },
  SHUTTING_DOWN: { message: 'LoketNet sedang ditutup.', advice: 'Buka lagi sebentar.' },
  PASSIVE_HOST: {
    message: 'LoketNet sudah berjalan di jendela lain dengan data yang sama.',
    advice: 'Pakai jendela itu, atau tutup dulu lalu buka lagi.',
  },
  // katalog
  PACKAGE_NOT_FOUND: { message: 'Paket tidak ditemukan.', advice: 'Muat ulang Katalog Layanan.' },
  PACKAGE_NAME_TAKEN: {
    message: 'Sudah ada paket bernama "{name}".',
    advice: 'Beri nama lain supaya kasir tidak keliru.',
  },
  PACKAGE_ARCHIVED: { message: 'Paket "{name}" sudah diarsipkan.', advice: 'Pilih paket lain atau buat paket baru.' },
  MASTER_NOT_FOUND: { message: 'Paket Induk tidak ditemukan.', advice: 'Muat ulang Katalog Layanan.' },
  MASTER_NAME_TAKEN: { message: 'Sudah ada Paket Induk bernama "{name}".', advice: 'Beri nama lain.' },
  MASTER_IN_USE: {
    message: 'Paket Induk ini dipakai {count} paket.',
    advice: 'Tipe dan tagihannya tidak dapat diubah selama masih dipakai.',
  },
  MASTER_HAS_PACKAGES: {
    message: 'Paket Induk ini masih dipakai {count} paket.',
    advice: 'Hapus dulu paketnya, atau pindahkan ke Paket Induk lain. Belum ada yang diubah.',
  },
  MASTER_ARCHIVED: {
    message: 'Paket Induk "{name}" sudah diarsipkan.',
    advice: 'Pilih Paket Induk lain atau pulihkan dulu.',
  },
  PACKAGE_KIND_FIXED: {
    message: 'Tipe dan tagihan sebuah paket tidak dapat diubah.',
    advice: 'Pilih Paket Induk dengan tipe dan tagihan yang sama, atau buat paket baru.',
  },
  ACTIVE_PERIOD_NEEDED: {
    message: 'Isi masa aktifnya, supaya sekali bayar tidak berlaku selamanya.',
    advice: 'Untuk voucher boleh juga dibatasi dengan kuota waktu atau kuota data di Pengaturan lanjutan.',
  },
  RATE_INVALID: { message: 'Batasan kecepatan belum benar.', advice: 'Tulis Upload/Download, misalnya 1M/3M.' },
  // router
  ...ROUTER_ERROR_TEXTS,
  ...CUSTOMER_ERROR_TEXTS,
  ...OFFICE_ERROR_TEXTS,
  ...RESELLER_ERROR_TEXTS,
  ...FILE_ERROR_TEXTS,
  ...CARD_ERROR_TEXTS,
  ...TICKET_ERROR_TEXTS,
  ...GATEWAY_ERROR_TEXTS,
  ...ORDER_ERROR_TEXTS,
  ...PROMO_ERROR_TEXTS,
  ...ORDERING_ERROR_TEXTS,
  // voucher
  VOUCHER_NOT_FOUND: { message: 'Voucher tidak ditemukan.', advice: 'Periksa kodenya.' },
  BATCH_NOT_FOUND: { message: 'Batch tidak ditemukan.', advice: 'Muat ulang daftar batch.' },
  CODE_SPACE_SMALL: {
    message: 'Kode sependek ini terlalu mudah ditebak ({odds}).',
    advice: 'Tambah panjang kode, atau minta PIN Pemilik untuk tetap memakainya.',
  },
  STOCK_EMPTY: {
    message: 'Stok {package} tinggal {available}, diminta {wanted}.',
    advice: 'Isi stok dulu. Belum ada yang dijual dan belum ada uang yang tercatat.',
  },
  VOUCHER_USED: {
    message: 'Voucher {code} sudah pernah dipakai.',
    advice: 'Yang sudah dipakai tidak dapat dibatalkan. Tidak ada uang yang dikembalikan oleh sistem.',
  },
  VOUCHER_NOT_ON_ROUTER: {
    message: 'Voucher {code} sudah tidak ada di router {name}.',
    advice:
      'Tidak dapat dipastikan belum pernah dipakai, jadi tidak dibatalkan. Tidak ada uang yang dikembalikan oleh sistem.',
  },
  ROUTER_CANNOT_SAY: {
    message: 'Router {name} tidak tersambung, jadi tidak bisa ditanya apakah voucher {code} sudah dipakai.',
    advice: 'Belum ada yang dibatalkan dan belum ada uang yang dikembalikan. Sambungkan router, lalu coba lagi.',
  },
  VOUCHER_NOT_VOIDABLE: {
    message: 'Voucher {code} tidak dapat dibatalkan (status {state}).',
    advice: 'Hanya yang Tersedia atau Terjual dan belum dipakai yang dapat dibatalkan.',
  },
  VOUCHER_NOT_ADJUSTABLE: {
    message: 'Voucher {code} tidak dapat diubah (status {state}).',
    advice: 'Hanya voucher yang Terjual atau Aktif. Untuk yang sudah Habis, jual voucher baru.',
  },
  VOUCHER_NOT_THERE: {
    message: 'Voucher {code} sekarang tidak ada di router {name}.',
    advice: 'Buka layar Router dan Kendala dulu. Belum ada yang diubah.',
  },
  VOUCHER_NOT_RESENDABLE: {
    message: 'Voucher ini tidak sedang gagal, atau bukan di router asalnya.',
    advice: 'Tidak ada yang dikirim. Untuk membandingkan router dengan pembukuan, tekan "Cocokkan" di layar Router.',
  },
  VOUCHER_NO_PERIOD: {
    message: 'Voucher {code} tidak punya masa aktif yang bisa diperpanjang.',
    advice: 'Yang membatasinya kuota waktu atau kuota data. Jual voucher baru bila kuotanya habis.',
  },
  SESSION_GONE: {
    message: 'Sesi {user} sudah berakhir.',
    advice: 'Tidak ada yang diputus. Daftarnya diperbarui sendiri.',
  },
  CODE_SPACE_FULL: {
    message: 'Kode sepanjang {length} karakter hampir habis terpakai.',
    advice: 'Tambah panjang kodenya. Belum ada voucher yang dibuat.',
  },
  CODE_TAKEN: {
    message: 'Kode ini sudah dipakai pengguna lain di router.',
    advice: 'Batalkan penjualannya lalu jual voucher lain, atau hapus pengguna itu di router lalu coba lagi.',
  },
  PACKAGE_NOT_ON_ROUTER: {
    message: 'Paket {package} tidak dijual di router {router}.',
    advice: 'Pilih router lain, atau ubah daftar routernya di Katalog Layanan.',
  },
  BATCH_NOT_RUNNING: {
    message: 'Batch ini sudah tidak berjalan.',
    advice: 'Tidak ada yang diubah. Muat ulang untuk melihat keadaannya.',
  },
  BATCH_STILL_RUNNING: {
    message: 'Batch ini masih berjalan.',
    advice: 'Yang gagal dapat dicoba lagi setelah batch selesai.',
  },
  VOUCHER_HAS_SALE: {
    message: 'Voucher ini sudah terjual.',
    advice: 'Batalkan lewat layar Penjualan supaya uangnya ikut tercatat.',
  },
  // penjualan
  ROUTER_NOT_CHOSEN: {
    message: 'Pilih dulu router untuk {package}.',
    advice: 'Paket ini dijual di beberapa router, dan kode dari satu router tidak berlaku di router lain.',
  },
  SALE_NOT_FOUND: { message: 'Penjualan tidak ditemukan.', advice: 'Cari dengan nomor struk atau kode voucher.' },
  SALE_VOID_LATE: {
    message: 'Penjualan ini sudah lewat {minutes} menit.',
    advice: 'Sekarang hanya Admin atau Pemilik yang boleh membatalkan, dari akunnya sendiri. Tidak ada yang diubah.',
  },
  SALE_VOID_OTHERS: {
    message: 'Ini penjualan kasir lain.',
    advice: 'Hanya Admin atau Pemilik yang boleh membatalkan, dari akunnya sendiri. Tidak ada yang diubah.',
  },
  PAYMENT_SHORT: {
    message: 'Uang yang diterima kurang {missing}.',
    advice: 'Belum ada yang dijual. Perbaiki jumlah uangnya.',
  },
  PAYMENT_REFERENCE_NEEDED: {
    message: 'Isi bukti dana masuk dulu.',
    advice: 'Ketik beberapa angka terakhir nomor referensi dari aplikasi bank atau QRIS.',
  },
  PAYMENT_TOO_MUCH: {
    message: 'Pembayaran lebih {extra} dari totalnya.',
    advice: 'Belum ada yang dijual. Samakan jumlah bayar dengan totalnya.',
  },
  PRICE_CHANGED: {
    message: 'Harga {package} baru saja berubah menjadi {price}.',
    advice: 'Belum ada yang dijual. Periksa totalnya lalu bayar lagi.',
  },
  QRIS_NOT_SET: {
    message: 'QRIS toko belum diisi.',
    advice: 'Isi teks QRIS di Pengaturan, atau pilih cara bayar lain.',
  },
  QRIS_INVALID: { message: 'Teks QRIS tidak dapat dibaca.', advice: 'Salin lagi isi QRIS statis dari penyedia Anda.' },
  // cetak
  PRINTER_NOT_FOUND: { message: 'Printer tidak ditemukan.', advice: 'Muat ulang daftar printer.' },
  PRINTER_MISSING: {
    message: 'Belum ada printer.',
    advice: 'Pasang printer di Pengaturan. Penjualannya tetap tersimpan; kodenya ada di layar.',
  },
  PRINTER_NAME_TAKEN: { message: 'Sudah ada printer bernama "{name}".', advice: 'Beri nama lain.' },
  PRINT_JOB_NOT_FOUND: { message: 'Cetakan tidak ditemukan.', advice: 'Muat ulang daftar cetakan.' },
  PRINT_JOB_STATE: { message: 'Cetakan ini sudah berubah keadaannya.', advice: 'Lihat keadaan terbarunya di layar.' },
  PDF_UNAVAILABLE: {
    message: 'Pembuat PDF tidak ditemukan di komputer ini.',
    advice: 'Pasang Google Chrome, Edge atau Chromium, atau pakai aplikasi desktop LoketNet.',
  },
  PDF_FAILED: {
    message: 'Lembar PDF gagal dibuat.',
    advice: 'Voucher tidak berubah. Coba lagi; kalau tetap gagal, kurangi jumlah voucher per lembar.',
  },
  // kendala
  OUTBOX_NOT_FOUND: { message: 'Pekerjaan ini sudah tidak ada di antrean.', advice: 'Muat ulang layar Kendala.' },
  OUTBOX_RUNNING: {
    message: 'Pekerjaan ini sedang dikerjakan.',
    advice: 'Tunggu sebentar; hasilnya segera terlihat di layar Kendala.',
  },
  OUTBOX_KEPT: { message: 'Pekerjaan ini tidak dapat dibatalkan.', advice: '{reason}' },
  // ambil alih
  TAKEOVER_NOT_FOUND: { message: 'Ambil alih ini tidak ditemukan.', advice: 'Baca routernya lagi.' },
  TAKEOVER_TAKEN: {
    message: 'Hasil baca ini sudah dipakai.',
    advice: 'Muat ulang layarnya. Bila masih ada yang ingin diambil, baca routernya lagi.',
  },
  TAKEOVER_STALE: {
    message: 'Router {name} dibaca lebih dari satu jam lalu.',
    advice: 'Belum ada yang diambil. Baca ulang dulu, supaya sisa waktu vouchernya benar.',
  },
  TAKEOVER_CLOCK: {
    message: 'Jam router {name} belum benar.',
    advice: 'Belum ada yang diambil. Setel jam routernya, lalu baca ulang.',
  },
  TAKEOVER_EMPTY: {
    message: 'Tidak ada yang diambil dengan pilihan ini.',
    advice: 'Pilih paket untuk paling sedikit satu profil, atau centang riwayat penjualan.',
  },
  TAKEOVER_NAME_NEEDED: { message: 'Isi nama paketnya.', advice: 'Nama ini tampil di kasir dan di struk.' },
  TAKEOVER_PRICE_NEEDED: { message: 'Isi harga jualnya.', advice: 'Harga ini tampil di struk.' },
  TAKEOVER_BUSY: {
    message: 'Ambil alih ini masih berjalan.',
    advice: 'Tunggu sampai selesai ditulis ke router, lalu ulangi.',
  },
  TAKEOVER_UNDONE: { message: 'Ambil alih ini sudah dibatalkan.', advice: 'Tidak ada yang diubah.' },
  TAKEOVER_CHANGED: {
    message: 'Diubah orang di router sesudah dibaca.',
    advice: 'Tidak disentuh. Baca ulang routernya bila ingin mengambilnya.',
  },
})

export type ErrorCode = keyof typeof ERROR_TEXTS
