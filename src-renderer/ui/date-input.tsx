// Owns: typing a day (17/8, 17-08-26, 17 agu, kemarin) or choosing it from a small calendar.
// Must never: guess; the whole date with its weekday is said back.

import { IconCalendar } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { addDays, type CalendarDate, formatDate, formatDateWithWeekday } from '../../src-main/shared/calendar-date'
import { parseTypedDate, type YearRule } from '../../src-main/shared/typed-date'
import css from './date-input.module.css'
import type { FieldProps } from './field'
import { Floating } from './floating'
import { MonthGrid } from './month-grid'
import { TypedInput } from './typed-input'

export type DateInputProps = FieldProps & {
  readonly value: CalendarDate | null
  readonly onChange: (value: CalendarDate | null) => void
  /** the shop's today: lib/time today(zone) */
  readonly today: CalendarDate
  /** which year a date without one is in */
  readonly yearRule?: YearRule
  readonly min?: CalendarDate
  readonly max?: CalendarDate
  readonly onEnter?: (value: CalendarDate | null) => void
}

export function DateInput({ today, yearRule = 'this-year', min, max, ...props }: DateInputProps) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const read = (text: string) => {
    const value = parseTypedDate(text, today, yearRule)
    if (value === null) return { problem: 'Tanggal belum terbaca. Tulis seperti 17/8 atau 17 agu 2026.' }
    if (min !== undefined && value < min) return { problem: `Paling awal ${formatDate(min)}.` }
    if (max !== undefined && value > max) return { problem: `Paling akhir ${formatDate(max)}.` }
    return { value }
  }
  const isWithin = (date: CalendarDate) => (min === undefined || date >= min) && (max === undefined || date <= max)
  const close = () => {
    setOpen(false)
    anchor.current?.focus()
  }
  const calendar = (
    <>
      <button
        ref={anchor}
        type="button"
        className={css.open}
        aria-label={`Buka kalender ${props.label}`}
        aria-expanded={isOpen}
        disabled={props.disabled}
        onClick={() => setOpen((open) => !open)}
      >
        <IconCalendar size="1.125rem" aria-hidden />
      </button>
      {isOpen && (
        <Floating anchor={anchor} onClose={close} label={`Kalender ${props.label}`} align="end">
          <MonthGrid
            value={props.value ?? today}
            today={today}
            isAllowed={isWithin}
            onChoose={(date) => {
              props.onChange(date)
              close()
            }}
          />
        </Floating>
      )}
    </>
  )
  return (
    <TypedInput
      {...props}
      read={read}
      write={formatDate}
      echo={formatDateWithWeekday}
      hint={yearRule === 'future' ? 'Misalnya 17/8, 17 agu, besok' : 'Misalnya 17/8, 17 agu, kemarin'}
      placeholder={props.placeholder ?? 'hh/bb/tttt'}
      isNumber
      step={(value, direction) => {
        const next = value === null ? today : addDays(value, direction)
        return isWithin(next) ? next : value
      }}
      right={calendar}
    />
  )
}
