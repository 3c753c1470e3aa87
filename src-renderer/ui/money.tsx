// Owns: an amount of rupiah on the screen: tabular, never broken over two lines, negative in words too.
// Must never: round or shorten what is paid.

import { formatRupiah, type Rupiah } from '../../src-main/shared/money'
import { classes } from '../lib/classes'
import css from './money.module.css'

export type MoneyProps = {
  readonly amount: Rupiah
  readonly size?: 'sm' | 'md' | 'lg' | 'xl' | 'hero'
  readonly tone?: 'plain' | 'soft' | 'good' | 'bad'
  /** a plus before what came in */
  readonly isSigned?: boolean
  /** crossed out: the price before a discount, a cancelled sale */
  readonly isVoid?: boolean
}

export function Money({ amount, size = 'md', tone = 'plain', isSigned = false, isVoid = false }: MoneyProps) {
  const text = isSigned && amount > 0 ? `+${formatRupiah(amount)}` : formatRupiah(amount)
  if (isVoid) {
    return (
      <del className={classes(css.money, 'ln-number')} data-size={size} data-tone="soft">
        {text}
      </del>
    )
  }
  return (
    <span className={classes(css.money, 'ln-number')} data-size={size} data-tone={tone}>
      {text}
    </span>
  )
}
