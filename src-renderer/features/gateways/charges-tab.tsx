// Owns: Tagihan > Bayar online: every QR and VA number that customers asked for, newest first.
// Must never: count by itself.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChargeItem } from '../../../src-main/features/gateways/contract'
import type { ShopZone } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, pagedTable, useSession } from '../../api'
import { go } from '../../app/route'
import { today } from '../../lib/time'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { Money } from '../../ui/money'
import { StatusChip } from '../../ui/status-chip'
import type { Column } from '../../ui/table-types'
import { shortInstant } from '../payments/words'
import { ChargeDeeds } from './charge-deeds'
import css from './gateways.module.css'
import { chargeDetail, chargeWord, METHOD_SHORT } from './words'

export default function ChargesTab() {
  const { zone } = useSession()
  const [onlyOpen, setOnlyOpen] = useState(false)
  const list = useInfiniteQuery(
    orpc.gateways.list.infiniteOptions({
      input: (after: string | null) => ({ onlyOpen, after }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const { rows, ...paging } = pagedTable(list)
  return (
    <DataTable
      label="Pembayaran online"
      rows={rows}
      rowKey={(row) => row.id}
      columns={columnsOf(zone)}
      filters={
        <ChoiceTiles
          label="Yang ditampilkan"
          isLabelHidden
          look="segment"
          value={onlyOpen ? 'open' : 'all'}
          onChange={(value) => setOnlyOpen(value === 'open')}
          choices={[
            { value: 'all', label: 'Semua' },
            { value: 'open', label: 'Yang belum selesai' },
          ]}
        />
      }
      {...paging}
      resetKey={String(onlyOpen)}
      empty={
        <EmptyState title={onlyOpen ? 'Tidak ada yang menunggu' : 'Belum ada pembayaran online'}>
          {onlyOpen ? 'Semua sudah selesai.' : 'Pelanggan memulainya dari tagihannya di portal.'}
        </EmptyState>
      }
      onOpen={(row) => go('tagihan', 'daftar', String(row.invoiceId))}
      rowTone={(row) => (row.needsPerson ? 'bad' : undefined)}
      card={(row) => <ChargeCard row={row} zone={zone} />}
      cardHeight={7}
    />
  )
}

const shortText = (row: ChargeItem, zone: ShopZone): string => shortInstant(row.createdAt, zone, today(zone))

const columnsOf = (zone: ShopZone): readonly Column<ChargeItem>[] => [
  { id: 'at', header: 'Waktu', width: 7, grow: 0, leaves: 2, cell: (row) => shortText(row, zone) },
  { id: 'bill', header: 'Tagihan', width: 9, grow: 0, cell: (row) => row.invoiceNumber },
  {
    id: 'who',
    header: 'Pelanggan',
    width: 8,
    grow: 2,
    cell: (row) => row.customerName,
    tip: (row) => row.customerName,
  },
  { id: 'method', header: 'Cara', width: 6.5, grow: 0, leaves: 3, cell: (row) => METHOD_SHORT[row.method] },
  {
    id: 'amount',
    header: 'Jumlah',
    width: 7.5,
    grow: 0,
    isNumber: true,
    cell: (row) => <Money amount={rupiah(row.amount)} />,
  },
  { id: 'state', header: 'Keadaan', width: 11, grow: 0, cell: (row) => <StatusChip {...chargeWord(row)} /> },
  { id: 'detail', header: 'Keterangan', width: 8, grow: 3, leaves: 1, cell: chargeDetail, tip: chargeDetail },
  { id: 'deeds', header: '', width: 11, grow: 0, cell: (row) => <ChargeDeeds charge={row} isShort /> },
]

const ChargeCard = ({ row, zone }: { readonly row: ChargeItem; readonly zone: ShopZone }) => (
  <span className={css.stack}>
    <span className={css.line}>
      <strong>{row.customerName}</strong>
      <Money amount={rupiah(row.amount)} />
    </span>
    <span className={css.soft}>
      {row.invoiceNumber} · {METHOD_SHORT[row.method]} · {shortText(row, zone)}
    </span>
    <StatusChip {...chargeWord(row)} />
  </span>
)
