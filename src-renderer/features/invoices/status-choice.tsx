// Owns: the row of statuses above the list, each with its true count and what is still open.
// Must never: count by itself.
import type { BillCounts, BillStatus } from '../../../src-main/features/invoices/contract'
import { BILL_STATUS_NAMES } from '../../../src-main/features/invoices/contract'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import css from './invoices.module.css'
import { STATUS_TONES } from './words'

const ORDER: readonly (BillStatus | null)[] = [null, 'unpaid', 'pending', 'overdue', 'paid', 'cancelled']

export interface StatusChoiceProps {
  readonly value: BillStatus | null
  readonly onChange: (status: BillStatus | null) => void
  readonly counts: BillCounts | undefined
}

export function StatusChoice({ value, onChange, counts }: StatusChoiceProps) {
  return (
    <fieldset className={css.statuses}>
      <legend className="ln-hidden">Status tagihan</legend>
      {ORDER.map((status) => {
        const sums = counts?.[status ?? 'all']
        const isOpen = status === 'unpaid' || status === 'pending' || status === 'overdue'
        const amount = sums && (isOpen ? sums.total - sums.paid : status === 'paid' ? sums.paid : null)
        return (
          <button
            key={status ?? 'all'}
            type="button"
            className={css.status}
            data-tone={status === null ? undefined : STATUS_TONES[status]}
            aria-pressed={value === status}
            onClick={() => onChange(status)}
          >
            <span className={css.statusWord}>{status === null ? 'Semua' : BILL_STATUS_NAMES[status]}</span>
            <strong className="ln-number">{sums ? formatThousands(sums.count) : '…'}</strong>
            <span className={css.statusMoney}>{typeof amount === 'number' ? formatRupiah(rupiah(amount)) : ' '}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
