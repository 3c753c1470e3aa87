// Owns: the list of orders: narrowed by state, searched, opened.
// Must never: load all rows, or count what the core has not counted.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { ShopZone } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, pagedTable, useSession } from '../../api'
import { go } from '../../app/route'
import { today } from '../../lib/time'
import { Button, type Column, DataTable, EmptyState, Money, SearchBox, StatusChip } from '../../ui'
import { shortInstant } from '../payments/words'
import css from './orders.module.css'
import type { OrderRow } from './types'
import { type StateFilter, useOrderFilter } from './use-order-filter'
import { CHANNEL_WORDS, rowWord, STATE_WORDS } from './words'

const PAGE = 100

const CHOICES: readonly { readonly value: StateFilter; readonly label: string }[] = [
  { value: null, label: 'Semua' },
  { value: 'attention', label: 'Perlu perhatian' },
  { value: 'unpaid', label: STATE_WORDS.unpaid.word },
  { value: 'processing', label: STATE_WORDS.processing.word },
  { value: 'active', label: STATE_WORDS.active.word },
  { value: 'cancelled', label: STATE_WORDS.cancelled.word },
  { value: 'lapsed', label: STATE_WORDS.lapsed.word },
]

export default function OrderListTab() {
  const { zone } = useSession()
  const { state, search, setState, setSearch, clear, isNarrowed } = useOrderFilter()
  const asked = useDeferredValue({ state, search: search.trim() })
  const list = useInfiniteQuery(
    orpc.orders.list.infiniteOptions({
      input: (after: string | null) => ({ ...asked, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const counts = useQuery(orpc.orders.counts.queryOptions({ input: {} })).data
  const { rows, ...paging } = pagedTable(list)
  const open = ({ id }: OrderRow) => go('pesanan', 'daftar', id)
  const openOnly = (text: string) => {
    const [only] = rows
    if (only && rows.length === 1 && text === asked.search && !list.isFetching) open(only)
    else setSearch(text)
  }
  const countOf = (value: StateFilter): number | undefined =>
    value === 'attention' || value === 'unpaid' || value === 'processing' ? counts?.[value] : undefined
  return (
    <DataTable<OrderRow>
      label="Pesanan"
      rows={rows}
      rowKey={(row) => row.id}
      columns={columnsOf(zone)}
      filters={
        <>
          <fieldset className={css.states}>
            <legend className="ln-hidden">Keadaan pesanan</legend>
            {CHOICES.map(({ value, label }) => (
              <button
                key={value ?? 'all'}
                type="button"
                className={css.state}
                aria-pressed={state === value}
                data-attention={(value === 'attention' && (counts?.attention ?? 0) > 0) || undefined}
                onClick={() => setState(value)}
              >
                {label}
                {countOf(value) !== undefined && <strong className="ln-number">{countOf(value)}</strong>}
              </button>
            ))}
          </fieldset>
          <div className={css.search}>
            <SearchBox
              label="Cari pesanan"
              placeholder="Nomor, nama, atau HP"
              value={search}
              onChange={setSearch}
              onEnter={openOnly}
            />
          </div>
        </>
      }
      {...paging}
      resetKey={JSON.stringify(asked)}
      empty={
        isNarrowed ? (
          <EmptyState
            title={
              state === 'attention' && search.trim() === ''
                ? 'Tidak ada yang perlu perhatian'
                : 'Tidak ada pesanan yang cocok'
            }
            action={
              <Button variant="default" onClick={clear}>
                Tampilkan semua
              </Button>
            }
          >
            {state === 'attention' && search.trim() === ''
              ? 'Semua pembayaran sudah diperiksa, semua layanan sudah lengkap.'
              : 'Periksa ejaannya, atau longgarkan saringannya.'}
          </EmptyState>
        ) : (
          <EmptyState
            title="Belum ada pesanan"
            action={<Button onClick={() => go('pesanan', 'baru')}>Pesanan baru</Button>}
          >
            Pelanggan memesan dari portal, atau Anda membuatkannya di loket. Layanannya aktif sendiri sesudah lunas.
          </EmptyState>
        )
      }
      onOpen={open}
      rowTone={(row) =>
        row.isClaimed || row.needsPerson
          ? 'warn'
          : row.state === 'cancelled' || row.state === 'lapsed'
            ? 'calm'
            : undefined
      }
      cardHeight={4.5}
      card={(row) => (
        <div className={css.card}>
          <span className={css.strong}>{row.customerName}</span>
          <Money amount={rupiah(row.total)} />
          <span className={css.soft}>
            {row.number} · {row.title}
          </span>
          <StatusChip {...rowWord(row)} />
        </div>
      )}
    />
  )
}

const columnsOf = (zone: ShopZone): readonly Column<OrderRow>[] => [
  { id: 'number', header: 'Nomor', width: 9.25, grow: 0, cell: ({ number }) => number },
  {
    id: 'at',
    header: 'Dipesan',
    width: 7.5,
    grow: 0,
    leaves: 2,
    cell: ({ placedAt }) => shortInstant(placedAt, zone, today(zone)),
  },
  {
    id: 'who',
    header: 'Pelanggan',
    width: 9,
    grow: 2,
    cell: ({ customerName }) => customerName,
    tip: ({ customerName }) => customerName,
  },
  { id: 'what', header: 'Layanan', width: 10, grow: 3, cell: ({ title }) => title, tip: ({ title }) => title },
  { id: 'channel', header: 'Lewat', width: 7, grow: 0, leaves: 1, cell: ({ channel }) => CHANNEL_WORDS[channel] },
  {
    id: 'total',
    header: 'Total',
    width: 7.5,
    grow: 0,
    isNumber: true,
    cell: ({ total }) => <Money amount={rupiah(total)} />,
  },
  { id: 'state', header: 'Keadaan', width: 12, grow: 0, cell: (row) => <StatusChip {...rowWord(row)} /> },
]
