// Owns: the orders of one customer, for the card of the customer.
// Must never: show more than it says; the rest stands in Pesanan.
import { useQuery } from '@tanstack/react-query'
import { rupiah } from '../../../src-main/shared/money'
import { orpc } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, Money, Panel, StatusChip } from '../../ui'
import css from './orders.module.css'
import { rowWord } from './words'

const SHOWN = 5

export function CustomerOrders({ customer }: { readonly customer: { readonly id: string } }) {
  const { data } = useQuery(orpc.orders.list.queryOptions({ input: { customerId: customer.id, limit: SHOWN } }))
  if (!data || data.rows.length === 0) return null
  return (
    <Panel title="Pesanan" detail={data.next === null ? undefined : `${SHOWN} terakhir`}>
      <ul className={css.people}>
        {data.rows.map((row) => (
          <li key={row.id} className={css.card}>
            <span>
              <Anchor href={linkTo('pesanan', 'daftar', row.id)}>{row.number}</Anchor> {row.title}
            </span>
            <Money amount={rupiah(row.total)} />
            <StatusChip {...rowWord(row)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
