// Owns: the columns of the live list, and the same on a narrow screen.
// Must never: show a code that the core has hidden.
import type { OnlineSession } from '../../../src-main/features/online/contract'
import { type Column, StatusChip } from '../../ui'
import css from './online.module.css'
import { bothWays, bytesWords, leftWords, lengthWords, markOf } from './words'

export const UserText = ({ row }: { readonly row: OnlineSession }) =>
  row.isHidden ? (
    <span title="Kode terlihat setelah terjual">
      <span aria-hidden="true">{row.user}</span>
      <span className="ln-hidden">kode disembunyikan</span>
    </span>
  ) : (
    <span className="ln-code">{row.user}</span>
  )

const Mark = ({ row }: { readonly row: OnlineSession }) => {
  const mark = markOf(row)
  return mark && <StatusChip {...mark} />
}

const packageOf = ({ voucher, customer }: OnlineSession): string =>
  voucher?.packageName ?? (customer ? `${customer.name} · ${customer.packageName}` : '')
const left = (row: OnlineSession): string => (row.voucher ? leftWords(row.voucher) : '')

export function sessionColumns(hasManyRouters: boolean): readonly Column<OnlineSession>[] {
  return [
    {
      id: 'user',
      header: 'Kode / nama',
      width: 9,
      grow: 0,
      cell: (row) => <UserText row={row} />,
      tip: (row) => row.user,
    },
    { id: 'package', header: 'Paket', width: 10.5, grow: 2, cell: packageOf, tip: packageOf },
    ...(hasManyRouters
      ? [{ id: 'router', header: 'Router', width: 6, grow: 1, cell: (row: OnlineSession) => row.routerName }]
      : []),
    { id: 'address', header: 'Alamat IP', width: 8, grow: 0, leaves: 2, cell: (row) => row.address },
    { id: 'mac', header: 'Perangkat (MAC)', width: 10.25, grow: 0, leaves: 1, cell: (row) => row.mac },
    { id: 'uptime', header: 'Sudah', width: 8.5, grow: 0, leaves: 3, cell: (row) => lengthWords(row.uptimeSeconds) },
    { id: 'left', header: 'Sisa', width: 8.75, grow: 0, cell: left, tip: left },
    {
      id: 'data',
      header: 'Data',
      width: 6.25,
      grow: 0,
      isNumber: true,
      cell: (row) => bytesWords(bothWays(row)),
      tip: (row) => `unduh ${bytesWords(row.bytesOut)}, unggah ${bytesWords(row.bytesIn)}`,
    },
    { id: 'mark', header: 'Catatan', width: 8.25, grow: 0, cell: (row) => <Mark row={row} /> },
  ]
}

export const SessionCard = ({ row }: { readonly row: OnlineSession }) => (
  <div className={css.card}>
    <span className={css.codeLine}>
      <UserText row={row} />
      <Mark row={row} />
    </span>
    <span className={css.number}>{bytesWords(bothWays(row))}</span>
    <span className={css.wholeLine}>
      {[packageOf(row), row.voucher ? `sisa ${left(row)}` : `sudah ${lengthWords(row.uptimeSeconds)}`]
        .filter(Boolean)
        .join(' · ')}
    </span>
  </div>
)
