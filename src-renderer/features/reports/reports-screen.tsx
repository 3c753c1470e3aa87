// Owns: Laporan: which report, which days, and the way out as a file.
// Must never: add up by itself; every figure is the core's.
import { useState } from 'react'
import { type CalendarDate, formatDate } from '../../../src-main/shared/calendar-date'
import { useSession } from '../../api'
import { go, linkTo, useRoute } from '../../app/route'
import { today as todayOf } from '../../lib/time'
import { DateInput } from '../../ui/date-input'
import { PageHeader, Screen } from '../../ui/page-header'
import { SelectField } from '../../ui/text-field'
import { AccountView } from './account-view'
import { BooksView } from './books-view'
import { ExportButtons } from './export-buttons'
import { type DayRange, RANGES, type RangeId, rangeFor } from './ranges'
import { ReportView } from './report-view'
import css from './reports.module.css'
import { PAGES, type PageId } from './words'

const ALL = PAGES.flatMap(({ pages }) => pages)

export default function ReportsScreen() {
  const { zone } = useSession()
  const { path } = useRoute()
  const [first, account] = path
  const now = todayOf(zone)
  const [rangeId, setRangeId] = useState<RangeId>('bulan-ini')
  const [picked, setPicked] = useState<DayRange>(() => rangeFor('bulan-ini', now))
  const range = rangeId === 'pilih' ? picked : rangeFor(rangeId, now)
  const page = ALL.find(({ id }) => id === first)
  const id: PageId = page?.id ?? 'penjualan'
  const choose = (next: RangeId) => {
    if (next === 'pilih') setPicked(range)
    setRangeId(next)
  }
  return (
    <Screen
      header={
        <PageHeader
          title="Laporan"
          summary={page?.label ?? 'Penjualan'}
          onBack={account === undefined ? undefined : () => go('laporan', 'neraca')}
          backLabel="Neraca saldo"
          actions={id !== 'neraca' && <ExportButtons id={id} range={range} />}
        />
      }
    >
      <div className={css.screen}>
        <nav className={css.list} aria-label="Daftar laporan">
          {PAGES.map(({ group, pages }) => (
            <div key={group}>
              <h2>{group}</h2>
              {pages.map((one) => (
                <a key={one.id} href={linkTo('laporan', one.id)} aria-current={one.id === id ? 'page' : undefined}>
                  {one.label}
                </a>
              ))}
            </div>
          ))}
        </nav>
        <div className={css.main}>
          <div className={css.filters}>
            <div className={css.chooser}>
              <SelectField
                label="Laporan"
                value={id}
                onChange={(next) => go('laporan', next)}
                options={ALL.map((one) => ({ value: one.id, label: one.label }))}
              />
            </div>
            <div className={css.range}>
              <SelectField
                label="Rentang"
                value={rangeId}
                onChange={choose}
                options={RANGES.map((one) => ({ value: one.id, label: one.label }))}
              />
            </div>
            {rangeId === 'pilih' ? (
              <Picked range={picked} today={now} onChange={setPicked} />
            ) : (
              <span className={`${css.days} ln-number`}>
                {range.from === range.until
                  ? formatDate(range.from)
                  : `${formatDate(range.from)} s/d ${formatDate(range.until)}`}
              </span>
            )}
          </div>
          {id !== 'neraca' && <ReportView key={id} id={id} range={range} />}
          {id === 'neraca' && account === undefined && <BooksView range={range} />}
          {id === 'neraca' && account !== undefined && <AccountView account={account} range={range} />}
        </div>
      </div>
    </Screen>
  )
}

interface PickedProps {
  readonly range: DayRange
  readonly today: CalendarDate
  readonly onChange: (range: DayRange) => void
}

/** A day beyond the other end takes that end along: the range is never upside down. */
const Picked = ({ range, today, onChange }: PickedProps) => (
  <>
    <div className={css.day}>
      <DateInput
        label="Dari"
        today={today}
        max={today}
        value={range.from}
        onChange={(from) => from && onChange({ from, until: range.until < from ? from : range.until })}
      />
    </div>
    <div className={css.day}>
      <DateInput
        label="Sampai"
        today={today}
        max={today}
        value={range.until}
        onChange={(until) => until && onChange({ until, from: range.from > until ? until : range.from })}
      />
    </div>
  </>
)
