// Owns: what went wrong with a shift, a copy of the books, the portal or a report: the sentence and the advice.
// Must never: say more than a person at the counter can act on.
import type { ErrorText } from './router-error-texts'

export const OFFICE_ERROR_TEXTS = {
  // shift
  DAY_LOCKED: {
    message: 'Hari {day} sudah dikunci.',
    advice: 'Tidak ada uang yang dicatat. Pemilik dapat melihatnya di layar Shift.',
  },
  SHIFT_NEEDED: { message: 'Shift belum dibuka.', advice: 'Buka shift dulu di layar Shift, isi modal awalnya.' },
  SHIFT_NOT_FOUND: { message: 'Shift tidak ditemukan.', advice: 'Muat ulang layar Shift.' },
  SHIFT_ALREADY_OPEN: {
    message: 'Shift Anda sudah terbuka sejak {since}.',
    advice: 'Hitung dan tutup dulu shift itu.',
  },
  SHIFT_OF_ANOTHER: { message: 'Ini shift orang lain.', advice: 'Minta kasirnya sendiri, Admin, atau Pemilik.' },
  SHIFT_CLOSED: {
    message: 'Shift {number} sudah ditutup.',
    advice: 'Tidak ada yang berubah. Lihat slipnya di riwayat shift.',
  },
  SHIFT_STILL_OPEN: { message: 'Shift ini belum ditutup.', advice: 'Slip dicetak setelah shift dihitung dan ditutup.' },
  SHIFT_NOT_COUNTED: { message: 'Uang di laci belum dihitung.', advice: 'Hitung lembar dan koinnya dulu.' },
  SHIFT_COUNT_STALE: {
    message: 'Setelah dihitung, ada uang masuk atau keluar lagi.',
    advice: 'Shift belum ditutup. Hitung sekali lagi isi lacinya.',
  },
  SHIFT_DEPOSIT_TOO_MUCH: {
    message: 'Setoran lebih dari uang yang dihitung ({counted}).',
    advice: 'Isi paling banyak sebesar itu.',
  },
  SHIFT_NOTE_NEEDED: {
    message: 'Selisihnya di atas batas: tulis sebabnya.',
    advice: 'Misalnya: salah kembalian, lupa mencatat uang keluar.',
  },
  CASH_PURPOSE: { message: 'Pilihan ini tidak cocok dengan arah uangnya.', advice: 'Pilih lagi untuk apa uangnya.' },
  LOOSE_CASH_SHORT: {
    message: 'Di laci di luar shift hanya ada {loose} menurut buku.',
    advice: 'Isi paling banyak sebesar itu.',
  },
  DAY_NOT_YET: { message: 'Hari ini belum tiba.', advice: 'Pilih hari yang sudah lewat atau hari ini.' },
  DAY_IS_LOCKED: { message: 'Hari {day} sudah dikunci.', advice: 'Tidak ada yang berubah.' },
  DAY_HAS_OPEN_SHIFTS: {
    message: 'Masih ada shift terbuka: {names}.',
    advice: 'Tutup dulu shift itu, lalu kunci harinya.',
  },
  DAY_OVER: {
    message: 'Hari {day} sudah lewat, kuncinya tidak dapat dibuka.',
    advice: 'Betulkan dengan catatan baru di hari ini.',
  },
  // cadangan
  BACKUP_NOT_FOUND: { message: 'Cadangan ini tidak ditemukan.', advice: 'Muat ulang daftar cadangan.' },
  BACKUP_DISK_FULL: {
    message: 'Penyimpanan komputer hampir penuh; cadangan tidak dibuat.',
    advice: 'Jualan tetap jalan. Kosongkan ruang penyimpanan, lalu tekan "Cadangkan sekarang".',
  },
  BACKUP_UNSOUND: {
    message: 'Salinan yang baru dibuat tidak sama dengan pembukuan ({what}), jadi tidak disimpan.',
    advice:
      'Cadangan sebelumnya tetap ada. Coba sekali lagi; bila berulang, periksa cakram komputer dan hubungi bantuan.',
  },
  BACKUP_FAILED: {
    message: 'Cadangan gagal dibuat ({code}).',
    advice: 'Jualan tetap jalan, dan cadangan sebelumnya tetap ada. LoketNet mencoba lagi sendiri setiap jam.',
  },
  BACKUP_SECOND_MISSING: {
    message: 'Folder kedua {folder} tidak ditemukan.',
    advice: 'Cadangan di komputer ini tetap dibuat. Colokkan flashdisknya, atau ganti foldernya di Pengaturan.',
  },
  BACKUP_SECOND_FULL: {
    message: 'Folder kedua penuh.',
    advice: 'Cadangan di komputer ini tetap dibuat. Kosongkan flashdisknya, lalu tekan "Cadangkan sekarang".',
  },
  BACKUP_SECOND_FAILED: {
    message: 'Folder kedua tidak dapat ditulis ({code}).',
    advice: 'Cadangan di komputer ini tetap dibuat. Cabut dan colokkan lagi flashdisknya, atau ganti foldernya.',
  },
  BACKUP_DAMAGED: {
    message: 'Cadangan ini rusak ({what}).',
    advice: 'Tidak ada yang diubah. Pilih cadangan lain.',
  },
  BACKUP_NEWER: {
    message: 'Cadangan ini dibuat oleh LoketNet versi yang lebih baru.',
    advice: 'Tidak ada yang diubah. Pasang LoketNet versi terbaru, lalu ulangi.',
  },
  BACKUP_KEY_MISSING: {
    message: 'Kunci cadangan ini tidak ada di foldernya.',
    advice: 'Salin berkas kunci-loketnet.json ke folder itu, atau pulihkan tanpa kunci.',
  },
  BACKUP_KEY_WORDS: {
    message: 'Kata sandi kunci tidak cocok.',
    advice: 'Periksa huruf besar dan kecilnya, lalu ulangi.',
  },
  BACKUP_KEY_NEEDED: {
    message: 'Cadangan ini memakai kunci dari komputer lain.',
    advice: 'Isi kata sandi kuncinya, atau pilih "Pulihkan tanpa kunci".',
  },
  BACKUP_FOLDER_UNUSABLE: {
    message: 'Folder ini tidak ada atau tidak dapat ditulis.',
    advice: 'Colokkan flashdisknya, lalu salin alamat foldernya dari pengelola berkas.',
  },
  RESTORE_UNDER_WAY: {
    message: 'Pemulihan sudah disiapkan.',
    advice: 'Tutup LoketNet, lalu buka lagi supaya pemulihannya dijalankan.',
  },
  // portal
  PORTAL_NOT_LOGGED_IN: { message: 'Anda belum masuk.', advice: 'Masuk dengan nomor HP atau nama Anda.' },
  PORTAL_WRONG_SECRET: {
    message: 'Nomor, nama, atau kata sandi salah.',
    advice: 'Periksa lagi. Lupa kata sandi? Minta yang baru di loket.',
  },
  TOO_FAST: { message: 'Terlalu banyak yang dikirim sekaligus.', advice: 'Tunggu {seconds} detik, lalu coba lagi.' },
  PORTAL_CLOSED: { message: 'Layanan ini sedang ditutup.', advice: 'Tanyakan di loket.' },
  PORTAL_NOT_SAFE: {
    message: 'Masuk belum dapat dipakai di jaringan ini.',
    advice: 'Pemilik belum membukanya. Sisa waktu voucher tetap dapat dilihat.',
  },
  PORTAL_SAME_SECRET: {
    message: 'Kata sandi baru harus lain dari yang sekarang.',
    advice: 'Kata sandi belum diganti.',
  },
  PORTAL_MUST_CHANGE: {
    message: 'Ganti dulu kata sandi dari loket.',
    advice: 'Sesudah itu semua halaman dapat dibuka.',
  },
  PORTAL_PHONE_TAKEN: {
    message: 'Nomor ini sudah punya akun.',
    advice: 'Silakan masuk, atau minta kata sandi baru di loket.',
  },
  PORTAL_REGISTER_CLOSED: {
    message: 'Pendaftaran dari HP sedang ditutup.',
    advice: 'Silakan daftar di loket.',
  },
  PORTAL_REGISTER_MANY: {
    message: 'Terlalu banyak pendaftaran dari sini.',
    advice: 'Coba lagi {minutes} menit lagi, atau daftar di loket. Belum ada akun yang dibuat.',
  },
  PORTAL_NAME_TAKEN: {
    message: 'Nama masuk "{name}" sudah dipakai orang lain.',
    advice: 'Pakai nomor HP atau nama lain.',
  },
  PHONE_INVALID: { message: 'Nomor HP ini tidak dikenal.', advice: 'Contoh: 0812-3456-7890.' },
  PORTAL_VOUCHER_UNKNOWN: { message: 'Kode ini tidak dikenal.', advice: 'Periksa lagi huruf dan angkanya.' },
  LAN_CERTIFICATE: {
    message: 'Sertifikat ini tidak dapat dibaca.',
    advice: 'Tempel isi berkas PEM-nya, mulai dari -----BEGIN CERTIFICATE-----.',
  },
  LAN_KEY: {
    message: 'Kunci ini bukan pasangan sertifikatnya.',
    advice: 'Tempel kunci PEM yang dibuat bersama sertifikat itu.',
  },
  // laporan
  ACCOUNT_NOT_FOUND: { message: 'Akun ini tidak ada di buku.', advice: 'Pilih akun dari Neraca saldo.' },
  REPORT_RANGE_BACKWARDS: { message: 'Tanggal awal sesudah tanggal akhir.', advice: 'Tukar kedua tanggalnya.' },
  REPORT_RANGE_TOO_LONG: { message: 'Rentangnya lebih dari {days} hari.', advice: 'Pilih rentang yang lebih pendek.' },
} as const satisfies Record<string, ErrorText>
