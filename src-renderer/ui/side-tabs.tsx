// Owns: many tabs in named groups, standing at the left; a row above where there is no room beside.
// Must never: fold a group away; what cannot be seen is not found.
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import css from './side-tabs.module.css'
import type { Tab, TabsProps } from './tabs'

export type TabGroup<Id extends string> = { readonly title: string; readonly tabs: readonly Tab<Id>[] }

export type SideTabsProps<Id extends string> = Omit<TabsProps<Id>, 'tabs'> & {
  readonly groups: readonly TabGroup<Id>[]
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

export function SideTabs<Id extends string>({ label, groups, value, onChange, children }: SideTabsProps<Id>) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-tab="${value}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [value])
  const onKeyDown = (event: KeyboardEvent) => {
    const ids = groups.flatMap(({ tabs }) => tabs.map(({ id }) => id))
    const step = STEPS[event.key]
    const next = step === undefined ? undefined : ids.at((ids.indexOf(value) + step) % ids.length)
    if (next === undefined) return
    event.preventDefault()
    onChange(next)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }
  return (
    <div className={css.sides}>
      <div
        ref={list}
        className={css.list}
        role="tablist"
        aria-label={label}
        aria-orientation="vertical"
        onKeyDown={onKeyDown}
      >
        {groups.map(({ title, tabs }) => (
          <div key={title} className={css.group} role="presentation">
            <p className={css.title}>{title}</p>
            {tabs.map((tab) => (
              <button
                key={tab.id}
                type="button"
                role="tab"
                id={`${base}-${tab.id}`}
                data-tab={tab.id}
                className={css.tab}
                aria-selected={tab.id === value}
                aria-controls={`${base}-panel`}
                tabIndex={tab.id === value ? 0 : -1}
                onClick={() => onChange(tab.id)}
              >
                {tab.label}
              </button>
            ))}
          </div>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${value}`} className={css.panel}>
        {children}
      </div>
    </div>
  )
}
