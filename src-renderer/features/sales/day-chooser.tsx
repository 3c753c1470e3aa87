// Owns: going from day to day: yesterday, tomorrow, a date, back to today.
// Must never: go beyond today.
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { addDays, type CalendarDate } from '../../../src-main/shared/calendar-date'
import { useHotkeys } from '../../lib/use-hotkeys'
import { DateInput } from '../../ui/date-input'
import css from './sales.module.css'

export interface DayChooserProps {
  readonly day: CalendarDate
  readonly today: CalendarDate
  readonly onChange: (day: CalendarDate) => void
}

export function DayChooser({ day, today, onChange }: DayChooserProps) {
  const isToday = day >= today
  const earlier = () => onChange(addDays(day, -1))
  const later = () => onChange(addDays(day, 1))
  useHotkeys([
    { keys: 'Alt+Left', run: earlier, description: 'Hari sebelumnya' },
    { keys: 'Alt+Right', run: later, enabled: !isToday, description: 'Hari sesudahnya' },
  ])
  return (
    <div className={css.chooser}>
      <ActionIcon variant="default" size="2.25rem" aria-label="Hari sebelumnya" onClick={earlier}>
        <IconChevronLeft size="1.125rem" aria-hidden />
      </ActionIcon>
      <div className={css.date}>
        <DateInput
          label="Tanggal"
          isLabelHidden
          today={today}
          max={today}
          value={day}
          onChange={(date) => date && onChange(date)}
        />
      </div>
      <ActionIcon variant="default" size="2.25rem" aria-label="Hari sesudahnya" disabled={isToday} onClick={later}>
        <IconChevronRight size="1.125rem" aria-hidden />
      </ActionIcon>
      <Button variant="default" disabled={isToday} onClick={() => onChange(today)}>
        Hari ini
      </Button>
    </div>
  )
}
