// Owns: the columns of the voucher list.
// Must never: show a code that the core has hidden.
import type { VoucherItem } from '../../../src-main/features/vouchers/contract'
import { businessDay, formatDate, formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { type Column, StatusChip } from '../../ui'
import { routerWord, voucherWord } from './words'

export const dayText = (at: number | null, zone: ShopZone): string =>
  at === null ? '' : formatDate(businessDay(at, zone))

export const CodeText = ({ row }: { readonly row: VoucherItem }) =>
  row.isHidden ? (
    <span title="Kode terlihat setelah terjual">
      <span aria-hidden="true">{row.code}</span>
      <span className="ln-hidden">kode disembunyikan</span>
    </span>
  ) : (
    <span className="ln-code">{row.code}</span>
  )

export const voucherColumns = (zone: ShopZone): readonly Column<VoucherItem>[] => [
  { id: 'code', header: 'Kode', width: 9, grow: 0, cell: (row) => <CodeText row={row} /> },
  { id: 'package', header: 'Paket', width: 9, grow: 2, cell: (row) => row.packageName, tip: (row) => row.packageName },
  { id: 'state', header: 'Status', width: 6.5, grow: 0, cell: (row) => <StatusChip {...voucherWord(row.state)} /> },
  {
    id: 'router',
    header: 'Di router',
    width: 10,
    grow: 0,
    cell: (row) => <StatusChip {...routerWord(row.routerState)} />,
    tip: (row) => row.routerError ?? row.routerName,
  },
  { id: 'made', header: 'Dibuat', width: 6.5, grow: 0, leaves: 1, cell: (row) => dayText(row.madeAt, zone) },
  {
    id: 'useBefore',
    header: 'Pakai sebelum',
    width: 7.5,
    grow: 0,
    leaves: 2,
    cell: (row) => (row.useBefore === null ? 'Tanpa batas' : dayText(row.useBefore, zone)),
  },
  {
    id: 'sold',
    header: 'Terjual',
    width: 11.75,
    grow: 0,
    cell: (row) => (row.soldAt === null ? '' : formatInstant(row.soldAt, zone)),
  },
  { id: 'seller', header: 'Kasir', width: 5, grow: 1, leaves: 3, cell: (row) => row.sellerName ?? '' },
]
