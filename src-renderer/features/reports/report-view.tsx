// Owns: one report on the screen: what it means, its figures, its chart, its table.
// Must never: hide that rows were left out.
import { useQuery } from '@tanstack/react-query'
import type { Report, ReportId } from '../../../src-main/features/reports/contract'
import { formatRupiah, formatRupiahShort, formatThousands, rupiah } from '../../../src-main/shared/money'
import { orpc, toProblem } from '../../api'
import { BarChart, LineChart } from '../../ui/charts'
import { EmptyState } from '../../ui/empty-state'
import { ErrorNotice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import { Stat, StatRow } from '../../ui/stat'
import type { DayRange } from './ranges'
import { ReportTable } from './report-table'
import css from './reports.module.css'
import { cellText } from './words'

export function ReportView({ id, range }: { readonly id: ReportId; readonly range: DayRange }) {
  const { data, error, isFetching, refetch } = useQuery({
    ...orpc.reports.run.queryOptions({ input: { id, ...range } }),
    staleTime: 0,
  })
  const problem = error && toProblem(error)
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
  if (!data || data.id !== id) return <Skeleton lines={10} />
  return (
    <div className={css.report} aria-busy={isFetching || undefined}>
      <p className={css.note}>
        {data.isOwnPeriod && `${data.period}. `}
        {data.note}
      </p>
      {data.figures.length > 0 && (
        <StatRow>
          {data.figures.map(({ label, value, kind, detail }) => (
            <Stat key={label} label={label} value={cellText(value, kind)} detail={detail} />
          ))}
        </StatRow>
      )}
      {data.chart && <Chart chart={data.chart} />}
      {data.rows.length === 0 ? (
        <EmptyState title="Tidak ada di rentang ini">Pilih rentang lain di atas.</EmptyState>
      ) : (
        <>
          <ReportTable label={data.title} columns={data.columns} rows={data.rows} totals={data.totals} />
          {data.rowCount > data.rows.length && (
            <p className={css.note}>
              {formatThousands(data.rows.length)} dari {formatThousands(data.rowCount)} baris. Berkas CSV, Excel, dan
              PDF memuat semuanya; jumlah di bawah sudah termasuk yang tidak tampil.
            </p>
          )}
        </>
      )}
    </div>
  )
}

function Chart({ chart }: { readonly chart: NonNullable<Report['chart']> }) {
  const isMoney = chart.unit === 'money'
  const Kind = chart.kind === 'bar' ? BarChart : LineChart
  return (
    <Panel>
      <Kind
        label={chart.label}
        height={220}
        points={chart.points}
        format={(value) => (isMoney ? formatRupiah(rupiah(value)) : formatThousands(value))}
        formatAxis={(value) => (isMoney ? formatRupiahShort(rupiah(value)) : formatThousands(value))}
      />
    </Panel>
  )
}
