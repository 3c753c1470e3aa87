// Owns: the error sentences about customers, subscriptions, bills, payments, isolir.
// Must never: hold logic; a feature adds its rows at the end of its own block.
import type { ErrorText } from './router-error-texts'

export const CUSTOMER_ERROR_TEXTS = {
  // pelanggan
  CUSTOMER_NOT_FOUND: { message: 'Pelanggan tidak ditemukan.', advice: 'Muat ulang daftar pelanggan.' },
  CUSTOMER_ARCHIVED: {
    message: 'Pelanggan "{name}" sudah diarsipkan.',
    advice: 'Keluarkan dulu dari arsip di kartunya.',
  },
  CUSTOMER_HAS_SUBSCRIPTIONS: {
    message: '{name} masih punya {count} langganan yang berjalan.',
    advice: 'Hentikan langganannya dulu, lalu arsipkan.',
  },
  AREA_NOT_FOUND: { message: 'Area tidak ditemukan.', advice: 'Pilih area lain.' },
  AREA_NAME_TAKEN: { message: 'Area "{name}" sudah ada.', advice: 'Pakai yang sudah ada atau beri nama lain.' },
  IMPORT_EMPTY: {
    message: 'Berkas ini tidak berisi baris pelanggan.',
    advice: 'Baris pertama adalah judul kolom (Nama, No. HP, Alamat ...), lalu satu baris per pelanggan.',
  },
  IMPORT_UNREADABLE: {
    message: 'Berkas ini tidak dapat dibaca.',
    advice: 'Tidak ada yang disimpan. Simpan ulang dari Excel sebagai .xlsx atau CSV UTF-8, lalu coba lagi.',
  },
  IMPORT_OLD_EXCEL: {
    message: 'Berkas .xls lama belum dapat dibaca.',
    advice: 'Buka di Excel, simpan sebagai .xlsx atau CSV, lalu pilih berkas itu.',
  },
  IMPORT_TOO_LONG: {
    message: 'Berkas ini berisi lebih dari {most} baris.',
    advice: 'Bagi menjadi beberapa berkas. Tidak ada yang disimpan.',
  },
  // langganan
  SUBSCRIPTION_NOT_FOUND: { message: 'Langganan tidak ditemukan.', advice: 'Muat ulang kartu pelanggan.' },
  ROUTER_HAS_SUBSCRIPTIONS: {
    message: 'Router ini masih menjalankan {count} langganan.',
    advice: 'Pindahkan atau hentikan dulu langganannya di layar Pelanggan.',
  },
  SUBSCRIPTION_STOPPED: {
    message: 'Langganan ini sudah berhenti.',
    advice: 'Buat langganan baru bila pelanggan kembali.',
  },
  SUBSCRIPTION_STATE: {
    message: 'Langganan ini sedang {state}.',
    advice: 'Tidak ada yang diubah. Muat ulang kartu pelanggan.',
  },
  SUBSCRIPTION_FIELD_NEEDED: { message: 'Wajib diisi untuk {type}.', advice: 'Isi dulu, lalu simpan lagi.' },
  SUBSCRIPTION_ROUTER_NEEDED: { message: 'Pilih routernya.', advice: 'Langganan ini dijalankan oleh sebuah router.' },
  SUBSCRIPTION_KIND_FIXED: {
    message: 'Paket "{name}" bukan jenis layanan yang sama.',
    advice: 'Jenis layanan tidak dapat diganti. Hentikan langganan ini lalu buat yang baru.',
  },
  EXTRA_NOT_FOUND: {
    message: 'Tambahan ini sudah dilepas.',
    advice: 'Muat ulang kartu pelanggan.',
  },
  SUBSCRIPTION_SAME: { message: 'Tidak ada yang berubah.', advice: 'Pilih yang lain dari yang sekarang.' },
  USERNAME_TAKEN: {
    message: 'Username "{username}" sudah dipakai {customer} di router ini.',
    advice: 'Pakai username lain.',
  },
  ADDRESS_TAKEN: {
    message: 'Alamat {address} sudah dipakai {customer} di router ini.',
    advice: 'Pakai alamat lain.',
  },
  ADDRESS_INVALID: { message: 'Alamat IP tidak benar.', advice: 'Contoh yang benar: 10.10.1.5' },
  MAC_INVALID: { message: 'Alamat MAC tidak benar.', advice: 'Contoh yang benar: 4C:5E:0C:12:34:56' },
  PASSWORD_TOO_SHORT: { message: 'Kata sandi paling sedikit {minimum} huruf.', advice: 'Kosongkan supaya dibuatkan.' },
  PASSWORD_MISSING: { message: 'Langganan ini tidak punya kata sandi.', advice: 'Isi lewat Ubah langganan.' },
  // langganan di router
  SECRET_FOREIGN: {
    message: 'Di router {name} sudah ada PPP secret "{username}" yang bukan buatan LoketNet.',
    advice: 'Kalau itu memang milik pelanggan ini, tekan "Ambil alih". Kalau bukan, ganti username langganan ini.',
  },
  MEMBER_FOREIGN: {
    message: 'Di router {name} sudah ada pengguna hotspot "{username}" yang bukan buatan LoketNet.',
    advice: 'Kalau itu memang milik pelanggan ini, tekan "Ambil alih". Kalau bukan, ganti username langganan ini.',
  },
  MEMBER_IS_VOUCHER: {
    message: 'Nama "{username}" di router {name} adalah kode voucher.',
    advice: 'Ganti username langganan ini. Vouchernya tidak disentuh.',
  },
  QUEUE_FOREIGN: {
    message: 'Di router {name} sudah ada antrean untuk alamat {address} yang bukan buatan LoketNet.',
    advice: 'Kalau itu memang milik pelanggan ini, tekan "Ambil alih". Kalau bukan, ganti alamat langganan ini.',
  },
  LEASE_FOREIGN: {
    message: 'Di router {name} sudah ada lease DHCP untuk alamat {address} atau MAC ini yang bukan buatan LoketNet.',
    advice: 'Kalau itu memang milik pelanggan ini, tekan "Ambil alih". Kalau bukan, ganti alamat langganan ini.',
  },
  ISOLIR_BY_HAND: {
    message: 'Alamat {address} masih ada di daftar isolir router {name}, dan bukan LoketNet yang memasukkannya.',
    advice: 'Hapus dari IP > Firewall > Address Lists di router, lalu tekan "Coba lagi".',
  },
  ISOLIR_NO_ADDRESSES: {
    message: 'Tidak ada alamat yang masih bebas di router {name} untuk pool isolir.',
    advice: 'Buat sendiri pool bernama lk-isolir di IP > Pool, lalu tekan "Coba lagi".',
  },
  PPP_PROFILE_MISSING: {
    message: 'Profil PPP "{profile}" dari Paket Induk {master} tidak ada di router {name}.',
    advice: 'Buat profil itu di router, atau kosongkan kolomnya di Paket Induk supaya LoketNet yang membuat.',
  },
  PPP_POOL_MISSING: {
    message: 'Pool "{pool}" dari Paket Induk {master} tidak ada di router {name}.',
    advice: 'Buat poolnya di IP > Pool, atau pilih pool lain di Paket Induk.',
  },
  PPP_POOL_NEEDED: {
    message: 'Paket Induk {master} belum punya pool alamat, dan router {name} tidak punya yang bawaan.',
    advice: 'Pilih pool di Paket Induk, atau isi alamat tetap di langganan ini.',
  },
  SUBSCRIPTION_NO_PASSWORD: {
    message: 'Kata sandi "{username}" tidak diketahui LoketNet, jadi tidak dapat dipasang di router {name}.',
    advice: 'Isi kata sandi lewat Ubah langganan, lalu tekan "Coba lagi".',
  },
  SUBSCRIPTION_NO_ADDRESS: {
    message: 'Langganan ini belum punya alamat IP, jadi tidak dapat dipasang di router {name}.',
    advice: 'Isi alamatnya lewat Ubah langganan.',
  },
  SUBSCRIPTION_NO_MAC: {
    message: 'Lease DHCP untuk {address} di router {name} perlu alamat MAC.',
    advice: 'Isi MAC perangkat pelanggan lewat Ubah langganan.',
  },
  ROUTER_NOT_AS_WISHED: {
    message: 'Router {name} menerima perubahan, tetapi {what} belum seperti yang diminta ({property}).',
    advice: 'Mungkin ada skrip atau orang lain yang mengubahnya. Lihat di WinBox, lalu tekan "Coba lagi".',
  },
  // tagihan
  INVOICE_NOT_FOUND: { message: 'Tagihan tidak ditemukan.', advice: 'Muat ulang daftar tagihan.' },
  INVOICE_OF_ORDER: {
    message: 'Tagihan {number} milik pesanan yang masih berjalan.',
    advice: 'Batalkan pesanannya di layar Pesanan; tagihannya ikut batal. Belum ada yang diubah.',
  },
  INVOICE_NOT_OPEN: {
    message: 'Tagihan {number} sudah lunas atau batal.',
    advice: 'Tidak ada uang yang dicatat. Muat ulang layarnya.',
  },
  INVOICE_OVERPAID: {
    message: 'Jumlahnya tidak cocok dengan sisa tagihan {number}.',
    advice: 'Tidak ada uang yang dicatat. Muat ulang, sisanya mungkin baru saja dibayar.',
  },
  INVOICE_EMPTY: {
    message: 'Tagihan ini tidak punya jumlah.',
    advice: 'Isi paling sedikit satu baris; jumlah semuanya tidak boleh di bawah nol.',
  },
  BILLING_ASKS_OWNER: {
    message: 'Pembuatan tagihan ini perlu persetujuan Pemilik.',
    advice: 'Belum ada tagihan yang dibuat. Minta Pemilik membuka Tagihan, Buat tagihan, lalu menyetujuinya.',
  },
  INVOICE_CREDIT_SPENT: {
    message: 'Uang dari tagihan {number} yang batal sudah dipakai dari saldo pelanggan.',
    advice: 'Tidak ada yang berubah. Isi saldonya lagi dulu, baru batalkan pembayarannya.',
  },
  PAYMENT_GIVEN_BACK: {
    message: 'Sebagian uang tagihan {number} sudah menjadi saldo karena layanannya batal; batalkan dulu tagihannya.',
    advice: 'Tidak ada yang berubah. Uang tagihan yang batal menjadi saldo, lalu pembayaran ini dapat dibatalkan.',
  },
  PAYMENT_GIVEN_BACK_WAITING: {
    message:
      'Sebagian uang tagihan {number} sudah menjadi saldo, dan pesanannya masih berjalan: lengkapi atau batalkan dulu layanan yang menunggu, lalu batalkan tagihannya.',
    advice: 'Tidak ada yang berubah. Sesudah itu pembayaran ini dapat dibatalkan.',
  },
  INVOICE_CHANGE_SPENT: {
    message: 'Sisa paket lama, atau uang layanan yang batal, dari tagihan {number} sudah dipakai dari saldo.',
    advice: 'Tidak ada yang berubah. Isi saldonya lagi dulu, baru batalkan tagihannya.',
  },
  // pembayaran
  PAYMENT_NOT_FOUND: { message: 'Pembayaran tidak ditemukan.', advice: 'Muat ulang daftar pembayaran.' },
  PAYMENT_NOTHING: { message: 'Jumlahnya masih nol.', advice: 'Isi jumlah yang dibayar.' },
  PAYMENT_BILL_SETTLED: {
    message: 'Tagihan {number} sudah lunas atau batal, mungkin dibayar di loket lain.',
    advice:
      'Uang ini belum dicatat. Lihat lagi tagihannya; bila uang sudah di tangan, kembalikan atau simpan ke saldo.',
  },
  PAYMENT_BILLS_CHANGED: {
    message: 'Sisa tagihan berubah: {extra} dari uang ini akan masuk saldo.',
    advice: 'Uang ini belum dicatat. Periksa lagi jumlahnya, lalu tekan bayar bila setuju.',
  },
  PAYMENT_OTHERS_BILL: {
    message: 'Tagihan {number} milik pelanggan lain.',
    advice: 'Uang ini belum dicatat. Cari lagi pelanggannya.',
  },
  PAYMENT_REVERSED: { message: 'Pembayaran {number} sudah pernah dibatalkan.', advice: 'Tidak ada yang diubah.' },
  BALANCE_SHORT: {
    message: 'Saldo pelanggan hanya {balance}.',
    advice: 'Uang ini belum dicatat. Kurangi bagian saldonya.',
  },
  BALANCE_NOT_NEEDED: {
    message: 'Saldo tidak perlu dipakai sebanyak itu.',
    advice: 'Uang ini belum dicatat. Saldo hanya untuk membayar tagihan; kurangi bagian saldonya.',
  },
  BALANCE_SPENT: {
    message: '{amount} dari pembayaran ini masuk saldo dan sudah terpakai; saldo sekarang {balance}.',
    advice: 'Tidak ada yang diubah. Batalkan dulu pembayaran yang memakai saldo itu.',
  },
  PROMISE_TOO_FAR: {
    message: 'Janji bayar paling lama {days} hari.',
    advice: 'Pilih tanggal yang lebih dekat, atau minta Admin atau Pemilik.',
  },
  PROMISE_AGAIN: {
    message: 'Tagihan {number} sudah pernah dijanjikan, sampai {day}.',
    advice: 'Janji tidak dicatat. Minta Admin atau Pemilik bila masih perlu ditunda.',
  },
  PROMISE_PAST: { message: 'Tanggal janji sudah lewat.', advice: 'Pilih hari ini atau sesudahnya.' },
  PROMISE_NONE: { message: 'Tidak ada janji bayar yang berjalan.', advice: 'Muat ulang kartu pelanggan.' },
  PROMISE_NO_BILL: { message: 'Pelanggan ini tidak punya tagihan terbuka.', advice: 'Janji bayar tidak diperlukan.' },
  CLAIM_NOT_FOUND: { message: 'Konfirmasi ini sudah diputuskan.', advice: 'Muat ulang daftarnya.' },
  CLAIM_OPEN: {
    message: 'Tagihan {number} sudah menunggu konfirmasi.',
    advice: 'Putuskan dulu yang ada di daftar Menunggu Konfirmasi.',
  },
  CLAIM_SENT: {
    message: 'Konfirmasi untuk tagihan ini sudah terkirim.',
    advice: 'Tunggu sampai uangnya terlihat di toko. Kalau ada yang salah, hubungi loket.',
  },
  CLAIM_DAY_AHEAD: { message: 'Tanggal bayarnya belum tiba.', advice: 'Isi tanggal pada bukti transfernya.' },
  CLAIM_DAY_OLD: {
    message: 'Tanggal bayarnya lebih dari {days} hari lalu.',
    advice: 'Periksa lagi tanggalnya, atau tunjukkan buktinya di loket.',
  },
  CLAIM_BANK_NEEDED: { message: 'Banknya belum diisi.', advice: 'Dari bank atau dompet digital apa uangnya dikirim?' },
  // isolir
  SUSPENSION_RUN_NOT_FOUND: { message: 'Daftar isolir ini tidak ditemukan.', advice: 'Muat ulang layar Isolir.' },
  SUSPENSION_RUN_DECIDED: {
    message: 'Daftar isolir ini sudah diputuskan.',
    advice: 'Muat ulang layar Isolir untuk melihat hasilnya.',
  },
  SUSPENSION_HELD: {
    message: 'Daftar ini ditahan rem isolir; hanya Pemilik yang dapat menjalankannya.',
    advice: 'Belum ada yang diisolir. Minta Pemilik melihat daftarnya.',
  },
  SUSPENSION_CLOSED_DAY: {
    message: 'Hari ini ditandai libur isolir.',
    advice: 'Tidak ada yang diisolir hari ini. Daftarnya dibuat lagi pada hari buka berikutnya.',
  },
  SUSPENSION_NOT_ACTIVE: {
    message: 'Hanya langganan yang aktif yang dapat diisolir.',
    advice: 'Muat ulang kartu pelanggan.',
  },
  SUSPENSION_NOT_LATE: {
    message: 'Pelanggan ini tidak menunggak, jadi tidak ada pembayaran yang akan membukanya.',
    advice: 'Pilih "Buka dengan tangan saja", atau tunggu sampai tagihannya lewat jatuh tempo.',
  },
} as const satisfies Record<string, ErrorText>
