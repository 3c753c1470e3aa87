// Owns: the ten colours a package may wear on the selling screen and on printed vouchers, by name.
// Must never: be the only mark of anything; a name always stands on the tile.

export const tileColors = [
  'pandan',
  'laut',
  'langit',
  'terong',
  'mawar',
  'cabai',
  'jingga',
  'kunyit',
  'kopi',
  'batu',
] as const
export type TileColor = (typeof tileColors)[number]

export const isTileColor = (value: unknown): value is TileColor => tileColors.some((color) => color === value)

/** As a person calls it. */
export const tileColorName: Readonly<Record<TileColor, string>> = {
  pandan: 'Hijau pandan',
  laut: 'Hijau laut',
  langit: 'Biru langit',
  terong: 'Ungu terong',
  mawar: 'Merah mawar',
  cabai: 'Merah cabai',
  jingga: 'Jingga',
  kunyit: 'Kuning kunyit',
  kopi: 'Cokelat kopi',
  batu: 'Abu batu',
}

/** For paper and tiles; white text on each reaches 4.5:1. */
export const tileColorHex: Readonly<Record<TileColor, string>> = {
  pandan: '#2a7a3b',
  laut: '#0f7480',
  langit: '#2366ad',
  terong: '#6b4aa8',
  mawar: '#b03068',
  cabai: '#b3261e',
  jingga: '#b04a08',
  kunyit: '#8a6400',
  kopi: '#75543a',
  batu: '#5a625c',
}
