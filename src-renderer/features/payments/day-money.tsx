// Owns: what came in on a day, by way of paying.
// Must never: add up by itself.
import { useQuery } from '@tanstack/react-query'
import { type CalendarDate, formatDateWithWeekday } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc } from '../../api'
import { Money } from '../../ui/money'
import { Panel } from '../../ui/panel'
import css from './payments.module.css'
import { METHOD_WORDS } from './words'

export function DayMoney({ day }: { readonly day: CalendarDate }) {
  const { data } = useQuery(orpc.payments.day.queryOptions({ input: { day } }))
  if (!data) return null
  return (
    <Panel title="Diterima" detail={`${data.count} pembayaran, ${formatDateWithWeekday(day)}`}>
      <table className={css.sums}>
        <tbody>
          {data.byMethod.map(({ method, count, amount }) => (
            <tr key={method}>
              <th scope="row">
                {METHOD_WORDS[method]} <span className={css.soft}>{count} kali</span>
              </th>
              <td>
                <Money amount={rupiah(amount)} />
              </td>
            </tr>
          ))}
          {data.reversed > 0 && (
            <tr>
              <th scope="row">Dibatalkan hari itu</th>
              <td>
                <Money amount={rupiah(-data.reversed)} tone="bad" />
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">Uang masuk</th>
            <td>
              <Money amount={rupiah(data.total - data.reversed)} />
            </td>
          </tr>
        </tbody>
      </table>
    </Panel>
  )
}
