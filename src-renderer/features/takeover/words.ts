// Owns: what the states and outcomes of a take-over are called on screen, and how a choice begins.
// Must never: decide what is taken; the core judges every row.
import {
  type FoundRow,
  type NewTarget,
  OUTCOME_NAMES,
  type Outcome,
  type ProfileFacts,
  type TakeoverItem,
  type TakeoverState,
} from '../../../src-main/features/takeover/contract'
import { monthNames } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import type { Tone } from '../../ui'

interface Word {
  readonly tone: Tone
  readonly word: string
}

const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = { new: 'good', known: 'info', conflict: 'bad', skipped: 'calm' }
export const outcomeWord = (outcome: Outcome): Word => ({ tone: OUTCOME_TONES[outcome], word: OUTCOME_NAMES[outcome] })

export const STATE_WORDS: Readonly<Record<TakeoverState, Word>> = {
  draft: { tone: 'calm', word: 'Belum diambil' },
  running: { tone: 'info', word: 'Sedang ditulis ke router' },
  done: { tone: 'good', word: 'Sudah diambil alih' },
  undoing: { tone: 'info', word: 'Sedang dikembalikan' },
  undone: { tone: 'calm', word: 'Sudah dikembalikan' },
}

export const ITEM_WORDS: Readonly<Record<FoundRow['state'], Word | null>> = {
  none: null,
  waiting: { tone: 'info', word: 'Menunggu router' },
  done: { tone: 'good', word: 'Tertulis' },
  gone: { tone: 'calm', word: 'Sudah tidak ada di router' },
  changed: { tone: 'bad', word: 'Tidak jadi diambil' },
  restoring: { tone: 'info', word: 'Menunggu router' },
  restored: { tone: 'calm', word: 'Dikembalikan' },
  kept: { tone: 'warn', word: 'Tetap milik LoketNet' },
}

/** "12 belum dipakai · 6 berjalan". */
export function countWords({ unused, running, open, past, plain }: ProfileFacts): string {
  const parts = [
    [unused, 'belum dipakai'],
    [running, 'berjalan'],
    [open, 'dipakai tanpa batas waktu'],
    [past, 'lewat waktu'],
    [plain, 'pengguna biasa'],
  ] as const
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatThousands(count)} ${word}`)
  return words.join(' · ') || 'tidak ada voucher'
}

/** What a form starts with when somebody chooses "Paket baru". */
export const newTarget = (name: string, known: Partial<Omit<NewTarget, 'kind' | 'name'>> = {}): NewTarget => ({
  kind: 'new',
  name: name.slice(0, 40).trim(),
  customerPrice: known.customerPrice ?? null,
  operatorPrice: known.operatorPrice ?? null,
  activeSeconds: known.activeSeconds ?? null,
})

/** "2026-11" -> "November 2026". */
export const monthWords = (month: string): string => {
  const [year, number] = month.split('-')
  return `${monthNames[Number(number) - 1] ?? ''} ${year}`
}

export const shortMonth = (month: string): string => `${(monthWords(month)).slice(0, 3)} ${month.slice(2, 4)}`

export function progressWords({ progress, state }: TakeoverItem): string {
  const { done, restored, kept, gone, changed } = progress
  const parts: (readonly [number, string])[] =
    state === 'undone' || state === 'undoing'
      ? [
          [restored, 'dikembalikan'],
          [kept, 'tetap milik LoketNet'],
          [gone, 'sudah tidak ada'],
        ]
      : [
          [done, 'tertulis'],
          [gone, 'sudah tidak ada'],
          [changed, 'tidak jadi diambil'],
        ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formatThousands(count)} ${word}`)
    .join(' · ')
}

/** RouterOS commands for a person whose API user may not do it. */
export const monitorCommand = (names: readonly string[], isOn: boolean): string =>
  names
    .map(
      (name) =>
        `/system scheduler set [find where name="${name.replace(/["\\$?]/g, '\\$&')}"] disabled=${isOn ? 'no' : 'yes'}`,
    )
    .join('\n')
