// Owns: what the states of the expiry guard are called on screen.
// Must never: decide anything.
import type { ExpiryItem, TrialPoint } from '../../../src-main/features/expiry/contract'
import type { Tone } from '../../ui'

export interface StateWord {
  readonly tone: Tone
  readonly word: string
  readonly isBusy?: boolean
}

const STATES: Readonly<Record<ExpiryItem['state'], StateWord>> = {
  unseen: { tone: 'calm', word: 'Belum diperiksa' },
  installed: { tone: 'good', word: 'Terpasang' },
  missing: { tone: 'warn', word: 'Belum terpasang' },
  drifted: { tone: 'warn', word: 'Berubah di router' },
  refused: { tone: 'bad', word: 'Ditolak router' },
  unkept: { tone: 'bad', word: 'Tidak disimpan router' },
}

/** A refused one is tried again by itself, but that is not the news. */
export const isUnderWay = ({ isWaiting, state }: ExpiryItem): boolean => isWaiting && state !== 'refused'

export function stateWord(item: ExpiryItem): StateWord {
  if (isUnderWay(item)) return { tone: 'info', word: 'Sedang dipasang', isBusy: true }
  if (item.state === 'installed' && (item.pulse === 'stopped' || item.pulse === 'refused'))
    return { tone: 'bad', word: 'Berhenti berdenyut' }
  if (!item.isWanted) return { tone: 'calm', word: item.state === 'missing' ? 'Dilepas' : 'Tidak diperbaiki sendiri' }
  return STATES[item.state]
}

/** What it means for the shop, in one sentence; null while all is well. */
export function meaningOf(item: ExpiryItem): string | null {
  if (isUnderWay(item)) return null
  const alone = 'Voucher yang habis saat aplikasi tertutup tidak ditutup.'
  if (!item.isWanted)
    return item.state === 'missing'
      ? `Tidak ada skrip LoketNet di router ini. ${alone}`
      : 'Yang ada di router tetap bekerja, tetapi bila berubah tidak diperbaiki sendiri.'
  switch (item.state) {
    case 'installed':
      if (item.pulse === 'refused')
        return `Penjadwal memanggil, tetapi skripnya tidak jalan: periksa izin pengguna API. ${alone}`
      if (item.pulse === 'stopped') return `Penjadwal router tidak memanggil skripnya: periksa device-mode. ${alone}`
      return null
    case 'missing':
      return 'Dipasang sendiri begitu ada voucher untuk router ini.'
    case 'drifted':
      return `Isinya berbeda dari yang dipasang LoketNet. ${alone}`
    case 'unkept':
      return `Router menerima perintahnya, tetapi tidak menyimpannya. ${alone}`
    case 'refused':
      return alone
    case 'unseen':
      return null
  }
}

export const DEED_WORDS = { install: 'Pemasangan terakhir', detach: 'Pelepasan' } as const

export const OUTCOMES: Readonly<Record<'done' | 'refused' | 'not-reached', StateWord>> = {
  done: { tone: 'good', word: 'Selesai' },
  refused: { tone: 'bad', word: 'Ditolak' },
  'not-reached': { tone: 'calm', word: 'Belum dijalankan' },
}

export const VERDICTS: Readonly<Record<TrialPoint['verdict'], StateWord>> = {
  pass: { tone: 'good', word: 'Lulus' },
  fail: { tone: 'bad', word: 'Gagal' },
  cannot: { tone: 'calm', word: 'Tidak dapat diuji dari sini' },
}

export function tally(points: readonly TrialPoint[]): string {
  const count = (verdict: TrialPoint['verdict']) => points.filter((point) => point.verdict === verdict).length
  return `${count('pass')} lulus, ${count('fail')} gagal, ${count('cannot')} tidak dapat diuji dari sini`
}
