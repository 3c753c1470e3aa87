// Owns: the sentences of paying through a payment gateway.
// Must never: hold logic, or say that money moved when nobody knows.
import type { ErrorText } from './router-error-texts'

export const GATEWAY_ERROR_TEXTS = {
  GATEWAY_OFF: {
    message: 'Pembayaran online sedang tidak dibuka.',
    advice: 'Belum ada yang dibayar. Bayar di loket atau dengan cara lain yang tertulis di tagihan.',
  },
  GATEWAY_METHOD: {
    message: '{method} tidak dibuka di sini.',
    advice: 'Belum ada yang dibayar. Pilih cara lain.',
  },
  GATEWAY_NOT_FOUND: { message: 'Pembayaran online itu tidak ditemukan.', advice: 'Muat ulang halamannya.' },
  GATEWAY_NOT_TROUBLED: {
    message: 'Pembayaran online ini tidak menunggu keputusan.',
    advice: 'Muat ulang daftarnya; mungkin sudah ditangani orang lain.',
  },
  GATEWAY_TOO_MANY: {
    message: 'Tagihan ini sudah terlalu sering dicoba dibayar online.',
    advice: 'Belum ada yang dibayar. Coba lagi satu jam lagi, atau bayar dengan cara lain.',
  },
  GATEWAY_PRACTICE: {
    message: 'Kode ini kode latihan; toko sudah menerima uang sungguhan.',
    advice: 'Belum ada yang dibayar. Mulai lagi untuk mendapat kode yang berlaku.',
  },
  GATEWAY_UNREACHABLE: {
    message: 'Midtrans tidak dapat dihubungi.',
    advice: 'Tidak ada yang hilang. Periksa internetnya; dicoba lagi sendiri.',
  },
  GATEWAY_BUSY: {
    message: 'Midtrans sedang terlalu sibuk.',
    advice: 'Tidak ada yang hilang. Dicoba lagi sendiri sebentar lagi.',
  },
  GATEWAY_BROKEN: {
    message: 'Jawaban Midtrans tidak dapat dimengerti.',
    advice: 'Tidak ada yang dicatat. Dicoba lagi sendiri; bila berulang, lihat status di dasbor Midtrans.',
  },
  GATEWAY_KEY: {
    message: 'Server key ditolak Midtrans.',
    advice: 'Pemilik perlu memeriksa kuncinya dan pilihan sandbox atau produksi di Pengaturan, Pembayaran online.',
  },
  GATEWAY_KEY_MISSING: {
    message: 'Server key belum diisi.',
    advice: 'Salin dari dasbor Midtrans, menu Pengaturan, Kunci Akses.',
  },
  GATEWAY_KEY_SHAPE: {
    message: 'Ini bukan server key.',
    advice: 'Server key memuat kata server, misalnya Mid-server-… Client key tidak dapat dipakai.',
  },
  GATEWAY_NO_METHOD: {
    message: 'Pilih paling sedikit satu cara bayar.',
    advice: 'Atau matikan pembayaran online.',
  },
  GATEWAY_INACTIVE: {
    message: 'Midtrans belum membuka cara bayar ini untuk akun toko.',
    advice: 'Aktifkan dulu di dasbor Midtrans, atau jangan centang cara bayar ini di Pengaturan.',
  },
  GATEWAY_REFUSED: {
    message: 'Midtrans menolak permintaan ini.',
    advice: 'Belum ada yang dibayar. Pilih cara bayar lain, atau bayar di loket.',
  },
  GATEWAY_NO_CODE: {
    message: 'Midtrans tidak memberi kode untuk dibayar.',
    advice: 'Permintaannya ditarik kembali. Mulai lagi, atau pilih cara lain.',
  },
  GATEWAY_GIVEN_UP: {
    message: 'Permintaan ini tidak sampai ke Midtrans dalam satu jam.',
    advice: 'Belum ada yang dibayar. Mulai lagi bila internet sudah ada.',
  },
  GATEWAY_UNKNOWN: {
    message: 'Midtrans tidak mengenal pembayaran ini.',
    advice: 'Belum ada yang dicatat. Cocokkan dengan dasbor Midtrans.',
  },
  GATEWAY_ORDER: {
    message: 'Midtrans menjawab tentang pesanan lain.',
    advice: 'Tidak ada yang dicatat. Cocokkan dengan dasbor Midtrans, lalu tekan Periksa sekarang.',
  },
  GATEWAY_AMOUNT: {
    message: 'Jumlah di Midtrans berbeda dari yang diminta.',
    advice: 'Tidak ada yang dicatat. Cocokkan dengan dasbor Midtrans; catat uangnya sendiri bila memang masuk.',
  },
  GATEWAY_SIGNATURE: {
    message: 'Tanda tangan jawaban Midtrans tidak cocok.',
    advice: 'Tidak ada yang dicatat. Periksa server key, lalu tekan Periksa sekarang.',
  },
  GATEWAY_ODD: {
    message: 'Midtrans menyebut keadaan yang perlu dilihat orang.',
    advice: 'Tidak ada yang dicatat. Lihat transaksinya di dasbor Midtrans.',
  },
  GATEWAY_REVERSED: {
    message: 'Uang yang sudah dicatat ditarik kembali di Midtrans.',
    advice: 'Cocokkan dengan dasbor Midtrans. Bila benar ditarik, batalkan pembayarannya di Tagihan, Pembayaran.',
  },
} as const satisfies Record<string, ErrorText>
