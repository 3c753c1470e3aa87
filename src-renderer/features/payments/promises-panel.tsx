// Owns: the promises that run, soonest first.
// Must never: judge one; the core does when its day is over.
import { useQuery } from '@tanstack/react-query'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { today } from '../../lib/time'
import { Anchor } from '../../ui'
import { Money } from '../../ui/money'
import { Panel } from '../../ui/panel'
import css from './payments.module.css'
import { dayText } from './words'

export function PromisesPanel() {
  const { zone } = useSession()
  const promises = useQuery(orpc.payments.promises.queryOptions({ input: {} })).data ?? []
  if (promises.length === 0) return null
  return (
    <Panel title="Janji bayar" detail={`${promises.length}`}>
      <ul className={css.list}>
        {promises.map((promise) => (
          <li key={promise.id}>
            <span className={css.line}>
              <Anchor className={css.strong} href={linkTo('pelanggan', promise.customerId)}>
                {promise.customerName}
              </Anchor>
              <Money amount={rupiah(promise.openTotal)} />
            </span>
            <span className={css.soft}>
              {promise.untilDay === today(zone) ? 'Hari ini' : `Sampai ${dayText(promise.untilDay)}`}
              {promise.note !== '' && ` · ${promise.note}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
