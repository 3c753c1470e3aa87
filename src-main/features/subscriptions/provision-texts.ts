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
  adopted: (router: string) => `Yang sudah ada di router ${router} diambil alih.`,
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
