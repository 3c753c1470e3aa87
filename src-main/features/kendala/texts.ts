// Owns: the sentences of the Kendala screen that belong to no feature.
// Must never: decide anything.
export const KENDALA_TEXTS = {
  unknownLane: 'Router yang sudah diarsipkan',
  unknownJob: (id: number) => `Pekerjaan nomor ${id}`,
  keepUnknown: 'Pekerjaan ini belum dikenal versi ini; biarkan menunggu.',
  bug: (id: number) => ({
    message: `Terjadi kesalahan tak terduga (pekerjaan nomor ${id}).`,
    advice: 'Sudah dicatat dan dicoba lagi sendiri. Tidak ada yang hilang. Sebutkan nomornya bila meminta bantuan.',
  }),
  drift: (count: number, name: string) => ({
    code: 'PROFILE_DRIFT',
    message: `${count} profil di router ${name} berbeda dari Paket Induk.`,
    advice: 'Buka layar Router, lihat bedanya, lalu "Samakan".',
  }),
} as const
