// Owns: a length of time as number and unit; "3 jam" may also be typed whole.
// Must never: hide what a month is (30 days), or forget the unit that was chosen while the form is open.

import { type ChangeEvent, useState } from 'react'
import {
  type Duration,
  type DurationUnit,
  durationToSeconds,
  durationUnitLabel,
  durationUnits,
  formatDuration,
  maxDurationSeconds,
  secondsToDuration,
} from '../../src-main/shared/duration'
import { classes } from '../lib/classes'
import css from './duration-input.module.css'
import { Control, type FieldProps, FieldShell, inputClass, missingText, useFieldIds, useFieldProblem } from './field'

export type DurationInputProps = FieldProps & {
  /** seconds */
  readonly value: number | null
  readonly onChange: (seconds: number | null) => void
  readonly units?: readonly DurationUnit[]
  /** while nothing is chosen */
  readonly firstUnit?: DurationUnit
  /** the half-sentence that must stand beside it: "sejak login pertama", "sebelum dipakai" */
  readonly sentence?: string
  /** seconds */
  readonly min?: number
  readonly max?: number
}

const unitOfWord: Readonly<Record<string, DurationUnit>> = {
  m: 'minute',
  mnt: 'minute',
  menit: 'minute',
  j: 'hour',
  jam: 'hour',
  hr: 'day',
  hari: 'day',
  mg: 'week',
  minggu: 'week',
  bl: 'month',
  bln: 'month',
  bulan: 'month',
}

/** "3" keeps the unit; "3 jam", "30hari" set it; anything else is no duration. */
export function readDuration(
  text: string,
  unit: DurationUnit,
  units: readonly DurationUnit[] = durationUnits,
): Duration | null {
  const match = /^\s*(\d{1,6})\s*([a-z]*)\s*$/i.exec(text)
  if (!match) return null
  const [, digits = '', word = ''] = match
  const typed = word === '' ? unit : unitOfWord[word.toLowerCase()]
  return typed !== undefined && units.includes(typed) && Number(digits) > 0
    ? { amount: Number(digits), unit: typed }
    : null
}

export function DurationInput(props: DurationInputProps) {
  const { value, onChange, units = durationUnits, sentence, min = 60, max = maxDurationSeconds } = props
  const first = value === null ? null : secondsToDuration(value)
  const [text, setText] = useState(first ? String(first.amount) : '')
  const [unit, setUnit] = useState<DurationUnit>(first?.unit ?? props.firstUnit ?? units[0] ?? 'day')
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setText(first ? String(first.amount) : '')
    if (first) setUnit(first.unit)
  }

  const duration = readDuration(text, unit, units)
  const seconds = duration && durationToSeconds(duration)
  const problem = problemOf(text, seconds, min, max, props.required)
  const { input, shown, onBlur, onInvalid } = useFieldProblem(problem, props.error)
  const { id, control } = useFieldIds(props, shown)

  const hand = (nextText: string, nextUnit: DurationUnit) => {
    const next = readDuration(nextText, nextUnit, units)
    const length = next && durationToSeconds(next)
    const kept = length !== null && length >= min && length <= max ? length : null
    setText(nextText)
    setUnit(next?.unit ?? nextUnit)
    setKnown(kept)
    onChange(kept)
  }
  const chooseUnit = (event: ChangeEvent<HTMLSelectElement>) => {
    const chosen = units.find((one) => one === event.currentTarget.value)
    if (chosen) hand(duration ? String(duration.amount) : text, chosen)
  }
  const tidy = () => {
    if (duration) setText(String(duration.amount))
    onBlur()
  }
  const isIndirect = duration !== null && (duration.unit === 'week' || duration.unit === 'month')
  const echo = isIndirect && seconds !== null ? `= ${formatDuration(seconds)}` : undefined
  return (
    <FieldShell
      id={id}
      field={props}
      shown={shown}
      echo={echo && sentence ? `${echo} ${sentence}` : echo}
      hint={sentence}
    >
      <div className={css.pair}>
        <Control isInvalid={Boolean(shown)} isDisabled={props.disabled}>
          <input
            {...control}
            ref={input}
            className={classes(inputClass, 'ln-number')}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => hand(event.currentTarget.value, unit)}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={tidy}
            onInvalid={onInvalid}
          />
        </Control>
        <Control isDisabled={props.disabled}>
          <select
            className={inputClass}
            aria-label={`Satuan ${props.label}`}
            disabled={props.disabled}
            value={unit}
            onChange={chooseUnit}
          >
            {units.map((one) => (
              <option key={one} value={one}>
                {durationUnitLabel[one]}
              </option>
            ))}
          </select>
        </Control>
      </div>
    </FieldShell>
  )
}

function problemOf(text: string, seconds: number | null, min: number, max: number, required: boolean | undefined) {
  if (text.trim() === '') return required ? { text: missingText, isMissing: true } : null
  if (seconds === null) return { text: 'Tulis angka bulat di atas nol, misalnya 3 jam.' }
  if (seconds < min) return { text: `Paling singkat ${formatDuration(min)}.` }
  if (seconds > max) return { text: `Paling lama ${formatDuration(max, 1)}.` }
  return null
}
