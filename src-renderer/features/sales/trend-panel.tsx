// Owns: 30 days at a glance for the owner: the course, the best day, a usual day; a press opens the day.
// Must never: be shown to a Kasir; the core refuses it anyway.
import { useQuery } from '@tanstack/react-query'
import {
  type CalendarDate,
  formatDateLong,
  formatDateWithWeekday,
  isCalendarDate,
} from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatRupiahShort, formatThousands, rupiah } from '../../../src-main/shared/money'
import type { Api } from '../../../src-main/transport/contract'
import { orpc, toProblem } from '../../api'
import { BarChart } from '../../ui/charts'
import { Money } from '../../ui/money'
import { ErrorNotice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import { Stat, StatRow } from '../../ui/stat'
import css from './sales.module.css'

type Trend = Awaited<ReturnType<Api['sales']['trend']>>

export function TrendPanel({ onOpen }: { readonly onOpen: (day: CalendarDate) => void }) {
  const { data, error, refetch } = useQuery(orpc.sales.trend.queryOptions({ input: {} }))
  if (data) return <Trend trend={data} onOpen={onOpen} />
  if (!error) return <Skeleton lines={8} />
  const { message, advice } = toProblem(error)
  return <ErrorNotice message={message} advice={advice} onRetry={() => void refetch()} />
}

const short = (day: string): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`
const long = (day: string): string => (isCalendarDate(day) ? formatDateWithWeekday(day) : day)

function Trend({ trend, onOpen }: { readonly trend: Trend; readonly onOpen: (day: CalendarDate) => void }) {
  const total = trend.reduce((sum, { net }) => sum + net, 0)
  const sales = trend.reduce((sum, { count }) => sum + count, 0)
  const open = trend.filter(({ count }) => count > 0)
  const best = open.toSorted((one, other) => other.net - one.net)[0]
  return (
    <div className={css.trend}>
      <StatRow>
        <Stat
          label="Penjualan 30 hari"
          value={<Money amount={rupiah(total)} />}
          detail={`${formatThousands(sales)} struk`}
        />
        <Stat
          label="Rata-rata hari buka"
          value={<Money amount={rupiah(open.length === 0 ? 0 : Math.round(total / open.length))} />}
          detail={`${open.length} hari ada penjualan`}
        />
        <Stat
          label="Hari terbaik"
          value={<Money amount={rupiah(best?.net ?? 0)} />}
          detail={best && isCalendarDate(best.day) ? formatDateLong(best.day) : 'Belum ada'}
        />
      </StatRow>
      <Panel>
        <BarChart
          label="Penjualan bersih per hari"
          height={280}
          points={trend.map(({ day, net, count }) => ({
            label: short(day),
            value: net,
            name: `${long(day)}, ${formatThousands(count)} struk`,
          }))}
          format={(value) => formatRupiah(rupiah(value))}
          formatAxis={(value) => formatRupiahShort(rupiah(value))}
          openPoint={trend.length - 1}
          onOpen={(index) => {
            const day = trend[index]?.day
            if (isCalendarDate(day)) onOpen(day)
          }}
        />
        <p className={css.hint}>Sentuh satu hari untuk melihat isinya. Batang hari ini belum selesai.</p>
      </Panel>
    </div>
  )
}
