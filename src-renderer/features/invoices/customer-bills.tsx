// Owns: the bills of one customer, for the card of the customer.
// Must never: show more than it says; the rest stands in Tagihan.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, toProblem, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, Button, ErrorNotice, Money, Panel, Skeleton, StatusChip } from '../../ui'
import css from './invoices.module.css'
import { aboutShort } from './list-columns'
import { ManualBillForm } from './manual-form'
import { billWord, dueText } from './words'

const SHOWN = 12

export interface BillsPanelProps {
  readonly customer: { readonly id: string; readonly name: string }
}

export function BillsPanel({ customer }: BillsPanelProps) {
  const { id: customerId } = customer
  const { may } = useSession()
  const [limit, setLimit] = useState(SHOWN)
  const [isMaking, setMaking] = useState(false)
  const bills = useQuery(orpc.invoices.ofCustomer.queryOptions({ input: { customerId, limit } }))
  const problem = bills.error && toProblem(bills.error)
  const rows = bills.data?.rows ?? []
  return (
    <Panel
      title="Tagihan"
      detail={bills.data && bills.data.open > 0 ? `Belum dibayar ${formatRupiah(rupiah(bills.data.open))}` : undefined}
      actions={
        may(MANAGERS) && (
          <Button size="xs" variant="default" onClick={() => setMaking(true)}>
            + Tagihan manual
          </Button>
        )
      }
    >
      {problem && (
        <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void bills.refetch()} />
      )}
      {!bills.data && !problem && <Skeleton lines={3} />}
      {bills.data && rows.length === 0 && <p className={css.text}>Belum ada tagihan.</p>}
      <ul className={css.list}>
        {rows.map((bill) => (
          <li key={bill.id} className={css.card}>
            <span>
              <Anchor href={linkTo('tagihan', 'daftar', String(bill.id))}>{bill.number}</Anchor> {aboutShort(bill)}
            </span>
            <Money amount={rupiah(bill.total)} isVoid={bill.state === 'cancelled'} />
            <span className={css.soft}>
              {dueText(bill)}
              {bill.state === 'unpaid' && bill.paid > 0 && `, sisa ${formatRupiah(rupiah(bill.total - bill.paid))}`}
            </span>
            <StatusChip {...billWord(bill)} />
          </li>
        ))}
      </ul>
      {rows.length === limit && limit < 200 && (
        <Button size="xs" variant="subtle" onClick={() => setLimit(Math.min(200, limit * 4))}>
          Tampilkan yang lebih lama
        </Button>
      )}
      {isMaking && (
        <ManualBillForm customer={customer} onClose={() => setMaking(false)} onMade={() => setMaking(false)} />
      )}
    </Panel>
  )
}
