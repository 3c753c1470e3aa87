// Owns: every column the customer list can have, and which stand there at first.
// Must never: fetch; a row carries all that its columns show.
import type { CustomerListItem } from '../../../src-main/features/customers/contract'
import { businessDay, formatDate, type ShopZone } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { isPhone, showPhoneGrouped } from '../../../src-main/shared/phone'
import { formatAgo } from '../../lib/time'
import { type Column, Money, StatusChip } from '../../ui'
import { type StateWord, summaryRouter, summaryState } from './words'

export interface ChoosableColumn extends Column<CustomerListItem> {
  /** Always there. */
  readonly isFixed?: boolean
  /** There until somebody chooses otherwise. */
  readonly isUsual?: boolean
}

export const phoneText = (phone: string): string => (isPhone(phone) ? showPhoneGrouped(phone) : phone)

const Chip = ({ word }: { readonly word: StateWord | null }) => (word === null ? null : <StatusChip {...word} />)

/** Distinct, in order: "Family 10 Mbps, Sewa Router". */
const each = (row: CustomerListItem, of: (service: CustomerListItem['services'][number]) => string | null): string =>
  [...new Set(row.services.map(of).filter((text) => text !== null && text !== ''))].join(', ')

const text = (
  id: string,
  header: string,
  width: number,
  of: (row: CustomerListItem) => string,
  more: Partial<ChoosableColumn> = {},
): ChoosableColumn => ({ id, header, width, cell: of, tip: of, ...more })

const lastSeenOf = (row: CustomerListItem): number | null =>
  row.services.reduce<number | null>(
    (newest, { lastSeenAt }) => (lastSeenAt !== null && lastSeenAt > (newest ?? 0) ? lastSeenAt : newest),
    null,
  )

export const customerColumns = (zone: ShopZone, now: number): readonly ChoosableColumn[] => [
  text('name', 'Nama', 10.25, (row) => row.name, { grow: 2, isFixed: true, isSortable: true }),
  text('number', 'No.', 5.5, (row) => row.number, { grow: 0, leaves: 3, isUsual: true }),
  text('phone', 'No. HP', 9, (row) => phoneText(row.phone), { grow: 0, leaves: 2, isUsual: true }),
  text('address', 'Alamat', 9, (row) => row.address, { grow: 2 }),
  text('area', 'Area', 6, (row) => row.areaName ?? '', { leaves: 1, isUsual: true }),
  text('package', 'Paket', 9, (row) => each(row, ({ packageName }) => packageName), { grow: 2, isUsual: true }),
  text('username', 'Username / IP', 8, (row) => each(row, ({ username, address }) => username ?? address), {}),
  text('router', 'Router', 6.5, (row) => each(row, ({ routerName }) => routerName)),
  {
    id: 'state',
    header: 'Status',
    width: 6,
    grow: 0,
    isUsual: true,
    cell: (row) => <Chip word={summaryState(row.services)} />,
  },
  {
    id: 'onRouter',
    header: 'Di router',
    width: 10,
    grow: 0,
    isUsual: true,
    cell: (row) => <Chip word={summaryRouter(row.services)} />,
  },
  {
    id: 'monthly',
    header: 'Per bulan',
    width: 7,
    grow: 0,
    isNumber: true,
    cell: (row) => (row.monthly === 0 ? '' : <Money amount={rupiah(row.monthly)} />),
  },
  {
    id: 'open',
    header: 'Belum dibayar',
    width: 8,
    grow: 0,
    isNumber: true,
    isUsual: true,
    cell: (row) => (row.open === 0 ? '' : <Money amount={rupiah(row.open)} />),
  },
  {
    id: 'seen',
    header: 'Terakhir online',
    width: 8,
    grow: 0,
    cell: (row) => {
      const at = lastSeenOf(row)
      return at === null ? '' : formatAgo(at, now)
    },
  },
  {
    id: 'created',
    header: 'Terdaftar',
    width: 6.5,
    grow: 0,
    isSortable: true,
    cell: (row) => formatDate(businessDay(row.createdAt, zone)),
  },
]
