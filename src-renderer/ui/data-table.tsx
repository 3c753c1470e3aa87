// Owns: long lists: a line of true counts, filters, rows that stay smooth at a hundred thousand, the keyboard.
// Must never: load all rows, flash empty between two answers, or hold more than some 300 nodes.

import { type CSSProperties, useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { formatThousands } from '../../src-main/shared/money'
import css from './data-table.module.css'
import { fitColumns, leastWidth } from './fit-columns'
import { ErrorNotice } from './notice'
import { SkeletonBar } from './skeleton'
import { TableHead } from './table-head'
import { TableRow } from './table-row'
import type { DataTableProps } from './table-types'
import { useMoreAside } from './use-more-aside'
import { useRowKeys } from './use-row-keys'
import { useRowWindow } from './use-row-window'
import { useWidth } from './use-width'

/** rem: with large text the columns need more room, and a total behind a scroll bar is not seen */
const cardBelow = 37.5

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, rowKey, hasMore = false, isLoadingMore = false, isLoading = false, selected, onSelect, card } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const width = useWidth(scroller, 4000)
  const rem = useRem()
  const isSelectable = selected !== undefined && onSelect !== undefined
  const tickWidth = isSelectable ? 2.5 : 0
  const columns = fitColumns(props.columns, width / rem - tickWidth)
  const isCards = card !== undefined && width < cardBelow * rem
  const rowHeight = (isCards ? (props.cardHeight ?? 4.25) : 2.25) * rem
  const head = isCards ? 0 : 2.25 * rem
  const count = rows.length + (hasMore ? 1 : 0)
  const view = useRowWindow(scroller, count, rowHeight, head)

  const { loadMore, resetKey } = props
  const isNearEnd = view.until >= rows.length - 5
  const askForMore = useEffectEvent(() => loadMore?.())
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore && !isLoading) askForMore()
  }, [isNearEnd, hasMore, isLoadingMore, isLoading, rows.length])
  const toTop = useEffectEvent(view.scrollToTop)
  useLayoutEffect(() => toTop(), [resetKey])

  const keys = useRowKeys({ rows, rowKey, view, selected, onSelect, onOpen: props.onOpen })
  const template = [
    ...(isSelectable ? [`${tickWidth}rem`] : []),
    ...columns.map((column) =>
      `minmax(${column.width}rem, ${column.grow ?? 1}fr)`.replace(/minmax\((.+), 0fr\)/, '$1'),
    ),
  ].join(' ')
  const least = leastWidth(columns) + tickWidth
  const aside = useMoreAside(scroller, `${width} ${isCards ? 0 : least * rem}`)
  const style: CSSProperties & { '--columns': string; '--least': string } = {
    '--columns': isCards ? '1fr' : template,
    '--least': isCards ? '0' : `${least}rem`,
    blockSize: props.height === undefined ? undefined : `${props.height}rem`,
  }
  const isEmpty = rows.length === 0 && !isLoading && !hasMore && !props.error
  return (
    <section className={css.table} aria-label={props.label}>
      {(props.summary || props.filters || props.actions) && (
        <div className={css.top}>
          {props.filters && <div className={css.filters}>{props.filters}</div>}
          {(props.summary || props.actions) && (
            <div className={css.line}>
              <div className={css.summary}>{props.summary}</div>
              <div className={css.actions}>{props.actions}</div>
            </div>
          )}
        </div>
      )}
      {props.error && <ErrorNotice {...props.error} />}
      <div
        className={css.frame}
        data-filling={props.height === undefined || undefined}
        data-more={aside.isMore || undefined}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a <table> cannot leave out the rows that are out of sight */}
        <div
          ref={scroller}
          className={css.scroller}
          style={style}
          role="grid"
          tabIndex={0}
          aria-label={props.label}
          aria-rowcount={props.total !== undefined ? props.total + 1 : hasMore ? -1 : rows.length + 1}
          aria-multiselectable={isSelectable || undefined}
          aria-activedescendant={
            keys.activeIndex >= view.from && keys.activeIndex < view.until ? `${id}r${keys.activeIndex}` : undefined
          }
          aria-busy={isLoading || props.isRefreshing || undefined}
          data-filling={props.height === undefined || undefined}
          onScroll={() => {
            view.onScroll()
            aside.look()
          }}
          onKeyDown={keys.onKeyDown}
        >
          {!isCards && (
            <TableHead
              columns={columns}
              sort={props.sort}
              onSort={props.onSort}
              selection={isSelectable ? { ...keys.selection, isDisabled: rows.length === 0 } : undefined}
              isRefreshing={props.isRefreshing ?? false}
            />
          )}
          {isEmpty && <div className={css.empty}>{props.empty}</div>}
          {isLoading && rows.length === 0 && <SkeletonRows count={8} columns={isCards ? 1 : columns.length} />}
          {/* biome-ignore lint/a11y/useSemanticElements: part of a grid without <table> */}
          <div className={css.body} role="rowgroup" style={{ blockSize: count * rowHeight }}>
            {rows.slice(view.from, view.until).map((row, offset) => {
              const index = view.from + offset
              const key = rowKey(row)
              return (
                <TableRow
                  key={key}
                  id={`${id}r${index}`}
                  row={row}
                  index={index}
                  top={index * rowHeight}
                  height={rowHeight}
                  columns={columns}
                  card={isCards ? card : undefined}
                  isActive={index === keys.activeIndex}
                  isOpen={props.openKey === key}
                  isSelected={selected?.has(key) ?? false}
                  onSelect={isSelectable && !isCards ? () => keys.toggle(key) : undefined}
                  tone={props.rowTone?.(row)}
                  onPress={() => keys.press(index)}
                  canOpen={props.onOpen !== undefined}
                />
              )
            })}
            {hasMore && view.until === count && (
              <div
                className={css.more}
                style={{ insetBlockStart: rows.length * rowHeight, blockSize: rowHeight }}
                role="status"
              >
                {isLoading ? '' : 'Memuat berikutnya …'}
              </div>
            )}
          </div>
        </div>
      </div>
    </section>
  )
}

