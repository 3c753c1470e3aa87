// Owns: the open bills of one customer, to be ticked: the oldest stands first.
// Must never: hide a bill that is open.
import { Checkbox } from '@mantine/core'
import type { CounterBill } from '../../../src-main/features/payments/shapes'
import { rupiah } from '../../../src-main/shared/money'
import { Money } from '../../ui/money'
import { StatusChip } from '../../ui/status-chip'
import css from './desk.module.css'
import { dueWord, rp } from './words'

export interface BillTicksProps {
  readonly bills: readonly CounterBill[]
  readonly ticked: ReadonlySet<number>
  readonly isFrozen: boolean
  readonly onChange: (ticked: ReadonlySet<number>) => void
}

export function BillTicks({ bills, ticked, isFrozen, onChange }: BillTicksProps) {
  const toggle = (id: number) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <ul className={css.bills} aria-label="Tagihan yang belum dibayar">
      {bills.map((bill) => (
        <li key={bill.id} className={css.bill} data-ticked={ticked.has(bill.id) || undefined}>
          <Checkbox
            checked={ticked.has(bill.id)}
            disabled={isFrozen}
            onChange={() => toggle(bill.id)}
            label={
              <span className={css.billWords}>
                <span className={css.name}>{bill.title}</span>
                <span className={`${css.soft} ln-number`}>
                  {bill.number}
                  {bill.open < bill.total && ` · sisa dari ${rp(bill.total)}`}
                </span>
              </span>
            }
          />
          <span className={css.billMoney}>
            <Money amount={rupiah(bill.open)} size="lg" />
            <StatusChip {...dueWord(bill)} />
          </span>
        </li>
      ))}
    </ul>
  )
}
