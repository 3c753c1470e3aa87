// Owns: every sentence of "Periksa router" that "Tes koneksi" does not have.
// Must never: decide when one applies; judge-*.ts does.

interface Text {
  readonly title: string
  readonly meaning: string
}

const texts = <T extends Record<string, Text>>(rows: T): T => rows

export const CHECK_TEXTS = texts({
  'api-open': {
    title: 'Layanan {service} menerima sambungan dari mana saja',
    meaning:
      'Siapa pun di jaringan, juga pelanggan WiFi, dapat mencoba menebak kata sandi router. Batasi ke alamat komputer ini. Komputer ini harus beralamat tetap, kalau tidak LoketNet ikut tertutup.',
  },
  'services-unseen': {
    title: 'Siapa yang boleh masuk lewat API tidak dapat diperiksa',
    meaning: 'Router tidak menunjukkan IP > Services kepada pengguna ini. Lihat sendiri dengan perintah ini.',
  },
  'api-plain-open': {
    title: 'API biasa (tanpa enkripsi) masih terbuka di samping api-ssl',
    meaning:
      'LoketNet tidak memakainya. Matikan bila tidak ada program lain yang memakainya, supaya kata sandi router tidak dapat ditebak lewat sana.',
  },
  'api-limited': {
    title: 'Layanan {service} hanya untuk {address}',
    meaning: 'Alat lain tidak dapat mencoba masuk lewat API.',
  },
  'qr-off': {
    title: 'Masuk dengan memindai QR di struk belum menyala',
    meaning:
      'QR membuka alamat masuk bersama kodenya; untuk itu router perlu http-pap. Tanpa itu pelanggan tetap bisa mengetik kode.',
  },
  'qr-ok': { title: 'Masuk dengan QR menyala', meaning: 'http-pap aktif di profil {profile}.' },
  'trial-on': {
    title: 'Coba gratis (trial) menyala',
    meaning: 'Siapa pun dapat internet tanpa voucher untuk sementara. Biarkan bila memang disengaja.',
  },
  'licence-use': {
    title: 'Lisensi memuat {limit} pelanggan sekaligus, sekarang {online} orang',
    meaning: 'Voucher yang sedang beredar (terjual dan aktif): {sold}. Masih cukup.',
  },
  'licence-near': {
    title: 'Lisensi hampir penuh: {online} dari {limit} pelanggan sekaligus',
    meaning:
      'Pelanggan berikutnya akan ditolak router walau kodenya benar. Pindahkan sebagian jualan ke router lain, atau naikkan lisensinya.',
  },
  'licence-sold': {
    title: 'Yang beredar {sold} voucher, lisensi memuat {limit} sekaligus',
    meaning: 'Belum tentu masuk bersamaan, tetapi di jam ramai sebagian bisa ditolak router.',
  },
  'pool-small': {
    title: 'Pool {pool} hanya {size} alamat, voucher yang beredar {sold}',
    meaning: 'Bila banyak yang masuk bersamaan, sebagian tidak mendapat alamat. Lebarkan rentangnya.',
  },
  'pool-size': { title: 'Pool {pool}: {size} alamat', meaning: 'Cukup untuk {sold} voucher yang beredar.' },
  'pool-missing': {
    title: 'Pool "{pool}" tidak ada di router ini',
    meaning: 'Dipakai Paket Induk {masters}. Profilnya akan ditolak router sampai poolnya dibuat.',
  },
  'flash-ok': { title: 'Ruang simpan router {free}', meaning: '{wear}' },
  'flash-low': {
    title: 'Ruang simpan router tinggal {free}',
    meaning:
      'Voucher baru bisa gagal disimpan dan hilang saat listrik padam. Hapus berkas lama di Files, dan simpan stok secukupnya.',
  },
  'flash-bad': {
    title: 'Memori router mulai rusak ({bad}% blok rusak)',
    meaning: 'Router dapat lupa isi voucher sewaktu-waktu. Siapkan router pengganti; LoketNet dapat mengisinya lagi.',
  },
  'ntp-none': {
    title: 'NTP menyala, tetapi servernya belum diisi',
    meaning: 'Jam router tidak akan benar sendiri sesudah listrik padam.',
  },
  'ntp-waiting': {
    title: 'NTP menyala, tetapi belum mendapat jam',
    meaning: 'Biasanya router belum tersambung internet, atau belum punya DNS. Ditunggu dulu; periksa lagi nanti.',
  },
  'ntp-ok': { title: 'Jam dicocokkan lewat internet (NTP)', meaning: 'Server: {servers}.' },
  'clock-format': {
    title: 'Jam router: {shown}',
    meaning: 'Cara router ini menulis tanggal sudah dikenal ({layout}). Zona {zone}.',
  },
})

export type CheckTextId = keyof typeof CHECK_TEXTS

export const LAYOUT_WORDS = { iso: 'gaya RouterOS 7.10 ke atas', 'month-name': 'gaya RouterOS lama' } as const
