// Owns: every sentence of "Tes koneksi": what was found and what it means for the shop.
// Must never: decide when one applies; findings-*.ts does.

interface Text {
  readonly title: string
  readonly meaning: string
}

const texts = <T extends Record<string, Text>>(rows: T): T => rows

export const FINDING_TEXTS = texts({
  connected: {
    title: 'Tersambung dan masuk sebagai {username}',
    meaning: 'Alamat, port, nama pengguna dan kata sandinya benar.',
  },
  'plain-api': {
    title: 'Sambungan tanpa enkripsi (API biasa)',
    meaning:
      'Kata sandi router lewat apa adanya. Aman di kabel sendiri; jangan lewat WiFi pelanggan. Lebih aman: api-ssl dengan sertifikat.',
  },
  certificate: {
    title: 'Sambungan aman (api-ssl)',
    meaning: 'Sidik jari sertifikat: {fingerprint}. Sesudah disimpan, LoketNet hanya mau menyambung ke sertifikat ini.',
  },
  'password-empty': {
    title: 'Router ini tidak memakai kata sandi',
    meaning: 'Siapa pun di jaringan dapat mengubah router, termasuk dari WiFi. Pasang kata sandi dulu.',
  },
  'link-refused': { title: '{message}', meaning: '{advice}' },
  stranger: {
    title: 'Ini bukan router yang dikenal',
    meaning:
      'Nomor serinya {serial}, yang dikenal {known}. Selama belum diputuskan, LoketNet tidak menulis apa pun ke router ini.',
  },
  'version-ok': { title: '{board}, RouterOS {version}', meaning: 'Nama router: {identity}. Versi ini cocok.' },
  'version-old': {
    title: 'RouterOS {version} sudah terlalu tua',
    meaning:
      'LoketNet dibuat untuk 6.49 ke atas. Versi tua juga punya lubang keamanan yang terkenal. Perbarui RouterOS.',
  },
  'policy-ok': { title: 'Izin pengguna {username} cukup', meaning: 'Boleh membaca dan menulis lewat API.' },
  'policy-missing': {
    title: 'Izin pengguna {username} kurang: {missing}',
    meaning:
      'Tanpa izin itu voucher tidak dapat dibuat. Buat pengguna khusus dengan perintah ini di terminal router, lalu isi namanya ({own}) dan kata sandinya di sini.',
  },
  'policy-wide': {
    title: 'Izin pengguna {username} lebih luas dari yang perlu',
    meaning:
      'Tetap berjalan. Lebih aman bila LoketNet punya pengguna sendiri: buat dengan perintah ini, lalu isi namanya ({own}) dan kata sandinya di sini.',
  },
  'policy-unknown': {
    title: 'Izin pengguna {username} tidak dapat diperiksa',
    meaning:
      'Router tidak mau memberi tahu. Bila nanti ada tulisan "tidak punya izin", buat pengguna khusus dengan perintah ini.',
  },
  'read-refused': {
    title: 'Router tidak mau menjawab beberapa pertanyaan',
    meaning: 'Tidak boleh membaca: {menus}. Beri izin read, lalu tes lagi.',
  },
  'device-mode-ok': { title: 'Device-mode mengizinkan hotspot', meaning: 'Mode {mode}.' },
  'device-mode-hotspot': {
    title: 'Device-mode melarang {what}',
    meaning:
      'Router keluaran baru dikunci begini dari pabrik (mode {mode}). Jalankan perintah ini, lalu dalam 5 menit tekan tombol di router atau cabut-pasang listriknya; router menyala ulang.',
  },
  'device-mode-flagged': {
    title: 'Router menandai dirinya mencurigakan (flagged)',
    meaning:
      'Router menemukan tanda pernah diubah orang lain, dan menolak sebagian pekerjaan. Periksa isinya dulu, baru hapus tandanya dengan perintah ini.',
  },
  'hotspot-ok': { title: 'Server hotspot: {servers}', meaning: 'Pelanggan dapat masuk dengan voucher.' },
  'hotspot-none': {
    title: 'Belum ada server hotspot',
    meaning: 'Tanpa server hotspot voucher tidak bisa dipakai. Perintah ini memandu pembuatannya di terminal router.',
  },
  'hotspot-unknown': {
    title: 'Server hotspot "{wanted}" tidak ada di router ini',
    meaning: 'Yang ada: {servers}. Pilih salah satu, atau pilih "semua server".',
  },
  'hotspot-stopped': {
    title: 'Server hotspot {server} tidak berjalan',
    meaning: 'Servernya dimatikan, atau antarmukanya tidak ada. Voucher dapat dibuat tetapi belum dapat dipakai.',
  },
  'login-page': {
    title: 'Halaman masuk: {host}',
    meaning: 'Alamat ini dapat dicetak di struk. Cara masuk yang menyala: {methods}.',
  },
  'login-methods': {
    title: 'Cara masuk dengan kode belum menyala',
    meaning: 'Nyalakan http-chap atau http-pap di profil server hotspot supaya kode voucher dapat diketik.',
  },
  'user-profiles': {
    title: '{count} profil pengguna hotspot',
    meaning: 'Milik LoketNet: {ours}. Yang lain tidak disentuh.',
  },
  pools: { title: '{count} pool IP: {names}', meaning: 'Dapat dipilih di Katalog Layanan.' },
  'pools-none': { title: 'Belum ada pool IP', meaning: 'Tidak apa-apa untuk hotspot; PPPoE memerlukannya.' },
  'clock-ok': { title: 'Jam router benar', meaning: 'Selisih {drift} dengan komputer ini.' },
  'clock-unset': {
    title: 'Jam router belum diatur ({date})',
    meaning: 'Masa aktif voucher dihitung dengan jam router. Nyalakan pencocokan jam lewat internet (NTP).',
  },
  'clock-drift': {
    title: 'Jam router dan komputer ini berbeda {drift}',
    meaning:
      'Masa aktif voucher ikut meleset. Cari mana yang salah: nyalakan NTP di router, atau betulkan jam komputer.',
  },
  'clock-unknown': { title: 'Jam router tidak dapat dibaca', meaning: 'Periksa sendiri jamnya di System > Clock.' },
  'zone-other': {
    title: 'Zona waktu router bukan {zone}',
    meaning: 'Voucher tetap dihitung benar, tetapi jam di catatan router membingungkan.',
  },
  'ntp-off': {
    title: 'Pencocokan jam (NTP) mati',
    meaning: 'Sesudah listrik padam banyak router lupa jam. Nyalakan NTP supaya jamnya benar lagi sendiri.',
  },
  'licence-ok': { title: 'Lisensi RouterOS {level}', meaning: 'Paling banyak {users} pelanggan hotspot sekaligus.' },
  'licence-small': {
    title: 'Lisensi RouterOS {level}: paling banyak {users} pelanggan hotspot',
    meaning: 'Pelanggan berikutnya tidak akan dapat masuk. Naikkan lisensinya sebelum berjualan.',
  },
  'licence-free': {
    title: 'Lisensi gratis RouterOS (CHR)',
    meaning: 'Kecepatan tiap antarmuka dibatasi 1 Mbps. Cukup untuk mencoba, tidak untuk berjualan.',
  },
  lost: {
    title: 'Sambungan putus di tengah pemeriksaan',
    meaning: '{message} Coba tes sekali lagi.',
  },
})

export type FindingId = keyof typeof FINDING_TEXTS
