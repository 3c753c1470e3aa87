// Owns: the error sentences about routers: why there is no connection, and what a router refused.
// Must never: hold logic; failures.ts of the routers chooses the code.

export interface ErrorText {
  readonly message: string
  readonly advice: string
}

const text = <T extends Record<string, ErrorText>>(rows: T): T => rows

export const ROUTER_ERROR_TEXTS = text({
  ROUTER_NOT_FOUND: { message: 'Router tidak ditemukan.', advice: 'Muat ulang daftar router.' },
  ROUTER_NAME_TAKEN: { message: 'Sudah ada router bernama "{name}".', advice: 'Beri nama lain.' },
  ROUTER_UNREACHABLE: {
    message: 'Router {name} tidak tersambung.',
    advice: 'Stok yang sudah ada di router tetap dapat dijual. Periksa listrik dan kabel router.',
  },
  ROUTER_IN_USE: {
    message: 'Router ini masih punya {count} voucher yang belum habis.',
    advice: 'Habiskan atau batalkan dulu vouchernya.',
  },
  ROUTER_REFUSED: {
    message: 'Router menolak: {text}',
    advice: 'Buka layar Router lalu "Tes koneksi" untuk melihat sebabnya.',
  },
  ROUTER_SERVICE_OFF: {
    message: 'Router {name} menolak sambungan di {host}:{port}.',
    advice:
      'Bila router baru dinyalakan, tunggu sebentar. Bila tetap begini, nyalakan layanan API di router (IP > Services > api) dan periksa portnya.',
  },
  ROUTER_SILENT: {
    message: 'Router {name} tidak menjawab di {host}:{port}.',
    advice: 'Periksa listrik, kabel dan alamat IP-nya. Stok yang sudah ada di router tetap dapat dijual.',
  },
  ROUTER_MUTE: {
    message: 'Router {name} menerima sambungan tetapi diam saja.',
    advice: 'Periksa portnya: API biasa 8728, api-ssl 8729. Bila portnya benar, router mungkin sedang sangat sibuk.',
  },
  ROUTER_NAME_UNKNOWN: {
    message: 'Alamat "{host}" tidak ditemukan di jaringan.',
    advice: 'Pakai alamat IP router, misalnya 192.168.88.1.',
  },
  ROUTER_NO_WAY: {
    message: 'Komputer ini tidak punya jalan ke {host}.',
    advice: 'Periksa kabel jaringan atau WiFi komputer kasir.',
  },
  ROUTER_CLOSED_AT_ONCE: {
    message: 'Router {name} menerima sambungan lalu langsung menutupnya.',
    advice: 'Biasanya alamat komputer ini belum diizinkan di IP > Services > api, kolom "Available From".',
  },
  ROUTER_LOST: {
    message: 'Sambungan ke router {name} terputus.',
    advice: 'LoketNet menyambung lagi sendiri dan memeriksa dulu apa yang sudah sampai. Tidak ada voucher yang hilang.',
  },
  ROUTER_LOGIN: {
    message: 'Router {name} menolak nama pengguna atau kata sandinya.',
    advice: 'Periksa nama dan kata sandinya, lalu ketik lagi. Pekerjaan yang menunggu tetap tersimpan.',
  },
  ROUTER_TLS: {
    message: 'Sambungan aman (api-ssl) ke router {name} gagal.',
    advice: 'Periksa portnya (biasanya 8729), atau pakai API biasa di jaringan kabel sendiri.',
  },
  ROUTER_NO_CERTIFICATE: {
    message: 'Layanan api-ssl di router {name} belum punya sertifikat.',
    advice: 'Pasang sertifikat di router, atau pakai API biasa di jaringan kabel sendiri. Jalankan "Tes koneksi".',
  },
  ROUTER_CERTIFICATE_CHANGED: {
    message: 'Sertifikat router {name} berubah.',
    advice: 'LoketNet berhenti menyambung dan kata sandi tidak dikirim. Pemilik memutuskan di layar Router.',
  },
  ROUTER_CERTIFICATE_OTHER: {
    message: 'Sertifikat router sudah berubah lagi sejak layar ini dibuka.',
    advice: 'Tidak ada yang disimpan. Periksa sidik jarinya sekali lagi.',
  },
  ROUTER_NOT_ROUTEROS: {
    message: 'Yang menjawab di {host}:{port} bukan API RouterOS.',
    advice: 'Periksa alamat dan portnya: API biasa 8728, api-ssl 8729.',
  },
  ROUTER_STRANGER: {
    message: 'Alat di alamat router {name} bukan router yang dikenal (nomor seri {serial}).',
    advice:
      'LoketNet tidak menulis apa pun ke sana. Pemilik memutuskan di layar Router: router pengganti, atau salah alamat.',
  },
  ROUTER_PERMISSION: {
    message: 'Pengguna API di router {name} tidak punya izin yang cukup.',
    advice: 'Beri izin read, write, api dan test. "Tes koneksi" menunjukkan perintahnya.',
  },
  ROUTER_DEVICE_MODE: {
    message: 'Router {name} melarang ini lewat device-mode.',
    advice: 'Buka izinnya di router; "Tes koneksi" menunjukkan perintah dan langkahnya.',
  },
  ROUTER_FLAGGED: {
    message: 'Router {name} menandai konfigurasinya sendiri sebagai mencurigakan (flagged).',
    advice: 'Periksa router dari perubahan orang lain, lalu hapus tandanya. "Tes koneksi" menunjukkan langkahnya.',
  },
  ROUTER_BUSY: {
    message: 'Router {name} sedang terlalu sibuk.',
    advice: 'Dicoba lagi sendiri sebentar lagi.',
  },
  ROUTER_UNKNOWN_NAME: {
    message: 'Router {name} tidak mengenal {what} yang diminta.',
    advice:
      'Periksa isian itu di Paket Induk dan di layar Router; namanya harus sama persis dengan yang ada di router.',
  },
  ROUTER_UNKNOWN_COMMAND: {
    message: 'Versi RouterOS di router {name} tidak mengenal perintah ini.',
    advice: 'Perbarui RouterOS ke 6.49 atau 7 yang baru.',
  },
  ROUTER_SETTINGS: {
    message: 'Data sambungan router {name} tidak dapat dipakai.',
    advice: 'Buka layar Router, ketik lagi kata sandinya, lalu simpan.',
  },
  EXPIRY_TRIAL_RUNNING: {
    message: 'Uji di router ini sedang berjalan.',
    advice: 'Tunggu sampai selesai; bekas uji dibersihkan sendiri.',
  },
  PROFILE_NOT_OURS: {
    message: 'Profil "{profile}" di router {name} bukan milik LoketNet.',
    advice: 'Profil bawaan router tidak disentuh. Buat Paket Induk baru.',
  },
  // periksa router
  REPAIR_NOT_TAKEN: {
    message: 'Router {name} menerima perintahnya, tetapi keadaannya tidak berubah.',
    advice: 'Jalankan perintahnya sendiri di terminal router, lalu periksa lagi.',
  },
  COMPUTER_CLOCK_DOUBTFUL: {
    message: 'Jam komputer ini sendiri meragukan.',
    advice: 'Betulkan dulu jam komputer, atau nyalakan NTP di router. Jam router tidak diubah.',
  },
  // cocokkan
  RECONCILE_STALE: {
    message: 'Hasil pencocokan sudah tidak ada.',
    advice: 'Cocokkan sekali lagi, lalu pilih yang mau dibetulkan. Belum ada yang diubah.',
  },
  RECONCILE_NOTHING: {
    message: 'Tidak ada yang dapat dibetulkan dari pilihan ini.',
    advice: 'Milik orang lain dan yang sudah benar tidak disentuh. Belum ada yang diubah.',
  },
  // dokter listrik padam
  CASE_NOT_OPEN: {
    message: 'Temuan ini sudah diputuskan.',
    advice: 'Muat ulang daftarnya. Tidak ada yang diubah dua kali.',
  },
  // pindah stok
  MOVE_NOT_ENOUGH: {
    message: 'Stok {package} di router {from} tinggal {available}, diminta {wanted}.',
    advice: 'Kurangi jumlahnya. Belum ada yang dipindah.',
  },
  MOVE_SAME_ROUTER: { message: 'Router asal dan tujuan sama.', advice: 'Pilih router tujuan yang lain.' },
  MOVE_RUNNING: {
    message: 'Stok {package} sedang dipindah dari router {from}.',
    advice: 'Tunggu sampai selesai, atau batalkan pemindahan itu dulu.',
  },
  MOVE_NOT_FOUND: { message: 'Pemindahan ini tidak ditemukan.', advice: 'Muat ulang daftarnya.' },
  MOVE_DONE: { message: 'Pemindahan ini sudah selesai.', advice: 'Pindahkan lagi ke arah sebaliknya bila perlu.' },
})
