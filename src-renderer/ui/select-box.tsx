// Owns: choosing one of many by typing a part of its name.
// Must never: keep a text that is no choice, unless free text is allowed (a pool name while the router is unreachable).

import { IconChevronDown, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Control, type FieldProps, FieldShell, inputClass, useFieldIds, useFieldProblem } from './field'
import { Floating } from './floating'
import css from './select-box.module.css'

export type SelectOption<Value extends string = string> = {
  readonly value: Value
  readonly label: string
  /** small, at the end of the line: a price, an address */
  readonly detail?: ReactNode
  /** more words by which it is found */
  readonly keywords?: string
  readonly isDisabled?: boolean
}

export type SelectBoxProps<Value extends string = string> = FieldProps & {
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
  readonly options: readonly SelectOption<Value>[]
  readonly isClearable?: boolean
  readonly emptyText?: string
  readonly hint?: ReactNode
  /** free text: called with what was typed when it is none of the choices; `value` is then that text */
  readonly onTyped?: (text: string) => void
}

const most = 60
const fold = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** Every typed word must occur; those that begin with the text come first. */
export function matchOptions<Value extends string>(options: readonly SelectOption<Value>[], query: string) {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  const whole = words.join(' ')
  const found = options.filter((option) => {
    const text = fold(`${option.label} ${option.keywords ?? ''}`)
    return words.every((word) => text.includes(word))
  })
  const begins = (option: SelectOption<Value>) => (fold(option.label).startsWith(whole) ? 0 : 1)
  return found.toSorted((one, other) => begins(one) - begins(other))
}

export function SelectBox<Value extends string = string>(props: SelectBoxProps<Value>) {
  const { value, onChange, options, onTyped, isClearable = false, emptyText = 'Tidak ada yang cocok' } = props
  const [query, setQuery] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const listId = useId()
  const anchor = useRef<HTMLDivElement>(null)
  const problem = props.required && value === null ? { text: 'Pilih salah satu.', isMissing: true } : null
  const { input, shown, onInvalid } = useFieldProblem(problem, props.error)
  const { id, control } = useFieldIds(props, shown)

  const selected = options.find((option) => option.value === value)
  const label = selected?.label ?? value ?? ''
  const matches = isOpen ? matchOptions(options, query ?? '') : []
  const listed = matches.slice(0, most)
  const typed = query?.trim() ?? ''
  const offersTyped = onTyped !== undefined && typed !== '' && !options.some((option) => option.label === typed)
  const last = listed.length - 1 + (offersTyped ? 1 : 0)

  const open = (from: string | null = null) => {
    setQuery(from)
    setOpen(true)
    setActive(
      from === null
        ? Math.max(
            0,
            options.findIndex((option) => option.value === value),
          )
        : 0,
    )
  }
  const close = () => {
    setOpen(false)
    setQuery(null)
  }
  // where free text is allowed, what was typed is the answer, also when the next press is the save button
  const leave = () => {
    if (onTyped && typed !== '') {
      const same = options.find((option) => option.label === typed)
      if (same) onChange(same.value)
      else onTyped(typed)
    }
    close()
  }
  const choose = (index: number) => {
    const option = listed[index]
    if (option && !option.isDisabled) onChange(option.value)
    else if (!option && offersTyped) onTyped?.(typed)
    if (!option?.isDisabled) close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) return open()
      const next = active + (event.key === 'ArrowDown' ? 1 : -1)
      setActive(next > last ? 0 : next < 0 ? Math.max(0, last) : next)
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      close()
    } else if (event.key === 'Tab' && isOpen && query !== null) choose(active)
  }
  const right = (
    <>
      {isClearable && value !== null && !props.disabled && (
        <button
          type="button"
          className={css.clear}
          aria-label={`Kosongkan ${props.label}`}
          onClick={() => onChange(null)}
        >
          <IconX size="1rem" aria-hidden />
        </button>
      )}
      <IconChevronDown size="1rem" aria-hidden />
    </>
  )
  return (
    <FieldShell id={id} field={props} shown={shown} hint={props.hint}>
      <Control ref={anchor} right={right} isInvalid={Boolean(shown)} isDisabled={props.disabled}>
        <input
          {...control}
          ref={input}
          className={inputClass}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && last >= 0 ? `${listId}-${active}` : undefined}
          placeholder={props.placeholder ?? 'Ketik untuk mencari'}
          value={query ?? label}
          onChange={(event) => open(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => (isOpen ? undefined : open())}
          onBlur={leave}
          onKeyDown={onKeyDown}
          onInvalid={onInvalid}
        />
      </Control>
      {isOpen && (
        <Floating anchor={anchor} onClose={leave} role="listbox" id={listId} label={props.label} isWide isQuiet>
          {/* a press must not take the caret out of the field before the click arrives */}
          <div className={css.list} onPointerDown={(event) => event.preventDefault()}>
            {listed.map((option, index) => (
              <Line
                key={option.value}
                id={`${listId}-${index}`}
                isActive={index === active}
                isChosen={option.value === value}
                isDisabled={option.isDisabled}
                onChoose={() => choose(index)}
              >
                <span className={css.label}>{option.label}</span>
                {option.detail && <span className={css.detail}>{option.detail}</span>}
              </Line>
            ))}
            {offersTyped && (
              <Line
                id={`${listId}-${listed.length}`}
                isActive={active === listed.length}
                onChoose={() => choose(listed.length)}
              >
                Pakai “{typed}”
              </Line>
            )}
            {last < 0 && <div className={css.empty}>{emptyText}</div>}
            {matches.length > most && (
              <div className={css.empty}>{matches.length - most} lagi, ketik untuk menyaring</div>
            )}
          </div>
        </Floating>
      )}
    </FieldShell>
  )
}

type LineProps = {
  readonly id: string
  readonly isActive: boolean
  readonly isChosen?: boolean
  readonly isDisabled?: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Line({ id, isActive, isChosen = false, isDisabled, onChoose, children }: LineProps) {
  return (
    <div
      id={id}
      ref={(line) => {
        if (isActive) line?.scrollIntoView?.({ block: 'nearest' })
      }}
      className={css.line}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-disabled={isDisabled}
      data-active={isActive || undefined}
      onClick={onChoose}
      onKeyDown={undefined}
    >
      {children}
    </div>
  )
}
