// Owns: amounts of data (Kuota Data) as people choose and read them. Bytes inside.
// Must never: sell less than the phone counts: 1 GB is 1,024 MB here, as Mikhmon and WinBox count it.

export const volumeUnits = ['MB', 'GB'] as const
export type VolumeUnit = (typeof volumeUnits)[number]

export const bytesPerUnit: Readonly<Record<VolumeUnit, number>> = { MB: 1_048_576, GB: 1_073_741_824 }

export type Volume = { readonly amount: number; readonly unit: VolumeUnit }

export const volumeToBytes = ({ amount, unit }: Volume): number => amount * bytesPerUnit[unit]

/** The unit a person would have used: 2147483648 -> 2 GB, 524288000 -> 500 MB. Odd bytes are rounded to whole MB, never below one. */
export function bytesToVolume(bytes: number): Volume {
  if (bytes > 0 && bytes % bytesPerUnit.GB === 0) return { amount: bytes / bytesPerUnit.GB, unit: 'GB' }
  return { amount: Math.max(1, Math.round(bytes / bytesPerUnit.MB)), unit: 'MB' }
}

/** "2 GB", "500 MB", "1,5 GB". */
export function formatVolume(bytes: number): string {
  const [size, unit] = bytes >= bytesPerUnit.GB ? [bytes / bytesPerUnit.GB, 'GB'] : [bytes / bytesPerUnit.MB, 'MB']
  const rounded = size >= 100 ? Math.round(size) : Math.round(size * 10) / 10
  return `${String(rounded).replace('.', ',')} ${unit}`
}
