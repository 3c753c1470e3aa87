// Owns: the online payments of one bill, on its page.
// Must never: stand there for a bill that nobody tried to pay online.
import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { METHOD_LABELS } from '../../../src-main/shared/gateway'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { Money } from '../../ui/money'
import { Panel } from '../../ui/panel'
import { StatusChip } from '../../ui/status-chip'
import { ChargeDeeds } from './charge-deeds'
import css from './gateways.module.css'
import { chargeDetail, chargeWord } from './words'

export function BillCharges({ invoiceId }: { readonly invoiceId: number }) {
  const { zone } = useSession()
  const { data } = useQuery(orpc.gateways.ofBill.queryOptions({ input: { invoiceId } }))
  if (!data || data.length === 0) return null
  return (
    <Panel title="Pembayaran online">
      <ul className={css.list}>
        {data.map((charge) => (
          <li key={charge.id}>
            <span className={css.line}>
              <span>{METHOD_LABELS[charge.method]}</span>
              <Money amount={rupiah(charge.amount)} />
            </span>
            <span className={css.line}>
              <StatusChip {...chargeWord(charge)} />
              <span className={css.soft}>{formatInstant(charge.createdAt, zone)}</span>
            </span>
            {chargeDetail(charge) !== '' && <span>{chargeDetail(charge)}</span>}
            <ChargeDeeds charge={charge} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
