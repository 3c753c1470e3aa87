// Owns: Penjualan: a day in totals and in rows, and for managers the last 30 days.
// Must never: count by itself; every figure is the core's.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CalendarDate, formatDateWithWeekday, isCalendarDate } from '../../../src-main/shared/calendar-date'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { today } from '../../lib/time'
import { PageHeader, Screen } from '../../ui/page-header'
import { Skeleton } from '../../ui/skeleton'
import { Tabs } from '../../ui/tabs'
import { DayChooser } from './day-chooser'
import { DayTotals } from './day-totals'
import { SaleDialog } from './sale-dialog'
import css from './sales.module.css'
import { SalesList } from './sales-list'
import { TrendPanel } from './trend-panel'

const TABS = [
  { id: 'hari', label: 'Per hari' },
  { id: 'bulan', label: '30 hari' },
] as const
type TabId = (typeof TABS)[number]['id']

export default function SalesScreen() {
  const { zone, may } = useSession()
  const { path } = useRoute()
  const [saleId] = path
  const [tab, setTab] = useState<TabId>('hari')
  /** Null = today, also after midnight. */
  const [chosen, setChosen] = useState<CalendarDate | null>(null)
  // The books' own today: it holds also when this computer's clock stands behind them.
  const core = useQuery(orpc.sales.day.queryOptions({ input: { day: null } }))
  const now = isCalendarDate(core.data?.day) ? core.data.day : today(zone)
  const day = chosen ?? now
  const open = (date: CalendarDate) => {
    setChosen(date === now ? null : date)
    setTab('hari')
  }
  const isDay = tab === 'hari'
  return (
    <Screen
      isFilling
      header={
        <PageHeader
          title="Penjualan"
          summary={isDay ? formatDateWithWeekday(day) : 'Bersih per hari, sesudah pembatalan'}
          actions={isDay && <DayChooser day={day} today={now} onChange={open} />}
          tabs={may(MANAGERS) && <Tabs label="Rentang" tabs={TABS} value={tab} onChange={setTab} />}
        />
      }
    >
      {isDay && core.isLoading && <Skeleton lines={8} />}
      {isDay && !core.isLoading && (
        <div className={css.day}>
          <DayTotals day={day} isToday={chosen === null} />
          <SalesList key={day} day={day} onOpen={(id) => go('penjualan', id)} />
        </div>
      )}
      {!isDay && <TrendPanel onOpen={open} />}
      {saleId !== undefined && <SaleDialog saleId={saleId} onClose={() => go('penjualan')} />}
    </Screen>
  )
}
