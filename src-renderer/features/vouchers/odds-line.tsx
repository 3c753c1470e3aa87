// Owns: how hard the codes of a form are to guess, said while somebody types.
// Must never: reckon with fewer codes than are out there.

import { formatThousands } from '../../../src-main/shared/money'
import {
  CODE_ALPHABET,
  type GuessOdds,
  guessTimeText,
  oddsText,
  passwordLength,
} from '../../../src-main/shared/voucher-code'
import { Notice } from '../../ui'
import type { CodeValues } from './batch-values'
import css from './vouchers.module.css'

export interface OddsLineProps {
  readonly shape: CodeValues
  readonly odds: GuessOdds
  /** Codes that work on that router, the new ones included. */
  readonly outstanding: number
}

export function OddsLine({ shape, odds, outstanding }: OddsLineProps) {
  const words = `${oddsText(odds)}. Menebak satu kode dengan 1 coba per detik: ${guessTimeText(odds)}, dengan ${formatThousands(outstanding)} kode beredar.`
  return (
    <div className={css.odds}>
      <span>
        Contoh: <span className="ln-code">{sampleOf(shape)}</span>
      </span>
      {odds.isTooEasy ? (
        <Notice tone="warn" title="Kode sependek ini mudah ditebak">
          {words} Tambah panjangnya, atau minta PIN Pemilik.
        </Notice>
      ) : (
        <span className={css.soft}>{words}</span>
      )}
    </div>
  )
}

/** Not a real code: the alphabet read from its fifth sign. */
function sampleOf(shape: CodeValues): string {
  const signs = (from: number, count: number) => CODE_ALPHABET.repeat(2).slice(from, from + count)
  const password = passwordLength(shape)
  return `${shape.prefix}${signs(5, shape.length)}${password > 0 ? ` + sandi ${signs(14, password)}` : ''}`
}
