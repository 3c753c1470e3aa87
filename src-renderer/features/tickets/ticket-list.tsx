// Owns: the list of tickets: unread first, narrowed, searched, opened.
// Must never: load all rows, or count what the core has not counted.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { TicketFilter, TicketRow } from '../../../src-main/features/tickets/contract'
import { formatThousands } from '../../../src-main/shared/money'
import {
  CATEGORIES,
  CATEGORY_NAMES,
  PRIORITY_NAMES,
  TICKET_STATE_NAMES,
  TICKET_STATES,
} from '../../../src-main/shared/ticket-words'
import { orpc, pagedTable } from '../../api'
import { go } from '../../app/route'
import { formatAgo, useNow } from '../../lib/time'
import { Button, type Column, DataTable, EmptyState, SearchBox, SelectField, StatusChip } from '../../ui'
import css from './tickets.module.css'
import { useTicketFilter } from './use-ticket-filter'
import { STATE_TONES } from './words'

const PAGE = 50

type StateChoice = NonNullable<TicketFilter['state']> | 'all'
const STATE_CHOICES: readonly { readonly value: StateChoice; readonly label: string }[] = [
  { value: 'running', label: 'Belum selesai' },
  ...TICKET_STATES.map((value) => ({ value, label: TICKET_STATE_NAMES[value] })),
  { value: 'all', label: 'Semua' },
]
const CATEGORY_CHOICES = [
  { value: 'all', label: 'Semua kategori' } as const,
  ...CATEGORIES.map((value) => ({ value, label: CATEGORY_NAMES[value] })),
]

const Subject = ({ row }: { readonly row: TicketRow }) => (
  <span className={css.subjectCell} data-unread={row.isUnread || undefined}>
    {row.isUnread && <span className={css.fresh}>Baru</span>}
    {row.priority === 'tinggi' && <span className={css.urgent}>{PRIORITY_NAMES.tinggi}</span>}
    <span>{row.subject}</span>
  </span>
)

const Ago = ({ at }: { readonly at: number }) => formatAgo(at, useNow())

const COLUMNS: readonly Column<TicketRow>[] = [
  {
    id: 'subject',
    header: 'Perihal',
    width: 18,
    grow: 5,
    cell: (row) => <Subject row={row} />,
    tip: ({ subject }) => subject,
  },
  { id: 'party', header: 'Dari', width: 9, cell: ({ partyName }) => partyName, tip: (row) => row.partyName },
  {
    id: 'category',
    header: 'Kategori',
    width: 11.5,
    grow: 0,
    leaves: 1,
    cell: ({ category }) => CATEGORY_NAMES[category],
  },
  {
    id: 'state',
    header: 'Status',
    width: 11.5,
    grow: 0,
    cell: ({ state }) => <StatusChip tone={STATE_TONES[state]} word={TICKET_STATE_NAMES[state]} />,
  },
  { id: 'who', header: 'Dipegang', width: 6, grow: 0, leaves: 2, cell: ({ assigneeName }) => assigneeName ?? '' },
  { id: 'last', header: 'Terakhir', width: 7.25, grow: 0, cell: ({ lastAt }) => <Ago at={lastAt} /> },
]

export interface TicketListProps {
  readonly openId: string | null
  readonly onNew: () => void
}

export function TicketList({ openId, onNew }: TicketListProps) {
  const { filter, set, clear, isNarrowed } = useTicketFilter()
  // Typing goes first; the list follows.
  const asked = useDeferredValue(filter)
  const list = useInfiniteQuery(
    orpc.tickets.list.infiniteOptions({
      input: (after: string | null) => ({ filter: asked, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const counts = useQuery(orpc.tickets.counts.queryOptions({ input: {} })).data
  const { rows, ...paging } = pagedTable(list)
  const open = (row: TicketRow) => go('tiket', row.id)
  return (
    <DataTable<TicketRow>
      label="Tiket"
      rows={rows}
      rowKey={({ id }) => id}
      columns={COLUMNS}
      openKey={openId}
      filters={
        <div className={css.filters}>
          <div className={css.search}>
            <SearchBox
              label="Cari nama, nomor tiket atau perihal"
              placeholder="Nama, nomor, perihal"
              value={filter.search}
              onChange={(search) => set({ search })}
              onEnter={(text) => {
                const [only] = rows
                if (only && rows.length === 1 && text === asked.search && !list.isFetching) open(only)
                else set({ search: text })
              }}
            />
          </div>
          <div className={css.choice}>
            <SelectField
              label="Status"
              isLabelHidden
              value={filter.state ?? 'all'}
              onChange={(state) => set({ state: state === 'all' ? null : state })}
              options={STATE_CHOICES}
            />
          </div>
          <div className={css.choice}>
            <SelectField
              label="Kategori"
              isLabelHidden
              value={filter.category ?? 'all'}
              onChange={(category) => set({ category: category === 'all' ? null : category })}
              options={CATEGORY_CHOICES}
            />
          </div>
        </div>
      }
      summary={
        <span aria-live="polite">
          {counts && (
            <>
              <strong>{formatThousands(counts.waiting)}</strong> menunggu jawaban
              {counts.unread > 0 && `, ${formatThousands(counts.unread)} belum dibuka`}
            </>
          )}
        </span>
      }
      {...paging}
      resetKey={JSON.stringify(asked)}
      empty={
        isNarrowed ? (
          <EmptyState
            title="Tidak ada tiket yang cocok"
            action={
              <Button variant="default" onClick={clear}>
                Tampilkan yang belum selesai
              </Button>
            }
          >
            Periksa ejaannya, atau longgarkan saringannya.
          </EmptyState>
        ) : (
          <EmptyState title="Tidak ada tiket yang belum selesai" action={<Button onClick={onNew}>Tiket baru</Button>}>
            Pertanyaan pelanggan dan reseller dari HP-nya muncul di sini. Keluhan lewat telepon dicatat dengan F2.
          </EmptyState>
        )
      }
      onOpen={open}
      rowTone={(row) => (row.state === 'closed' ? 'calm' : undefined)}
      cardHeight={5.25}
      card={(row) => (
        <div className={css.card}>
          <div className={css.cardLine}>
            <Subject row={row} />
            <span className={css.soft}>
              <Ago at={row.lastAt} />
            </span>
          </div>
          <div className={css.cardLine}>
            <span>{row.partyName}</span>
            <StatusChip tone={STATE_TONES[row.state]} word={TICKET_STATE_NAMES[row.state]} />
          </div>
          <span className={css.preview}>
            {row.lastBy === 'staff' ? 'Loket: ' : ''}
            {row.lastText}
          </span>
        </div>
      )}
    />
  )
}
