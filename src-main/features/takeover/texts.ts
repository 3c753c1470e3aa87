// Owns: every sentence of a take-over: why a row is taken, known, in conflict or left, and what to look at first.
// Must never: decide; judge.ts and judge-user.ts do.

type Data = Readonly<Record<string, string | number>>

/** `many`: about all rows of a kind, without names. `one`: about this row. */
interface Reason {
  readonly many: string
  readonly one: string
}
const same = (text: string): Reason => ({ many: text, one: text })

export const REASONS = {
  // pengguna hotspot
  'unused-sold': {
    many: 'Belum dipakai, dianggap sudah beredar: tercatat Terjual.',
    one: 'Belum dipakai; tercatat Terjual, paket {package}.',
  },
  'unused-stock': {
    many: 'Belum dipakai, menjadi stok LoketNet.',
    one: 'Belum dipakai; menjadi stok paket {package}.',
  },
  running: { many: 'Sedang berjalan; sisa waktunya tetap.', one: 'Berjalan, sisa {left} tetap.' },
  unstamped: {
    many: 'Sudah dipakai, tetapi Mikhmon tidak sempat mencatat batas waktunya.',
    one: 'Sudah dipakai tanpa batas tercatat; masa aktifnya dihitung sejak diambil alih.',
  },
  endless: {
    many: 'Sudah dipakai, tanpa batas hari.',
    one: 'Sudah dipakai, tanpa batas hari; tetap begitu.',
  },
  'past-stop': {
    many: 'Masa aktifnya sudah lewat tetapi masih bisa dipakai: dihentikan.',
    one: 'Lewat {ago} lalu, masih bisa dipakai; dihentikan.',
  },
  'past-left': {
    many: 'Masa aktifnya sudah lewat tetapi masih bisa dipakai: dibiarkan.',
    one: 'Lewat {ago} lalu, masih bisa dipakai; dibiarkan.',
  },
  ours: same('Voucher LoketNet.'),
  taken: same('Sudah diambil alih.'),
  'code-known': same('Kodenya sudah dipakai voucher LoketNet yang lain. Dibiarkan.'),
  twin: {
    many: 'Nama yang sama ada di beberapa server hotspot. Dibiarkan.',
    one: 'Nama yang sama ada di server {servers}. Dibiarkan; hapus salah satunya di router.',
  },
  'stamp-unreadable': {
    many: 'Komentarnya seperti tanggal yang tidak utuh. Dibiarkan.',
    one: 'Komentarnya ("{comment}") seperti tanggal yang tidak utuh, jadi sisa waktunya tidak pasti. Dibiarkan.',
  },
  'name-unprintable': same('Namanya berisi huruf yang tidak dapat ditulis di struk. Dibiarkan.'),
  'no-password': same('Kata sandinya tidak diperlihatkan router (perlu hak "sensitive"). Dibiarkan.'),
  'built-in': same('Bawaan router.'),
  disabled: same('Dimatikan di router. Hidupkan dulu bila ingin diambil alih.'),
  spent: same('Sudah habis menurut Mikhmon (batas waktu 1 detik).'),
  tool: { many: 'Dibuat program lain.', one: 'Dibuat program lain: {tool}.' },
  member: {
    many: 'Pengguna tetap, bukan voucher. Dibiarkan; catat sebagai pelanggan bila ditagih bulanan.',
    one: 'Pengguna tetap, bukan voucher ("{comment}"). Dibiarkan; catat sebagai pelanggan bila ditagih bulanan.',
  },
  'profile-left': { many: 'Profilnya tidak dipilih.', one: 'Profil {profile} tidak dipilih.' },
  'profile-gone': { many: 'Profilnya sudah tidak ada.', one: 'Profil {profile} sudah tidak ada di router.' },

  // profil
  'profile-new': { many: 'Menjadi paket baru.', one: 'Menjadi paket baru "{package}".' },
  'profile-existing': { many: 'Memakai paket yang sudah ada.', one: 'Memakai paket "{package}" yang sudah ada.' },
  'profile-ours': same('Profil LoketNet.'),
  'profile-not-chosen': same('Tidak dipilih.'),
  'profile-plain': same('Bukan profil Mikhmon dan tidak punya voucher.'),
  'profile-broken': {
    many: 'Catatan harganya di router tidak utuh.',
    one: 'Catatan harganya di router tidak utuh: {text}',
  },

  // cetak cepat
  'preset-new': { many: 'Menjadi paket tersendiri.', one: 'Menjadi paket baru "{package}".' },
  'preset-used': {
    many: 'Sama dengan profilnya: awalan dan gaya kodenya dipakai.',
    one: 'Sama dengan profil {profile}: awalan dan gaya kodenya dipakai paketnya.',
  },
  'preset-known': { many: 'Sudah menjadi paket.', one: 'Sudah menjadi paket "{package}".' },
  'preset-left': same('Tidak dipilih.'),
  'preset-unreadable': same('Isinya tidak terbaca sebagai cetak cepat Mikhmon.'),
  'preset-orphan': { many: 'Profilnya sudah tidak ada.', one: 'Profil {profile} sudah tidak ada di router.' },

  // penjualan
  sale: same('Masuk riwayat Mikhmon, bukan buku hari ini.'),
  'sale-month': same('Bulannya rusak di Mikhmon ("202-14"); dibaca dari tanggal catatannya. Masuk riwayat Mikhmon.'),
  'sale-known': same('Sudah ada di riwayat.'),
  'sale-left': same('Riwayat tidak dipilih.'),
  'sale-broken-fields': same('Catatannya tidak utuh.'),
  'sale-broken-date': same('Tanggalnya tidak terbaca.'),
  'sale-broken-price': same('Harganya tidak terbaca.'),

  // PPPoE dan lainnya
  'ppp-new': { many: 'Menjadi paket PPPoE.', one: 'Menjadi paket PPPoE "{package}".' },
  'ppp-known': { many: 'Sudah punya paket.', one: 'Sudah dipakai paket "{package}".' },
  'ppp-left': same('Tidak dipilih.'),
  'ppp-built-in': same('Bawaan router.'),
  'ppp-unclear': same('Tidak punya batas kecepatan yang jelas.'),
  'secret-later': same('Tidak disentuh di sini. Ambil di layar Pelanggan: Lainnya, "Ambil dari router (PPPoE)".'),
  pool: same('Dipakai seperti sekarang.'),
  'monitor-on': same('Masih hidup. Dapat dimatikan sesudah ambil alih.'),
  'monitor-off': same('Sudah mati.'),
} as const satisfies Record<string, Reason>

