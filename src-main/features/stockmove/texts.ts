// Owns: the sentences of moving stock.
// Must never: decide anything.
export const MOVE_TEXTS = {
  moving: (from: string, to: string) => `Dipindah dari router ${from} ke ${to}`,
  cancelled: 'Pemindahan dibatalkan.',
  clash: 'Nama ini sudah dipakai orang di router tujuan.',
  refused: (text: string) => `Router tujuan menolak: ${text}`,
} as const
