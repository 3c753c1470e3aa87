// Owns: amounts of data (Kuota Data) as people choose and read them. Bytes inside.
// Must never: sell less than the phone counts: 1 GB is 1,024 MB here, as Mikhmon and WinBox count it.

export const volumeUnits = ['MB', 'GB'] as const
export type VolumeUnit = (typeof volumeUnits)[number]

export const bytesPerUnit: Readonly<Record<VolumeUnit, number>> = { MB: 1_048_576, GB: 1_073_741_824 }

/** "500 MB", "2gb", "1,5 G". Null without a unit (2 of what?) and for anything else; whole bytes come out. */
export function parseVolume(text: string): number | null {
  const match = /^(\d{1,6})(?:[.,](\d))?\s*([mg])b?$/i.exec(text.trim())
  if (!match) return null
  const [, whole = '', fraction = '', unit = ''] = match
  const amount = Number(`${whole}.${fraction || '0'}`)
  return Math.round(amount * bytesPerUnit[unit.toUpperCase() === 'G' ? 'GB' : 'MB'])
}

/** "2 GB", "500 MB", "1,5 GB", "1500 MB": the shortest text that is read back as the same bytes; odd bytes are rounded. */
export function formatVolume(bytes: number): string {
  const { MB, GB } = bytesPerUnit
  const tenths = Math.round((bytes * 10) / GB)
  const isGigabytes = tenths >= 10 && Math.round((tenths * GB) / 10) === bytes
  if (isGigabytes || (bytes >= GB && bytes % MB !== 0)) return `${String(tenths / 10).replace('.', ',')} GB`
  return `${String(bytes >= MB ? Math.round(bytes / MB) : Math.round((bytes * 10) / MB) / 10).replace('.', ',')} MB`
}
