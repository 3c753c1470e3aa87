// Owns: the Panduan: every sentence of the three founding documents that describes a function, and where it is done.
// Must never: name a screen or a portal page that is not there; a test looks at each.

/** On a screen of the counter (`#/katalog/hotspot`), or on a page of the portal (`paket`), which lives on another device. */
export type Place =
  | { readonly label: string; readonly link: string }
  | { readonly label: string; readonly page: string }

export interface Step {
  readonly what: string
  readonly where: readonly Place[]
}

export interface Chapter {
  readonly id: string
  readonly title: string
  /** Which document it follows. */
  readonly source: string
  readonly steps: readonly Step[]
}

const at = (label: string, ...path: readonly string[]): Place => ({ label, link: `#/${path.join('/')}` })
const onPhone = (label: string, page: string): Place => ({ label: `HP: ${label}`, page })

const HOTSPOT = at('Katalog › Hotspot', 'katalog', 'hotspot')
const PPPOE = at('Katalog › PPPoE', 'katalog', 'pppoe')
const OTHER = at('Katalog › Lainnya', 'katalog', 'lainnya')
const MASTER = at('Katalog › Paket Induk', 'katalog', 'paket-induk')
const TILL = at('Kasir', 'kasir')
const CUSTOMERS = at('Pelanggan', 'pelanggan')
const RESELLERS = at('Reseller', 'reseller')
const ORDERS = at('Pesanan', 'pesanan')
const PROMOS = at('Pesanan › Kode promo', 'pesanan', 'promo')
const PAYMENTS = at('Tagihan › Pembayaran', 'tagihan', 'pembayaran')
const PORTAL = at('Pengaturan › Portal', 'pengaturan', 'portal')

const PHONE_PACKAGES = onPhone('Paket', 'paket')
const PHONE_CONFIGURE = onPhone('Pesan', 'pesan')
const PHONE_CART = onPhone('Keranjang', 'keranjang')
const PHONE_CHECKOUT = onPhone('Checkout', 'checkout')
const PHONE_ORDER = onPhone('Pesanan', 'pesanan')