export type ReasonCode = keyof typeof REASONS

const fill = (text: string, data: Data): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''))

export const textOfOne = (reason: string, data: Data): string => fill(reasonOf(reason).one, data)
export const textOfMany = (reason: string): string => reasonOf(reason).many

/** Rows kept by another version may name a reason this one does not have. */
const reasonOf = (reason: string): Reason =>
  Object.hasOwn(REASONS, reason) ? REASONS[reason as ReasonCode] : same(reason) // hasOwn says it is one

export const DOUBTS = {
  'price-unreadable': 'Harganya di Mikhmon tidak terbaca. Isi harga jualnya.',
  'selling-price-unreadable': 'Harga jualnya di Mikhmon tidak terbaca. Periksa harganya.',
  'price-missing': 'Mikhmon tidak mencatat harganya. Isi harga jualnya.',
  'validity-unreadable': 'Masa aktifnya di Mikhmon tidak terbaca. Isi untuk voucher baru; yang lama tanpa batas hari.',
  'validity-missing': 'Mikhmon tidak memberi masa aktif. Isi untuk voucher baru; yang lama tanpa batas hari.',
  'selling-below': 'Harga jual di bawah harga modal. Periksa harganya.',
  'rate-unreadable': 'Batas kecepatannya di router tidak terbaca. Paket dibuat tanpa batas; atur di Katalog Layanan.',
  'rate-differs': 'Kecepatannya di router berbeda dengan paket yang dipilih.',
  'shared-many': 'Di router boleh dipakai banyak perangkat sekaligus; paketnya dibuat paling banyak 100.',
  'pool-unusable': 'Nama pool IP-nya tidak dapat dipakai. Paket dibuat tanpa pool.',
  broken: 'Catatan harga Mikhmon di profil ini tidak utuh. Isi sendiri harga dan masa aktifnya.',
  'no-metadata': 'Tidak ada catatan Mikhmon di profil ini. Isi sendiri harga dan masa aktifnya.',
} as const
export type Doubt = keyof typeof DOUBTS

export const MODE_WORDS = {
  rem: 'Hapus',
  ntf: 'Beri tahu',
  remc: 'Hapus + catat',
  ntfc: 'Beri tahu + catat',
  none: 'Tanpa batas hari',
} as const

export const WARNINGS = {
  clock: {
    level: 'bad',
    title: 'Jam router belum benar',
    meaning:
      'Sisa waktu voucher yang berjalan tidak dapat dihitung. Setel jam router (layar Router, Tes koneksi), lalu baca ulang.',
  },
  'clock-off': {
    level: 'warn',
    title: 'Jam router berbeda {apart} dari komputer ini',
    meaning: 'Sisa waktu dihitung menurut jam router, jadi tetap sama. Lebih baik jamnya dibetulkan.',
  },
  past: {
    level: 'warn',
    title: '{count} voucher sudah lewat masa aktifnya tetapi masih bisa dipakai',
    meaning:
      'Mikhmon tidak mengenali tanggal RouterOS 7.10 ke atas, jadi tidak menghentikannya. Centang "Hentikan" bila ingin dihentikan sekarang.',
  },
  passwords: {
    level: 'warn',
    title: 'Router tidak memperlihatkan kata sandi pengguna',
    meaning:
      'Voucher dengan kata sandi sendiri (up-) tidak dapat diambil. Tambahkan hak "sensitive" pada pengguna API, lalu baca ulang.',
  },
  engine: {
    level: 'warn',
    title: 'Penjaga masa aktif LoketNet tidak terpasang di router ini',
    meaning:
      'Sesudah diambil alih Mikhmon tidak lagi menghentikan voucher. Pasang dulu penjaganya di layar Router, bagian Masa aktif.',
  },
  refused: {
    level: 'warn',
    title: 'Menu {menu} tidak boleh dibaca',
    meaning: 'Isinya tidak diketahui dan tidak diambil. Jawaban router: {text}',
  },
} as const

export const warningOf = (id: keyof typeof WARNINGS, data: Data = {}) => {
  const { level, title, meaning } = WARNINGS[id]
  return { id, level, title: fill(title, data), meaning: fill(meaning, data) }
}
