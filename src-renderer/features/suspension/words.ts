// Owns: the words of isolir on screen.
// Must never: say of the router what it has not confirmed.
import type { IsolatedItem, Run, RunItem } from '../../../src-main/features/suspension/contract'
import { calendarDate, daysBetween, formatDate } from '../../../src-main/shared/calendar-date'
import type { StatusChipProps } from '../../ui'

type RouterSide = Pick<RunItem, 'access' | 'provision' | 'routerName'>

/** What the router has done of the wish; `isShut` = the shop wants it isolated. */
export function routerWord({ access, provision, routerName }: RouterSide, isShut: boolean): StatusChipProps {
  if (provision === 'unmanaged' || routerName === null) return { tone: 'calm', word: 'Tanpa router' }
  if (provision === 'failed') return { tone: 'bad', word: 'Ditolak router' }
  if (provision === 'missing') return { tone: 'bad', word: 'Hilang dari router' }
  if (provision === 'waiting')
    return { tone: 'warn', word: isShut ? 'Isolir, menunggu router' : 'Dibuka, menunggu router', isBusy: true }
  if (access === 'isolated') return { tone: 'bad', word: 'Terisolir di router' }
  if (access === 'open') return { tone: 'good', word: 'Terbuka di router' }
  return { tone: 'calm', word: 'Mati di router' }
}

export const cautionWords: Readonly<Record<Run['caution'], string>> = {
  none: '',
  ask: 'Setelan isolir: minta izin dulu. Tidak ada yang diisolir sebelum Anda menjawab.',
  brake: 'Ditahan rem isolir: lebih banyak dari batas yang Anda tetapkan. Periksa dulu tagihan dan tanggalnya.',
  clock:
    'Jam komputer baru meloncat, atau PC lama mati. Periksa tanggal hari ini sebelum menjawab; karena itu tidak dijalankan sendiri.',
  person: 'Daftar ini dibuat dengan tangan. Tidak ada yang diisolir sebelum Anda menjawab.',
}

export const lateText = (oldestDueDay: string, today: string): string => {
  const days = daysBetween(calendarDate(oldestDueDay), calendarDate(today))
  return `${formatDate(calendarDate(oldestDueDay))} (${days} hari)`
}

export const isShut = (item: Pick<IsolatedItem, 'state'>): boolean => item.state === 'suspended'

export const RUN_WORDS: Readonly<Record<Run['state'], StatusChipProps>> = {
  proposed: { tone: 'warn', word: 'Menunggu jawaban' },
  held: { tone: 'bad', word: 'Ditahan rem' },
  done: { tone: 'good', word: 'Dijalankan' },
  dismissed: { tone: 'calm', word: 'Tidak dijalankan' },
}