export const GUIDE: readonly Chapter[] = [
  {
    id: 'katalog',
    title: 'Membuat menu: Katalog Layanan',
    source: 'Panduan Katalog Layanan',
    steps: [
      {
        what: 'Menu paket yang dipilih reseller atau pelanggan saat membeli.',
        where: [HOTSPOT, TILL, PHONE_PACKAGES, onPhone('Jual (reseller)', 'jual')],
      },
      { what: 'Tab Hotspot, lalu + Tambah Paket, untuk voucher eceran per jam atau per hari.', where: [HOTSPOT] },
      { what: 'Nama Paket: yang tampil di struk dan di HP pelanggan.', where: [HOTSPOT, TILL, PHONE_PACKAGES] },
      {
        what: 'Harga Modal (untuk reseller) dan Harga Jual (di struk): contoh 2.000 dan 5.000.',
        where: [HOTSPOT, RESELLERS],
      },
      {
        what: 'Masa Aktif: berapa lama internet bisa dipakai sejak kode pertama dimasukkan; router sendiri yang mengakhirinya, walau komputer mati.',
        where: [HOTSPOT, at('Router', 'router')],
      },
      {
        what: 'Batasan Kecepatan, Upload/Download: 1M/3M berarti upload 1 Mbps, download 3 Mbps.',
        where: [HOTSPOT, MASTER],
      },
      {
        what: 'Masa Berlaku Voucher: berapa lama kode yang belum dipakai bisa disimpan; sesudahnya hangus.',
        where: [HOTSPOT, at('Voucher', 'voucher')],
      },
      {
        what: 'Tab PPPoE, lalu + Tambah Paket: Nama Paket, Harga Bulanan, Kecepatan, dan Pool IP yang dipilih dari router.',
        where: [PPPOE],
      },
      {
        what: 'Contoh warkop "Warkop 3 Jam" (2.000, 1M/2M, 3 jam) dan kos "Anak Kos Hemat" (50.000, 2M/3M, 30 hari) tersedia sekali tekan.',
        where: [HOTSPOT],
      },
    ],
  },
  {
    id: 'paket',
    title: 'Paket di atas Paket Induk, dua harga, Publik atau Privat',
    source: 'Your Packages (Paket Anda)',
    steps: [
      {
        what: 'Paket Induk memegang sisi teknis (jenis, Harian atau Bulanan, kecepatan, kuota, pool, profil PPPoE); satu Paket Induk boleh dipakai beberapa paket.',
        where: [MASTER],
      },
      {
        what: 'Paket memberi nama, harga pelanggan, harga reseller dan siapa yang melihatnya. Daftarnya menunjukkan nama, Paket Induk, kedua harga, jenis, tagihan, Publik/Privat, ubah dan hapus.',
        where: [HOTSPOT, PPPOE],
      },
      {
        what: 'Harga pelanggan 500, harga reseller 400: reseller mendapat 100 setiap kali.',
        where: [RESELLERS, onPhone('Saldo (reseller)', 'saldo')],
      },
      {
        what: 'Publik: tampil dan bisa dipilih di portal pelanggan. Privat: hanya untuk Admin dan reseller, dan tidak pernah bocor ke portal.',
        where: [HOTSPOT, PHONE_PACKAGES],
      },
      {
        what: 'Empat jenis: PPPoE, Hotspot, IP Statis, Lainnya; mengikuti Paket Induk. PPPoE memakai nama dan kata sandi di router sendiri (tanpa RADIUS).',
        where: [MASTER, at('Katalog › IP Statis', 'katalog', 'ip-statis'), OTHER],
      },
      {
        what: 'Harian: bayar dulu, berlaku sekian hari. Bulanan: ditagih tiap bulan dan dilacak lewat tagihan.',
        where: [MASTER, at('Tagihan', 'tagihan')],
      },
      {
        what: 'Paket diberikan ke reseller dengan harga sendiri; reseller mengatur harga untuk bawahannya.',
        where: [RESELLERS, onPhone('Bawahan saya (reseller)', 'bawahan')],
      },
      {
        what: 'Pelanggan melihat paket Publik dengan nama, harga dan lamanya, lalu membeli atau naik paket dengan saldo atau kartu isi ulang.',
        where: [
          PHONE_PACKAGES,
          onPhone('Layanan saya', 'layanan'),
          onPhone('Isi saldo', 'isi-saldo'),
          at('Kartu isi ulang', 'kartu'),
        ],
      },
      {
        what: 'Paket Privat dipasang oleh Admin di kartu pelanggan, atau oleh reseller dari HP-nya.',
        where: [CUSTOMERS, onPhone('Pelanggan baru (reseller)', 'pelanggan-baru')],
      },
    ],
  },
  {
    id: 'pesan',
    title: 'Memesan layanan dalam lima langkah',
    source: 'Cara Memesan Layanan',
    steps: [
      {
        what: 'Langkah 1. Pilih layanan: Paket dibuka dari HP di jaringan toko (buka dulu portalnya; ada QR untuk ditempel), pilih paket atau layanan lain, lalu Pesan.',
        where: [PORTAL, PHONE_PACKAGES, OTHER],
      },
      {
        what: 'Langkah 2. Konfigurasi: domain (baru, transfer, atau milik sendiri), Siklus Penagihan (Bulanan, 3 Bulan, Tahunan), dan opsi tambahan; lalu Lanjutkan ke keranjang.',
        where: [PHONE_CONFIGURE, OTHER],
      },
      {
        what: 'Langkah 3. Tinjau pesanan, masukkan Kode Promo dan tekan Validasi Kode, lalu Checkout.',
        where: [PHONE_CART, PROMOS],
      },
      {
        what: 'Langkah 4. Data diri dan alamat penagihan, metode pembayaran, catatan tambahan, centang Ketentuan Layanan, lalu Selesaikan Pesanan.',
        where: [PHONE_CHECKOUT, at('Pengaturan › Ketentuan', 'pengaturan', 'ketentuan')],
      },
      {
        what: 'Langkah 5. Tagihan berstatus Belum Dibayar; bayar sesuai cara yang dipilih.',
        where: [PHONE_ORDER, ORDERS, at('Pengaturan › Pembayaran online', 'pengaturan', 'online')],
      },
      {
        what: 'Transfer manual: Konfirmasi Pembayaran dengan bukti; loket menyetujui atau menolak dengan alasan.',
        where: [onPhone('Konfirmasi pembayaran', 'konfirmasi'), PAYMENTS],
      },
      {
        what: 'Sesudah diperiksa menjadi Lunas dan layanan aktif sendiri.',
        where: [PHONE_ORDER, ORDERS, CUSTOMERS],
      },
      { what: 'Ada kendala saat memesan: buka tiket.', where: [onPhone('Bantuan', 'tiket'), at('Tiket', 'tiket')] },
      {
        what: 'Yang sama di loket dengan langkah lebih sedikit: Pesanan baru.',
        where: [ORDERS],
      },
    ],
  },
]
