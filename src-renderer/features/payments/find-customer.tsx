// Owns: finding who wants to pay: a bill scanned, or a name, number, phone or username typed.
// Must never: choose somebody by itself while several would fit.
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import type { FoundCustomer } from '../../../src-main/features/payments/shapes'
import { rupiah } from '../../../src-main/shared/money'
import { api, orpc, toProblem } from '../../api'
import { useFirstFocus } from '../../lib/use-first-focus'
import { EmptyState } from '../../ui/empty-state'
import { Money } from '../../ui/money'
import { ErrorNotice } from '../../ui/notice'
import { SearchBox } from '../../ui/search-box'
import css from './desk.module.css'
import { aboutCustomer } from './words'

export interface FindCustomerProps {
  readonly first: string
  readonly onFound: (customer: FoundCustomer) => void
}

export function FindCustomer({ first, onFound }: FindCustomerProps) {
  const [text, setText] = useState(first)
  const [at, setAt] = useState(0)
  const place = useFirstFocus<HTMLDivElement>('find')
  const search = text.trim()
  const found = useQuery({
    ...orpc.payments.find.queryOptions({ input: { search } }),
    enabled: search.length > 1,
  })
  const rows = search.length > 1 ? (found.data ?? []) : []
  const active = Math.min(at, Math.max(0, rows.length - 1))
  // Typed at the till already, and only one fits: no second Enter.
  const [only] = first !== '' && search === first.trim() && !found.isPlaceholderData && rows.length === 1 ? rows : []
  const choose = useEffectEvent(onFound)
  useEffect(() => {
    if (only) choose(only)
  }, [only])
  const problem = found.error && toProblem(found.error)

  /** A scanner presses Enter before the screen has asked: the answer is fetched for the text that stands in the box. */
  const enter = async (typed: string) => {
    if (typed.length < 2) return
    const marked = rows[active]
    if (marked && typed === search && !found.isPlaceholderData) return onFound(marked)
    const answer = await api.payments.find({ search: typed }).catch(() => [])
    const [only] = answer
    if (only && answer.length === 1) onFound(only)
  }
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    setAt(Math.max(0, Math.min(rows.length - 1, active + step)))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows belong to the box inside
    <div ref={place} className={css.find} onKeyDown={move}>
      <SearchBox
        label="Cari pelanggan atau tagihan"
        placeholder="Pindai tagihan, atau ketik nama, nomor, HP"
        size="lg"
        isFirst
        value={text}
        onChange={(typed) => {
          setText(typed)
          setAt(0)
        }}
        onEnter={(typed) => void enter(typed)}
      />
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} />}
      <ul className={css.found} aria-label="Pelanggan yang cocok">
        {rows.map((row, index) => (
          <li key={row.id}>
            <UnstyledButton
              className={css.person}
              data-active={index === active || undefined}
              onClick={() => onFound(row)}
            >
              <span className={css.name}>{row.name}</span>
              <span className={css.owes}>
                {row.openCount === 0 ? 'Tidak ada tagihan' : <Money amount={rupiah(row.openTotal)} size="lg" />}
              </span>
              <span className={css.soft}>{aboutCustomer(row)}</span>
              <span className={css.soft}>{row.openCount > 0 && `${row.openCount} tagihan`}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {search.length > 1 && rows.length === 0 && found.data && !found.isPlaceholderData && (
        <EmptyState title="Tidak ketemu">
          Periksa ejaannya. Yang bisa dicari: nama, nomor pelanggan, HP, username, atau nomor tagihan.
        </EmptyState>
      )}
    </div>
  )
}
