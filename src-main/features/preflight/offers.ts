// Owns: what each repair says before it is done: its button, what it will change, whether the Pemilik's PIN is asked.
// Must never: know how a repair is carried out; repairs.ts does.
import { type ShopZone, zoneAbbreviation } from '../../shared/calendar-date'
import type { RepairId, RepairOffer } from './contract'

/** Wrong, these would end vouchers at the wrong time, open or close the hotspot, or change who may write to the router. */
const RISKY: ReadonlySet<RepairId> = new Set(['clock', 'hotspot-enable', 'own-user', 'api-limit', 'device-mode'])

export const needsPin = (id: RepairId): boolean => RISKY.has(id)

const offer = (id: RepairId, label: string, ...will: string[]): RepairOffer => ({
  id,
  label,
  will,
  needsPin: needsPin(id),
})

export const OFFERS = {
  ntp: () =>
    offer(
      'ntp',
      'Nyalakan NTP',
      'Menyalakan NTP client di router. Bila servernya masih kosong, diisi id.pool.ntp.org.',
      'Server yang sudah diisi tidak diganti, dan tidak ada pelanggan yang terputus.',
    ),
  zone: (zone: ShopZone) =>
    offer(
      'zone',
      `Atur zona ${zoneAbbreviation[zone]}`,
      `Mengatur zona waktu router ke ${zone} (${zoneAbbreviation[zone]}). Jamnya sendiri tidak digeser.`,
      'Voucher yang sedang berlaku tetap habis pada saat yang sama.',
    ),
  clock: (zone: ShopZone) =>
    offer(
      'clock',
      'Samakan dengan jam komputer ini',
      `Mengatur jam router menjadi jam komputer ini saat tombol ditekan, zona ${zoneAbbreviation[zone]}. Pastikan jam komputer benar.`,
      'Voucher yang terlanjur dicatat dengan jam lama tidak ikut digeser; Dokter listrik padam menunjukkannya.',
    ),
  'login-methods': (profile: string) =>
    offer(
      'login-methods',
      'Nyalakan http-pap',
      `Menambah http-chap dan http-pap pada cara masuk di profil server "${profile}". Cara yang sudah ada tetap.`,
      'Dengan http-pap kode dikirim apa adanya lewat WiFi, seperti saat QR dipindai.',
    ),
  'hotspot-enable': (servers: string) =>
    offer(
      'hotspot-enable',
      'Nyalakan server hotspot',
      `Menyalakan server hotspot ${servers}.`,
      'Semua alat di antarmuka itu harus masuk dengan voucher; yang belum masuk langsung terputus.',
    ),
  'own-user': () =>
    offer(
      'own-user',
      'Buat pengguna khusus',
      'Membuat grup "loketnet" (izin read, write, api, test) dan pengguna khusus dengan kata sandi acak di router.',
      'Kata sandinya disimpan terkunci di komputer ini, dan LoketNet menyambung lagi dengan pengguna itu.',
      'Pengguna yang sekarang tidak diubah dan tidak dihapus.',
    ),
  'api-limit': (service: string, address: string) =>
    offer(
      'api-limit',
      'Batasi ke komputer ini',
      `Layanan ${service} di router hanya menerima ${address}, alamat komputer ini. Dicoba dulu; bila LoketNet ikut tertutup, dikembalikan.`,
      'Program lain yang masuk lewat API dari alat lain (misalnya Mikhmon) tidak bisa masuk lagi.',
      'Komputer ini harus beralamat tetap. Bila alamatnya berubah, buka lagi lewat WinBox di IP > Services.',
    ),
  'device-mode': (features: string) =>
    offer(
      'device-mode',
      'Minta izin device-mode',
      `Meminta router mengizinkan ${features}.`,
      'Sesudah itu dalam 5 menit seseorang harus menekan tombol di router, atau mencabut dan memasang listriknya. Router menyala ulang dan pelanggan terputus sebentar.',
    ),
  expiry: () =>
    offer(
      'expiry',
      'Pasang penjaga masa aktif',
      'Memasang dua skrip dan satu penjadwal LoketNet di router, atau mengembalikannya seperti semula.',
      'Skrip lain di router tidak disentuh. Dapat dilepas lagi kapan saja dengan "Lepas dari router".',
    ),
} as const
