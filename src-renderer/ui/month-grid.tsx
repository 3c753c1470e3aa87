// Owns: one month on a wall calendar, Monday first, walked by arrow keys.
// Must never: offer a day outside the bounds.

import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import {
  addDays,
  addMonths,
  type CalendarDate,
  firstOfMonth,
  formatDateWithWeekday,
  formatMonth,
  splitDate,
  weekdayNames,
  weekdayOf,
} from '../../src-main/shared/calendar-date'
import css from './month-grid.module.css'

export type MonthGridProps = {
  readonly value: CalendarDate
  readonly today: CalendarDate
  readonly isAllowed?: (date: CalendarDate) => boolean
  readonly onChoose: (date: CalendarDate) => void
}

export function MonthGrid({ value, today, isAllowed = () => true, onChoose }: MonthGridProps) {
  const [at, setAt] = useState(value)
  const grid = useRef<HTMLTableElement>(null)
  useLayoutEffect(() => grid.current?.querySelector<HTMLButtonElement>(`[data-date="${at}"]`)?.focus(), [at])

  const monday = addDays(firstOfMonth(at), -weekdayOf(firstOfMonth(at)))
  const weeks = [0, 1, 2, 3, 4, 5].map((week) => [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, week * 7 + day)))
  const onKeyDown = (event: KeyboardEvent) => {
    const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key]
    const months = { PageUp: -1, PageDown: 1 }[event.key]
    if (days === undefined && months === undefined) return
    event.preventDefault()
    setAt(days !== undefined ? addDays(at, days) : addMonths(at, months ?? 0))
  }
  return (
    <div className={css.month}>
      <div className={css.head}>
        <button type="button" aria-label="Bulan sebelumnya" onClick={() => setAt(addMonths(at, -1))}>
          <IconChevronLeft size="1.125rem" aria-hidden />
        </button>
        <span aria-live="polite">{formatMonth(at)}</span>
        <button type="button" aria-label="Bulan berikutnya" onClick={() => setAt(addMonths(at, 1))}>
          <IconChevronRight size="1.125rem" aria-hidden />
        </button>
      </div>
      <table ref={grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weekdayNames.map((name) => (
              <th key={name} scope="col" abbr={name}>
                {name.slice(0, 3)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date}>
                  <button
                    type="button"
                    data-date={date}
                    data-outside={date.slice(0, 7) !== at.slice(0, 7) || undefined}
                    data-today={date === today || undefined}
                    aria-pressed={date === value}
                    aria-label={formatDateWithWeekday(date)}
                    tabIndex={date === at ? 0 : -1}
                    disabled={!isAllowed(date)}
                    onClick={() => onChoose(date)}
                  >
                    {splitDate(date).day}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className={css.today} disabled={!isAllowed(today)} onClick={() => onChoose(today)}>
        Hari ini
      </button>
    </div>
  )
}
