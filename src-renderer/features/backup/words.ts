// Owns: the words of copies on screen.
// Must never: call a copy good that was not opened and compared.
import type { CopyItem } from '../../../src-main/features/backup/contract'
import type { StatusChipProps } from '../../ui'

const WHY_WORDS: Readonly<Record<NonNullable<CopyItem['why']>, string>> = {
  harian: 'Harian',
  shift: 'Tutup shift',
  tangan: 'Dengan tangan',
  'sebelum-pulih': 'Sebelum pulih',
}

export const whyWord = (why: CopyItem['why']): string => (why === null ? 'Tidak diketahui' : WHY_WORDS[why])

export function stateWord({ state, isForeignKey }: CopyItem): StatusChipProps {
  if (state === 'torn') return { tone: 'bad', word: 'Rusak' }
  if (state === 'unchecked') return { tone: 'warn', word: 'Belum diperiksa' }
  return isForeignKey ? { tone: 'warn', word: 'Kunci lain' } : { tone: 'good', word: 'Utuh' }
}

export const placeWord = (place: CopyItem['place']): string => (place === 'main' ? 'Komputer ini' : 'Folder kedua')

/** "12,4 MB". */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 1_000_000
  if (megabytes >= 1000) return `${(megabytes / 1000).toFixed(1).replace('.', ',')} GB`
  return megabytes >= 0.1 ? `${megabytes.toFixed(1).replace('.', ',')} MB` : `${Math.ceil(bytes / 1000)} kB`
}
