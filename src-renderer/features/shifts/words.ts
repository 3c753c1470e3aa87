// Owns: the words of shifts.
// Must never: hold logic.
import type { CashPurpose } from '../../../src-main/features/shifts/contract'
import type { Tone } from '../../ui/theme'

export const PURPOSE_WORDS: Readonly<Record<'in' | 'out', Readonly<Record<CashPurpose, string>>>> = {
  in: { safe: 'dari kas pemilik', 'other-income': 'pendapatan lain', expense: '' },
  out: { safe: 'setor ke pemilik', expense: 'biaya toko', 'other-income': '' },
}

/** Never a colour alone: "lebih" and "kurang" stand in the word. */
export function differenceMark(difference: number): { readonly tone: Tone; readonly word: string } {
  if (difference === 0) return { tone: 'good', word: 'Pas' }
  return difference > 0 ? { tone: 'warn', word: 'Lebih' } : { tone: 'bad', word: 'Kurang' }
}
