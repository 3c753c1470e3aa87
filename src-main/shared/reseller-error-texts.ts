// Owns: the sentences of resellers: price lists, saldo, selling from a phone, titip jual.
// Must never: hold logic.
import type { ErrorText } from './router-error-texts'

export const RESELLER_ERROR_TEXTS = {
  RESELLER_NOT_FOUND: { message: 'Reseller tidak ditemukan.', advice: 'Muat ulang daftarnya.' },
  RESELLER_INACTIVE: { message: 'Reseller {name} sedang dinonaktifkan.', advice: 'Aktifkan dulu di kartunya.' },
  RESELLER_PARENT: {
    message: 'Induk ini tidak dapat dipakai.',
    advice: 'Pilih reseller lain yang bukan bawahannya sendiri, paling dalam {depth} tingkat.',
  },
  RESELLER_NOT_ASSIGNED: {
    message: 'Paket {package} tidak ada di daftar harga Anda.',
    advice: 'Tidak ada saldo yang dipotong. Minta tambahkan di loket atau ke induk Anda.',
  },
  RESELLER_PRICE_CHANGED: {
    message: 'Harga {package} sekarang {price}.',
    advice: 'Tidak ada saldo yang dipotong. Lihat harga barunya, lalu jual lagi bila setuju.',
  },
  RESELLER_PRICE_BELOW: {
    message: 'Harga modalnya tidak boleh di bawah {minimum}.',
    advice: 'Sebesar itulah yang dibayar induknya untuk paket ini.',
  },
  RESELLER_PRICE_PARENT: {
    message: 'Induknya belum menjual paket ini.',
    advice: 'Isi dulu harga induknya.',
  },
  RESELLER_CHILD_PRICE: {
    message: 'Harganya tidak boleh di bawah {minimum}.',
    advice: 'Sebesar itulah yang Anda sendiri bayar untuk paket ini.',
  },
  RESELLER_CHILD_NOT_SOLD: {
    message: 'Paket ini belum ada di daftar harga Anda.',
    advice: 'Minta ditambahkan dulu di loket atau ke induk Anda.',
  },
  RESELLER_FUNDS: {
    message: 'Saldo tidak cukup: tersedia {available}, perlu {needed}.',
    advice: 'Tidak ada saldo yang dipotong. Minta deposit dulu.',
  },
  RESELLER_SALE_NOT_FOUND: { message: 'Penjualan ini tidak ditemukan.', advice: 'Muat ulang riwayatnya.' },
  RESELLER_SALE_DONE: {
    message: 'Penjualan ini sudah selesai.',
    advice: 'Lihat kodenya di riwayat. Yang sudah jadi hanya dapat dibatalkan di loket.',
  },
  RESELLER_STOCK: {
    message: 'Stok {package} tinggal {available}.',
    advice: 'Tidak ada saldo yang dipotong. Kurangi jumlahnya atau hubungi loket.',
  },
  RESELLER_DEPOSIT_DECIDED: { message: 'Deposit ini sudah diputuskan.', advice: 'Muat ulang daftarnya.' },
  RESELLER_DEPOSITS_OPEN: {
    message: 'Sudah ada {count} permintaan deposit yang menunggu.',
    advice: 'Tunggu sampai diperiksa di loket.',
  },
  RESELLER_SHARE_SPENT: {
    message: '{name} sudah memakai bagiannya ({amount}) dari penjualan ini.',
    advice: 'Voucher belum dibatalkan. Isi dulu saldonya, lalu ulangi.',
  },
  RESELLER_LOGIN_TAKEN: { message: 'Nama pengguna ini sudah dipakai.', advice: 'Pilih nama lain.' },
  RESELLER_ADDRESS_TAKEN: { message: 'Alamat IP ini sudah dipakai.', advice: 'Pilih alamat lain.' },
  RESELLER_SEND: {
    message: 'Saldo yang dapat dikirim {available}.',
    advice: 'Belum ada yang terkirim. Isi saldo Anda dulu, atau kirim lebih sedikit.',
  },
  RESELLER_WITHDRAW: {
    message: 'Saldo yang dapat ditarik hanya {available}.',
    advice: 'Tidak ada uang yang dicatat. Isi paling banyak sebesar itu.',
  },
  RESELLER_CUSTOMER_TAKEN: {
    message: 'Pelanggan ini sudah dipegang {name}.',
    advice: 'Lepas dulu dari reseller itu.',
  },
  RESELLER_RENEW_NOT: {
    message: 'Tagihan ini tidak dapat dibayar dari saldo reseller.',
    advice: 'Tidak ada saldo yang dipotong. Pelanggan dapat membayar di loket.',
  },
  CONSIGNMENT_NOT_FOUND: { message: 'Titipan ini tidak ditemukan.', advice: 'Muat ulang daftarnya.' },
  CONSIGNMENT_NOTHING: {
    message: 'Belum ada yang terpakai atau dikembalikan.',
    advice: 'Tidak ada yang dicatat. Hitung lagi setelah ada voucher yang dipakai.',
  },
} as const satisfies Record<string, ErrorText>
