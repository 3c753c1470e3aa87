// Owns: the words of Katalog Layanan: names of types, one line of help for each field, sentences of the dialogs.
// Must never: promise what the core does not do.
import type { MasterItem } from '../../../src-main/features/catalog/contract'
import { formatDuration } from '../../../src-main/shared/duration'
import { formatRate, parseRateLimit } from '../../../src-main/shared/rate-limit'
import type { BillingType, ServiceType } from '../../../src-main/shared/service-type'
import { formatVolume } from '../../../src-main/shared/volume'

export const typeName: Readonly<Record<ServiceType, string>> = {
  hotspot: 'Hotspot',
  pppoe: 'PPPoE',
  static: 'IP Statis',
  other: 'Lainnya',
}

export const billingName: Readonly<Record<BillingType, string>> = { daily: 'Harian', monthly: 'Bulanan' }

export const billingHelp: Readonly<Record<BillingType, string>> = {
  daily: 'bayar di muka, berlaku sekian hari',
  monthly: 'ditagih setiap bulan',
}

export const visibilityName = (isPublic: boolean): string => (isPublic ? 'Publik' : 'Privat')

/** What a tab is about, and what to do first where it is empty. */
export const typeIntro: Readonly<
  Record<ServiceType, { readonly summary: string; readonly title: string; readonly first: string }>
> = {
  hotspot: {
    summary: 'Paket voucher WiFi yang dijual eceran di loket.',
    title: 'Belum ada paket hotspot',
    first: 'Ibarat warung, ini daftar menunya. Pakai contoh di bawah lalu ubah harganya, atau tulis paket sendiri.',
  },
  pppoe: {
    summary: 'Paket langganan rumah lewat kabel atau modem, dibayar bulanan.',
    title: 'Belum ada paket PPPoE',
    first: 'Buat paket pertama, misalnya “Family 10 Mbps” Rp150.000 sebulan.',
  },
  static: {
    summary: 'Paket langganan dengan alamat IP tetap, misalnya untuk kantor atau warnet.',
    title: 'Belum ada paket IP statis',
    first: 'Buat paket pertama untuk pelanggan yang memakai alamat IP tetap.',
  },
  other: {
    summary:
      'Layanan tanpa MikroTik: Cloud Hosting, Server Maintenance, sewa CCTV, fiber dengan ONU. LoketNet mencatat dan menagih.',
    title: 'Belum ada paket lainnya',
    first: 'Buat paket untuk layanan selain internet, atau yang perangkatnya Anda atur sendiri.',
  },
}

/** One line each at the width of half a form: a second line would push its box out of step with its neighbour. */
export const help = {
  name: 'Nama yang dibaca pelanggan di struk dan di HP-nya.',
  nameMonthly: 'Nama yang dibaca pelanggan di tagihannya.',
  operatorPrice: 'Harga dasar yang dibayar reseller.',
  customerPrice: 'Yang dibayar pembeli, tercetak di struk.',
  monthlyPrice: 'Ditagih ke pelanggan setiap bulan.',
  prepaidPrice: 'Dibayar di muka untuk setiap masa aktif.',
  // the two half-sentences stand in the help itself, so that an error line can never cover them
  activeSeconds: 'Lama internet bisa dipakai, sejak login pertama.',
  activeSecondsOther: 'Lama layanan berlaku, sejak diaktifkan.',
  shelfSeconds: 'Lama voucher boleh disimpan, sebelum dipakai.',
  rateLimit: 'Upload/Download. Jangan pelit, jangan boros.',
  homeRateLimit: 'Kecepatan tertinggi, Upload/Download.',
  otherRateLimit: 'Hanya catatan untuk layanan internet; selain itu kosongkan.',
  pool: 'Alamat IP untuk pelanggan, biasanya pppoe-pool.',
  hotspotPool: 'Kosong: ikut setelan hotspot di router.',
  uptimeQuotaSeconds: 'Jumlah waktu tersambung. Kosong: tanpa kuota.',
  volumeQuotaBytes: 'Unggah dan unduh dijumlahkan.',
  sharedUsers: 'Berapa HP boleh memakai satu kode bersamaan.',
  lockToFirstMac: 'Kode hanya bisa dipakai di HP yang pertama kali login.',
  burstSpeed: 'Boleh lebih cepat sebentar. Kosong: tanpa burst.',
  burstThreshold: 'Burst berhenti bila rata-rata di atas ini.',
  burstSeconds: 'Rata-rata dihitung selama ini.',
  pppProfile: 'Kosong: dibuatkan dari Paket Induk ini.',
  isPublic: 'Publik tampil di portal pelanggan. Privat hanya lewat petugas atau reseller.',
  routerIds: 'Tidak ada yang dicentang: dijual di semua router.',
  tileOrder: 'Angka kecil tampil dulu. Kosong: paling akhir.',
  stockMinimum: 'Di bawah ini ditandai supaya segera diisi.',
  refill: 'LoketNet membuat voucher sendiri setiap kali stok di bawah minimum.',
  codeLength: 'Tanpa awalan. 8 karakter sudah aman.',
  codePrefix: 'Di depan setiap kode, misalnya WK.',
  codeStyle: 'Kode saja lebih mudah diketik pelanggan.',
  masterName: 'Nama untuk Anda sendiri; pelanggan tidak melihatnya.',
} as const

/** Rate limit, short: "1M/3M", with a word for a burst. */
export function rateText(rateLimit: string | null): string {
  if (rateLimit === null) return 'Tanpa batas kecepatan'
  const parsed = parseRateLimit(rateLimit)
  if (!parsed.ok) return rateLimit
  return parsed.rate.burst ? `${formatRate(parsed.rate)} + burst` : formatRate(parsed.rate)
}

type Terms = Pick<
  MasterItem,
  'serviceType' | 'rateLimit' | 'activeSeconds' | 'uptimeQuotaSeconds' | 'volumeQuotaBytes' | 'sharedUsers'
>

/** One line about what a master gives: "1M/3M, 1 hari sejak login pertama, 2 GB". */
export function termsText(master: Terms): string {
  const active = master.activeSeconds
  return [
    rateText(master.rateLimit),
    active !== null &&
      (master.serviceType === 'hotspot' ? `${formatDuration(active)} sejak login pertama` : formatDuration(active)),
    master.uptimeQuotaSeconds !== null && `${formatDuration(master.uptimeQuotaSeconds)} tersambung`,
    master.volumeQuotaBytes !== null && formatVolume(master.volumeQuotaBytes),
    master.sharedUsers > 1 && `${master.sharedUsers} perangkat`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** "A", "A dan B", "A, B dan C", "A, B, C dan 4 lagi". */
export function nameList(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most)
  const rest = names.length - shown.length
  const parts = rest > 0 ? [...shown, `${rest} lagi`] : shown
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} dan ${last}`
}
