// Owns: the sentences of "Coba sambungan" and of Kendala about payment gateways.
// Must never: promise what was not tested.
import type { GatewayFinding } from './contract'

export const FINDINGS = {
  works: {
    id: 'works',
    level: 'ok',
    title: 'Midtrans menjawab dan server key-nya benar.',
    meaning: 'Pelanggan dapat membayar dengan uang sungguhan.',
    fix: '',
  },
  sandboxWorks: {
    id: 'works',
    level: 'ok',
    title: 'Midtrans sandbox menjawab dan server key-nya benar.',
    meaning: 'Ini tempat latihan: tidak ada uang sungguhan, tetapi tagihan di LoketNet sungguh menjadi Lunas.',
    fix: 'Sesudah selesai mencoba, pindah ke produksi dengan server key produksi.',
  },
  methodsUntested: {
    id: 'methods',
    level: 'warn',
    title: 'Cara bayar yang dicentang belum tentu sudah dibuka Midtrans.',
    meaning:
      'Itu baru ketahuan saat pelanggan pertama memakainya; bila belum dibuka, ia diberi tahu dan memilih cara lain.',
    fix: 'Lihat di dasbor Midtrans cara bayar mana yang sudah aktif.',
  },
  key: {
    id: 'key',
    level: 'bad',
    title: 'Midtrans menjawab, tetapi menolak server key ini.',
    meaning: 'Belum ada yang dapat dibayar.',
    fix: 'Salin lagi server key (bukan client key), dan pastikan pilihannya cocok: sandbox atau produksi.',
  },
  sandboxKey: {
    id: 'place',
    level: 'bad',
    title: 'Kunci ini tampaknya kunci sandbox (awalan SB-), sedangkan yang dipilih produksi.',
    meaning: 'Kunci sandbox tidak berlaku di produksi.',
    fix: 'Pilih sandbox, atau salin server key produksi.',
  },
  unreachable: {
    id: 'unreachable',
    level: 'bad',
    title: 'Midtrans tidak dapat dihubungi dari komputer ini.',
    meaning: 'Kuncinya belum dapat diperiksa.',
    fix: 'Periksa internet komputer ini, lalu coba lagi.',
  },
  odd: {
    id: 'odd',
    level: 'warn',
    title: 'Ada jawaban, tetapi tidak dapat dimengerti.',
    meaning: 'Mungkin Midtrans sedang terganggu, atau ada halaman login WiFi di tengah jalan.',
    fix: 'Coba lagi beberapa menit lagi.',
  },
} as const satisfies Record<string, GatewayFinding>

export const GATEWAY_TEXTS = {
  practice: {
    code: 'GATEWAY_PRACTICE_ON',
    message: 'Pembayaran online masih memakai sandbox (latihan).',
    advice:
      'Siapa pun dapat melunasi tagihannya tanpa uang sungguhan lewat simulator Midtrans. Sesudah mencoba, pindah ke produksi atau matikan.',
  },
  lane: 'Pembayaran online (Midtrans)',
  mismatch: (count: number) => ({
    code: 'GATEWAY_MISMATCH',
    message: `${count} pembayaran online tidak cocok dengan yang diminta.`,
    advice: 'Uangnya belum dicatat. Cocokkan dengan dasbor Midtrans, lalu periksa lagi atau tandai sudah ditangani.',
  }),
  silent: (count: number) => ({
    code: 'GATEWAY_SILENT',
    message: `${count} pembayaran online sudah lama tidak jelas keadaannya.`,
    advice: 'Tidak ada yang hilang dan dicoba terus. Periksa internet dan server key, atau lihat dasbor Midtrans.',
  }),
} as const
