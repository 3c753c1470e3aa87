// Owns: a quick-print preset or a PPP profile that may become a package of its own.
// Must never: be ticked by itself when its price stands nowhere.
import { useState } from 'react'
import type { ExtraChoice, ExtraFacts } from '../../../src-main/features/takeover/contract'
import { rupiah } from '../../../src-main/shared/money'
import { Checkbox, MoneyInput, TextField } from '../../ui'
import css from './takeover.module.css'
import { newTarget } from './words'

export interface ExtraRowProps {
  readonly facts: ExtraFacts
  readonly choice: ExtraChoice
  readonly priceLabel: string
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (target: ExtraChoice['target']) => void
}

export function ExtraRow({ facts, choice, priceLabel, errorOf, onChange }: ExtraRowProps) {
  const { target } = choice
  // Ticked off and on again it is what it was.
  const [last, setLast] = useState(target)
  const tick = (isTaken: boolean) => {
    setLast(target)
    onChange(isTaken ? (last.kind === 'new' ? last : newTarget(facts.name)) : { kind: 'leave' })
  }
  const problem = errorOf('activeSeconds')
  return (
    <li className={css.card} data-taken={target.kind === 'new' || undefined}>
      <div className={css.known}>
        <Checkbox
          label={<strong>{facts.name}</strong>}
          checked={target.kind === 'new'}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
        <span className={css.soft}>{facts.summary}</span>
        {target.kind === 'new' && target.customerPrice === null && <span className={css.doubt}>Isi harganya.</span>}
        {problem && <span className={css.doubt}>{problem}</span>}
      </div>
      {target.kind === 'new' && (
        <div className={css.becomes}>
          <div className={css.fields}>
            <TextField
              label="Nama paket"
              required
              maxLength={40}
              value={target.name}
              onChange={(name) => onChange({ ...target, name })}
              error={errorOf('name')}
            />
            <MoneyInput
              label={priceLabel}
              required
              value={target.customerPrice === null ? null : rupiah(target.customerPrice)}
              onChange={(customerPrice) => onChange({ ...target, customerPrice })}
              error={errorOf('customerPrice')}
            />
          </div>
        </div>
      )}
    </li>
  )
}
