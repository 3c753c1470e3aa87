// Owns: what the parts of "Periksa router" are called on screen.
// Must never: decide anything.
import type { CheckFinding } from '../../../src-main/features/preflight/contract'

export const GROUP_NAMES: Readonly<Record<CheckFinding['group'], string>> = {
  link: 'Sambungan',
  rights: 'Izin',
  hotspot: 'Hotspot',
  clock: 'Jam',
  expiry: 'Masa aktif',
  board: 'Tipe',
}
