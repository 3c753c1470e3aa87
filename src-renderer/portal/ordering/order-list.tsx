// Owns: orders as lines that open.
// Must never: call an order active that is not.
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { StateChip } from '../chip'
import { money } from '../money'
import { useZone } from '../pages/zone'
import kit from '../ui.module.css'
import { orderChip } from './order-words'
import css from './ordering.module.css'
import type { OrderRow } from './types'

export function OrderList({ rows }: { readonly rows: readonly OrderRow[] }) {
  const zone = useZone()
  return (
    <ul className={kit.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <a href={`#/pesanan/${row.id}`} className={kit.row}>
            <span>
              <strong>{row.title}</strong>
              <br />
              <small className={css.soft}>
                {row.number} · {formatInstant(row.placedAt, zone)}
              </small>
              <br />
              <StateChip {...orderChip(row)} />
            </span>
            <strong className={kit.value}>{money(row.total)}</strong>
          </a>
        </li>
      ))}
    </ul>
  )
}