function SkeletonRows({ count, columns }: { readonly count: number; readonly columns: number }) {
  const lines = Array.from({ length: count }, (_, line) => line)
  return (
    <div role="status" aria-label="Sedang memuat" aria-busy="true">
      {lines.map((line) => (
        <div key={line} className={css.ghost} style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
          {Array.from({ length: columns }, (_, column) => (
            <SkeletonBar key={column} width={`${40 + ((line * 7 + column * 13) % 45)}%`} />
          ))}
        </div>
      ))}
    </div>
  )
}

/** Px of one rem, following the text size that a person chose. */
function useRem(): number {
  const [rem, setRem] = useState(readRem)
  useLayoutEffect(() => {
    const watcher = new MutationObserver(() => setRem(readRem()))
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
    return () => watcher.disconnect()
  }, [])
  return rem
}
const readRem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

export type CountLineProps = {
  readonly noun: string
  /** how many match */
  readonly shown: number
  /** how many there are without the filter */
  readonly total?: number
  /** how many are ticked */
  readonly selected?: number
  /** more of what is worth knowing: "37 belum di router" */
  readonly detail?: string
}

/** "1.204 voucher", "37 voucher cocok dari 1.204", "3 dipilih". */
export function CountLine({ noun, shown, total, selected = 0, detail }: CountLineProps) {
  const isFiltered = total !== undefined && total !== shown
  return (
    <span className={css.count} aria-live="polite">
      <strong>{formatThousands(shown)}</strong> {noun}
      {isFiltered && ` cocok dari ${formatThousands(total)}`}
      {detail && ` · ${detail}`}
      {selected > 0 && (
        <>
          {' · '}
          <strong>{formatThousands(selected)} dipilih</strong>
        </>
      )}
    </span>
  )
}
