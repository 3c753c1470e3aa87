// Owns: the totals of one day: net, by way of paying, by package, by cashier.
// Must never: leave out what was given back.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CalendarDate } from '../../../src-main/shared/calendar-date'
import { formatThousands, rupiah } from '../../../src-main/shared/money'
import type { Api } from '../../../src-main/transport/contract'
import { orpc, toProblem } from '../../api'
import { Money } from '../../ui/money'
import { ErrorNotice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { Stat } from '../../ui/stat'
import css from './sales.module.css'
import { METHOD_WORDS } from './words'

type Day = Awaited<ReturnType<Api['sales']['day']>>

export function DayTotals({ day, isToday }: { readonly day: CalendarDate; readonly isToday: boolean }) {
  // Null for today: the core knows which day it is, also when this computer's clock does not.
  const { data, error, refetch } = useQuery(orpc.sales.day.queryOptions({ input: { day: isToday ? null : day } }))
  if (!data) {
    if (!error) return <Skeleton lines={6} />
    const { message, advice } = toProblem(error)
    return <ErrorNotice message={message} advice={advice} onRetry={() => void refetch()} />
  }
  const before = data.refunded > 0 ? ', sebelum pembatalan' : ''
  return (
    <section className={css.totals} aria-label="Jumlah hari ini">
      <Stat
        label="Penjualan bersih"
        value={<Money amount={rupiah(data.net)} />}
        detail={`${formatThousands(data.vouchers)} voucher dari ${formatThousands(data.count)} struk${data.refunded > 0 ? ', sesudah pembatalan' : ''}`}
      />
      <Methods day={data} />
      <Sums title={`Per paket${before}`} unit="voucher" rows={data.byPackage} />
      <Sums title={`Per kasir${before}`} unit="struk" rows={data.byCashier} />
    </section>
  )
}

function Methods({ day }: { readonly day: Day }) {
  return (
    <Table title="Per cara bayar">
      {day.byMethod.map(({ method, count, amount, refunded }) => (
        <tr key={method}>
          <th scope="row">{METHOD_WORDS[method]}</th>
          <td className="ln-number">{count > 0 ? `${formatThousands(count)} struk` : ''}</td>
          <td>
            <Money amount={rupiah(amount - refunded)} tone={amount === 0 && refunded === 0 ? 'soft' : 'plain'} />
          </td>
        </tr>
      ))}
      {day.refunded > 0 && (
        <tr>
          <th scope="row" colSpan={2}>
            Dikembalikan (sudah dikurangkan)
          </th>
          <td>
            <Money amount={rupiah(-day.refunded)} tone="bad" />
          </td>
        </tr>
      )}
    </Table>
  )
}

function Sums({
  title,
  unit,
  rows,
}: {
  readonly title: string
  readonly unit: string
  readonly rows: Day['byPackage']
}) {
  return (
    <Table title={title}>
      {rows.map(({ name, count, amount }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td className="ln-number">
            {formatThousands(count)} {unit}
          </td>
          <td>
            <Money amount={rupiah(amount)} />
          </td>
        </tr>
      ))}
      {rows.length === 0 && (
        <tr>
          <td colSpan={3}>Belum ada penjualan.</td>
        </tr>
      )}
    </Table>
  )
}

const Table = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <table className={css.sums}>
    <caption>{title}</caption>
    <tbody>{children}</tbody>
  </table>
)
