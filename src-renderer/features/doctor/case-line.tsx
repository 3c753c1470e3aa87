// Owns: one finding of the doctor: which code, what was seen, what would be done.
// Must never: hide why.
import type { ReactNode } from 'react'
import { CASE_NAMES, type CaseItem, type CaseState } from '../../../src-main/features/doctor/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { useSession } from '../../api'
import { StatusChip, type Tone } from '../../ui'
import css from './doctor.module.css'

const STATES: Readonly<Record<CaseState, { readonly tone: Tone; readonly word: string; readonly isBusy?: boolean }>> = {
  open: { tone: 'warn', word: 'Menunggu keputusan' },
  chosen: { tone: 'info', word: 'Sedang diperbaiki', isBusy: true },
  mended: { tone: 'good', word: 'Sudah diperbaiki' },
  gone: { tone: 'calm', word: 'Sembuh sendiri' },
  dismissed: { tone: 'calm', word: 'Dibiarkan' },
}

export function CaseLine({ item, tick }: { readonly item: CaseItem; readonly tick?: ReactNode }) {
  const { zone } = useSession()
  const who = item.decidedByName === null ? '' : ` oleh ${item.decidedByName}`
  return (
    <li className={css.case}>
      {tick}
      <div className={css.words}>
        <span className={css.head}>
          <strong className="ln-code">{item.code}</strong>
          <span className={css.soft}>{item.packageName}</span>
          <span className={css.kind}>{CASE_NAMES[item.kind]}</span>
          {item.state !== 'open' && <StatusChip {...STATES[item.state]} />}
        </span>
        <span>{item.seen}</span>
        <span className={css.soft}>{item.proposal}</span>
        {item.doneAt !== null && (
          <span className={css.soft}>
            {STATES[item.state].word} {formatInstant(item.doneAt, zone)}
            {who}.
          </span>
        )}
      </div>
    </li>
  )
}
