// Owns: the sales of a day, newest first; or the one sale of a code or number that was typed.
// Must never: load all at once.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SaleItem } from '../../../src-main/features/sales/contract'
import { type CalendarDate, formatInstant, formatTime } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, pagedTable, useSession } from '../../api'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { Money } from '../../ui/money'
import { SearchBox } from '../../ui/search-box'
import type { Column } from '../../ui/table-types'
import { PrintStateChip } from '../printing/job-chip'
import css from './sales.module.css'
import { codeOf } from './scan'
import { METHOD_WORDS } from './words'

export interface SalesListProps {
  readonly day: CalendarDate
  readonly onOpen: (saleId: string) => void
}

export function SalesList({ day, onOpen }: SalesListProps) {
  const { zone } = useSession()
  const [text, setText] = useState('')
  const search = codeOf(text)
  const isSearching = search !== ''
  const list = useInfiniteQuery(
    orpc.sales.list.infiniteOptions({
      input: (after: string | null) => ({ after, search, day: isSearching ? null : day }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const { rows, ...paging } = pagedTable(list)
  return (
    <DataTable
      label="Penjualan"
      rows={rows}
      rowKey={(row) => row.id}
      columns={columnsOf((row) => (isSearching ? formatInstant(row.at, zone) : formatTime(row.at, zone)), isSearching)}
      filters={
        <SearchBox
          label="Cari kode voucher atau nomor struk"
          value={text}
          onChange={setText}
          onEnter={(typed) => {
            setText(typed)
            const [only] = rows
            if (isSearching && only && rows.length === 1 && codeOf(typed) === search) onOpen(only.id)
          }}
        />
      }
      {...paging}
      resetKey={search}
      empty={
        isSearching ? (
          <EmptyState title="Tidak ada di penjualan">
            Ketik kode voucher lengkap atau nomor struk. Nomor struk hari ini cukup angka belakangnya.
          </EmptyState>
        ) : (
          <EmptyState title="Belum ada penjualan di hari ini">Penjualan dari layar Kasir muncul di sini.</EmptyState>
        )
      }
      onOpen={(row) => onOpen(row.id)}
      rowTone={(row) => (row.refunded > 0 ? 'calm' : undefined)}
      card={(row) => <SaleCard row={row} time={formatTime(row.at, zone)} />}
    />
  )
}

const methodsText = (row: SaleItem): string => row.methods.map((method) => METHOD_WORDS[method]).join(' + ')

function columnsOf(timeOf: (row: SaleItem) => string, isSearching: boolean): readonly Column<SaleItem>[] {
  return [
    { id: 'time', header: 'Waktu', width: isSearching ? 10 : 4, grow: 0, cell: timeOf },
    { id: 'number', header: 'Nomor struk', width: 9, grow: 0, cell: (row) => row.receiptNumber },
    { id: 'summary', header: 'Isi', width: 9.5, grow: 3, cell: (row) => row.summary, tip: (row) => row.summary },
    {
      id: 'cashier',
      header: 'Kasir',
      width: 5,
      grow: 1,
      cell: (row) => row.cashierName,
      tip: (row) => row.cashierName,
    },
    { id: 'method', header: 'Bayar', width: 5, grow: 0, cell: methodsText },
    { id: 'total', header: 'Total', width: 7.5, grow: 0, isNumber: true, cell: (row) => <Left row={row} /> },
    {
      id: 'paper',
      header: 'Struk',
      width: 9,
      grow: 0,
      cell: (row) => (row.paper ? <PrintStateChip state={row.paper.state} /> : 'Tidak dicetak'),
    },
  ]
}

/** A column has room for one amount: what is left, or the crossed one when nothing is. */
const Left = ({ row }: { readonly row: SaleItem }) =>
  row.refunded < row.total ? (
    <Money amount={rupiah(row.total - row.refunded)} />
  ) : (
    <Money amount={rupiah(row.total)} isVoid={row.refunded > 0} />
  )

const Total = ({ row }: { readonly row: SaleItem }) =>
  row.refunded === 0 ? (
    <Money amount={rupiah(row.total)} />
  ) : (
    <span>
      <Money amount={rupiah(row.total)} size="sm" isVoid />{' '}
      {row.refunded < row.total && <Money amount={rupiah(row.total - row.refunded)} />}
    </span>
  )

const SaleCard = ({ row, time }: { readonly row: SaleItem; readonly time: string }) => (
  <div className={css.card}>
    <span className={css.what}>{row.summary}</span>
    <Total row={row} />
    <span className={`${css.soft} ln-number`}>
      {time} · {row.receiptNumber}
    </span>
    <span className={css.soft}>{methodsText(row)}</span>
  </div>
)
