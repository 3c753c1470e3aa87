// Owns: counting notes and coins: a row each, Enter goes to the next, the sum beside it.
// Must never: know what the books expect.
import type { KeyboardEvent } from 'react'
import { type Counted, DENOMINATIONS, sumCounted } from '../../../src-main/shared/denominations'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import { Money } from '../../ui/money'
import { NumberField } from '../../ui/number-field'
import css from './shifts.module.css'

export interface CountGridProps {
  readonly counted: Counted
  readonly onChange: (counted: Counted) => void
}

/** Enter on any row but the last goes down one; on the last it sends the form. */
function goDown(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
  const inputs = [...event.currentTarget.querySelectorAll('input')]
  const next = inputs[inputs.indexOf(event.target) + 1]
  if (!next) return
  event.preventDefault()
  next.focus()
  next.select()
}

export function CountGrid({ counted, onChange }: CountGridProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between its fields, each of which is a control
    <div className={css.count} onKeyDown={goDown}>
      {DENOMINATIONS.map((value, index) => {
        const key = String(value)
        const pieces = counted[key]
        return (
          <div key={key} className={css.pieces}>
            <span className={`${css.value} ln-number`} aria-hidden>
              {formatThousands(value)}
            </span>
            <NumberField
              label={`${value >= 1_000 ? 'Lembar' : 'Keping'} ${formatRupiah(rupiah(value))}`}
              isLabelHidden
              max={100_000}
              isFirst={index === 0}
              placeholder="0"
              value={pieces ?? null}
              onChange={(typed) => onChange({ ...counted, [key]: typed ?? undefined })}
            />
            <Money amount={rupiah(value * (pieces ?? 0))} tone={pieces ? 'plain' : 'soft'} />
          </div>
        )
      })}
      <div className={css.sum}>
        <span>Jumlah hitungan</span>
        <Money amount={sumCounted(counted)} size="xl" />
      </div>
    </div>
  )
}
