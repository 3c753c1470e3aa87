// Owns: the keyboard of a table: which row one stands on, what is ticked, Enter.
// Must never: forget where one stood because fresh rows came (it remembers the key, not the number).

import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { DataTableProps } from './table-types'
import type { RowWindow } from './use-row-window'

type RowKeysInput<Row> = Pick<DataTableProps<Row>, 'rows' | 'rowKey' | 'selected' | 'onSelect' | 'onOpen'> & {
  readonly view: RowWindow
}

export function useRowKeys<Row>({ rows, rowKey, view, selected, onSelect, onOpen }: RowKeysInput<Row>) {
  const [active, setActive] = useState<{ readonly key: string; readonly index: number } | null>(null)
  const anchor = useRef<number | null>(null)

  const activeIndex = useMemo(() => {
    if (!active) return -1
    const atOldPlace = rows[active.index]
    if (atOldPlace !== undefined && rowKey(atOldPlace) === active.key) return active.index
    const moved = rows.findIndex((row) => rowKey(row) === active.key)
    return moved >= 0 ? moved : Math.min(active.index, rows.length - 1)
  }, [active, rows, rowKey])

  const keysBetween = (one: number, other: number) =>
    rows.slice(Math.min(one, other), Math.max(one, other) + 1).map(rowKey)

  const standOn = (index: number) => {
    const row = rows[index]
    if (row !== undefined) setActive({ key: rowKey(row), index })
  }
  const go = (to: number, isExtending: boolean) => {
    if (rows.length === 0) return
    const index = Math.max(0, Math.min(rows.length - 1, to))
    standOn(index)
    view.scrollToRow(index)
    if (isExtending && onSelect && selected) {
      anchor.current ??= activeIndex < 0 ? index : activeIndex
      onSelect(new Set([...selected, ...keysBetween(anchor.current, index)]))
    } else anchor.current = null
  }
  const toggle = (key: string) => {
    if (!selected || !onSelect) return
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    onSelect(next)
  }
  const press = (index: number) => {
    standOn(index)
    const row = rows[index]
    if (row !== undefined) onOpen?.(row)
  }
  const isAll = rows.length > 0 && selected !== undefined && rows.every((row) => selected.has(rowKey(row)))
  const toggleAll = () => onSelect?.(isAll ? new Set() : new Set(rows.map(rowKey)))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) {
      // a button or a tick inside has the caret: left and Esc lead back out of the row
      if (event.defaultPrevented || (event.key !== 'ArrowLeft' && event.key !== 'Escape')) return
      event.preventDefault()
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
      return
    }
    const from = activeIndex
    const to = {
      ArrowDown: from + 1,
      ArrowUp: Math.max(0, from - 1),
      PageDown: from + view.page,
      PageUp: from - view.page,
      Home: 0,
      End: rows.length - 1,
    }[event.key]
    const row = rows[activeIndex]
    if (to !== undefined && !event.altKey) {
      event.preventDefault()
      go(to, event.shiftKey)
    } else if (event.key === 'Enter' && row !== undefined && onOpen) {
      event.preventDefault()
      onOpen(row)
    } else if (event.key === 'ArrowRight') {
      const inside = event.currentTarget.querySelector<HTMLElement>('[data-active] :is(button, a[href])')
      if (inside) event.preventDefault()
      inside?.focus()
    } else if (event.key === ' ' && row !== undefined && onSelect) {
      event.preventDefault()
      toggle(rowKey(row))
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && onSelect) {
      event.preventDefault()
      toggleAll()
    } else if (event.key === 'Escape' && selected && selected.size > 0) {
      event.preventDefault()
      onSelect?.(new Set())
    }
  }
  return { activeIndex, onKeyDown, toggle, press, selection: { isAll, isSome: (selected?.size ?? 0) > 0, toggleAll } }
}
