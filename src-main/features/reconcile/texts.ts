// Owns: the sentences of "Cocokkan".
// Must never: decide anything.
import { formatDuration } from '../../shared/duration'

export const WHY = {
  missing: 'Ada di pembukuan, tidak ada di router. Pelanggan tidak bisa masuk dengan kode ini.',
  missingActive: 'Sedang dipakai menurut pembukuan, tetapi tidak ada di router. Sisa waktunya tetap dihitung.',
  different: 'Ada di router, tetapi isinya tidak sama dengan pembukuan.',
  unmarked: 'Ada di router dengan profil kita, tetapi tanda LoketNet di komentarnya hilang atau diubah orang.',
  over: (state: string) => `Di pembukuan sudah ${state}, tetapi masih ada di router dan bisa dipakai orang.`,
  elsewhere: (router: string) => `Voucher ini milik router ${router}; yang di sini bisa dipakai orang dua kali.`,
  copy: (code: string) => `Salinan dari voucher ${code}: tandanya sama, namanya lain.`,
  clash: 'Orang lain memakai nama ini di router. Voucher kita dengan kode ini tidak dapat dimasukkan.',
  foreign: 'Bukan buatan LoketNet. Tidak disentuh.',
  foreignMark: 'Bertanda LoketNet, tetapi tidak dikenal pembukuan ini. Tidak disentuh.',
  profileMissing: 'Profil paket ini tidak ada di router; voucher baru dari paket ini akan ditolak.',
  profileDifferent: 'Profil paket ini diubah orang di router.',
  profileLeftover: 'Profil lama kita yang tidak dipakai paket maupun voucher mana pun.',
  poolMissing: (masters: string) =>
    `Dipakai Paket Induk ${masters}, tetapi tidak ada di router. Buat poolnya di router.`,
  expiryMissing: 'Bagian penjaga masa aktif ini belum ada di router.',
  expiryDifferent: 'Bagian penjaga masa aktif ini berubah di router.',
} as const

export const LABELS = {
  user: 'Pengguna hotspot',
  profile: 'Profil pengguna',
  script: 'Skrip',
  scheduler: 'Penjadwal',
  pool: 'Pool IP',
  secret: 'Pelanggan PPPoE',
  'ppp-profile': 'Profil PPPoE',
  expiry: 'Penjaga masa aktif',
} as const

export const NOTES = {
  granted: 'Dimasukkan lagi ke router (Cocokkan)',
  fixed: 'Dibetulkan di router (Cocokkan)',
  revoked: 'Dicabut dari router (Cocokkan)',
} as const

/** Values of a user as people read them. */
export function sayValue(property: string, value: number | string): string {
  if (value === 0 || value === '') return 'tidak ada'
  if (property === 'limit-uptime' && typeof value === 'number') return formatDuration(value)
  return String(value)
}
