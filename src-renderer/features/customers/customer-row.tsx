// Owns: one customer on a narrow screen, where columns have no room.
// Must never: show what the list was not given.
import type { CustomerListItem } from '../../../src-main/features/customers/contract'
import { rupiah } from '../../../src-main/shared/money'
import { Money, StatusChip } from '../../ui'
import css from './customers.module.css'
import { phoneText } from './list-columns'
import { summaryState } from './words'

export function CustomerRow({ row }: { readonly row: CustomerListItem }) {
  const state = summaryState(row.services)
  const [first] = row.services
  return (
    <div className={css.row}>
      <strong>{row.name}</strong>
      {state && <StatusChip {...state} />}
      <span className={css.soft}>
        {[row.number, phoneText(row.phone), first?.packageName].filter(Boolean).join(' · ')}
      </span>
      {row.open > 0 && <Money amount={rupiah(row.open)} tone="bad" />}
    </div>
  )
}
