// Owns: the sentences about what a router did for a subscription.
// Must never: decide anything.

interface Named {
  readonly customerName: string
  readonly username: string | null
  readonly address: string | null
}

const named = ({ customerName, username, address }: Named): string => {
  const what = username ?? address
  return what === null ? customerName : `${customerName} (${what})`
}

export const PROVISION_TEXTS = {
  confirmed: {
    open: (router: string) => `Terpasang dan terbuka di router ${router}.`,
    isolated: (router: string) => `Isolir berlaku di router ${router}.`,
    off: (router: string) => `Dimatikan di router ${router}.`,
    gone: (router: string) => `Sudah diambil dari router ${router}.`,
  },
  memberIsolated: (router: string) =>
    `Isolir berlaku di router ${router}: member hotspot dimatikan dan dikeluarkan, tidak dibelokkan ke halaman isolir.`,
  adopted: (router: string) => `Yang sudah ada di router ${router} diambil alih.`,
  timeIsUp: 'Masa aktif habis',
  renewed: 'Masa aktif dibeli lagi',
  givenUp: 'Pekerjaan di router dibatalkan orang di layar Kendala.',
  unknown: 'Pasang langganan (sudah dihapus)',
  say: {
    active: (kept: Named, router: string) => `Pasang internet ${named(kept)} di router ${router}`,
    suspended: (kept: Named, router: string) => `Isolir ${named(kept)} di router ${router}`,
    paused: (kept: Named, router: string) => `Matikan (jeda) ${named(kept)} di router ${router}`,
    stopped: (kept: Named, router: string) => `Ambil ${named(kept)} dari router ${router}`,
    away: (kept: Named, router: string) => `Ambil ${named(kept)} dari router lama ${router}`,
    profile: (master: string, router: string) => `Samakan kecepatan Paket Induk ${master} di router ${router}`,
    isolir: (router: string) => `Pasang profil dan aturan isolir di router ${router}`,
    isolirAway: (router: string) => `Lepas aturan isolir dari router ${router}`,
  },
  cancelWarning:
    'Router dibiarkan seperti sekarang, jadi bisa berbeda dengan pembukuan. Bisa dicoba lagi dari kartu pelanggan.',
  cancelProfile: 'Profil di router dibiarkan seperti sekarang; kecepatan lama tetap berlaku.',
  cancelIsolir: 'Router dibiarkan seperti sekarang. Bisa dipasang lagi di Pengaturan > Isolir.',
} as const

export const KIND_LABELS = { secret: 'Pelanggan PPPoE' } as const

export const KIND_WHY = {
  missing: (state: 'active' | 'suspended' | 'paused' | 'stopped') =>
    state === 'active'
      ? 'Ada di pembukuan, tidak ada di router. Pelanggan ini tidak bisa internetan.'
      : 'Ada di pembukuan, tidak ada di router. Isolir atau jedanya mungkin tidak berlaku.',
  different: 'Ada di router, tetapi isinya diubah orang.',
  clash: 'Orang lain memakai nama ini di router. Tekan "Ambil alih" di kartu pelanggan, atau ganti usernamenya.',
  notAnyMore: 'Sisa milik kita yang tidak diperlukan lagi untuk langganan ini.',
  stopped: 'Langganannya sudah berhenti, tetapi masih ada di router dan bisa dipakai.',
  elsewhere: 'Langganan ini sudah pindah ke router lain.',
  foreign: 'Bukan buatan LoketNet. Tidak disentuh.',
  foreignMark: 'Bertanda LoketNet, tetapi tidak dikenal pembukuan ini. Tidak disentuh.',
} as const

export const PROFILE_WHY = {
  label: 'Profil PPPoE',
  missing: 'Profil ini tidak ada di router; modem yang menelepon lagi akan gagal.',
  different: 'Profil ini diubah orang di router.',
  foreign: 'Bukan buatan LoketNet. Tidak disentuh.',
} as const

export const STEP_TEXTS = {
  pool: { where: 'IP > Pool', says: 'Alamat untuk pelanggan yang diisolir' },
  profile: { where: 'PPP > Profiles', says: 'Profil yang dipakai selama isolir' },
  filter: 'IP > Firewall > Filter Rules',
  nat: 'IP > Firewall > NAT',
} as const

const PAGE_PROBLEMS: Readonly<Record<string, (port: number) => string>> = {
  EADDRINUSE: (port) => `Port ${port} sedang dipakai program lain. Pilih angka lain.`,
  EADDRNOTAVAIL: () => 'Komputer ini tidak punya alamat itu lagi. Pilih alamat yang lain.',
  EACCES: (port) => `Port ${port} tidak boleh dipakai program biasa. Pakai angka di atas 1024, misalnya 8090.`,
}

export const PAGE_TEXTS = {
  problem: (code: string, port: number): string =>
    PAGE_PROBLEMS[code]?.(port) ?? `Halaman tidak dapat dibuka (${code}).`,
} as const
