// Owns: who used a promo code, on which order, and which uses came back.
// Must never: change anything.
import { useQuery } from '@tanstack/react-query'
import type { PromoItem, PromoUseItem } from '../../../src-main/features/promos/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, toProblem, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, type Column, CountLine, DataTable, Dialog, EmptyState, Money, StatusChip } from '../../ui'
import { usesText } from './words'

interface UsesDialogProps {
  readonly promo: PromoItem
  readonly onClose: () => void
}

export function UsesDialog({ promo, onClose }: UsesDialogProps) {
  const { zone } = useSession()
  const uses = useQuery(orpc.promos.uses.queryOptions({ input: { promoId: promo.id } }))
  const problem = uses.error && toProblem(uses.error)
  const rows = uses.data ?? []
  return (
    <Dialog isOpen onClose={onClose} title={`Pemakaian ${promo.code}: ${usesText(promo)}`} size="xl">
      <DataTable<PromoUseItem>
        label={`Pemakaian ${promo.code}`}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columnsOf(zone)}
        isLoading={uses.isPending}
        error={problem && { message: problem.message, advice: problem.advice, onRetry: () => void uses.refetch() }}
        summary={<CountLine noun="pemakaian" shown={rows.length} />}
        height={22}
        empty={<EmptyState title="Belum ada yang memakai">Pemakaian tampil di sini saat pesanannya dibuat.</EmptyState>}
      />
    </Dialog>
  )
}

const columnsOf = (zone: ShopZone): readonly Column<PromoUseItem>[] => [
  { id: 'at', header: 'Waktu', width: 10, grow: 0, cell: ({ at }) => formatInstant(at, zone).slice(0, 16) },
  {
    id: 'customer',
    header: 'Pelanggan',
    width: 11,
    grow: 2,
    cell: ({ customerId, customerNumber, customerName }) => (
      <Anchor href={linkTo('pelanggan', customerId)}>
        {customerNumber} {customerName}
      </Anchor>
    ),
    tip: ({ customerName }) => customerName,
  },
  {
    id: 'order',
    header: 'Pesanan',
    width: 11,
    grow: 0,
    cell: ({ orderId, orderNumber }) => (
      <Anchor href={linkTo('pesanan', 'daftar', orderId)}>{orderNumber ?? 'Lihat'}</Anchor>
    ),
  },
  {
    id: 'amount',
    header: 'Potongan',
    width: 7,
    grow: 0,
    isNumber: true,
    cell: ({ amount }) => <Money amount={rupiah(amount)} />,
  },
  {
    id: 'state',
    header: 'Keadaan',
    width: 9,
    grow: 0,
    cell: ({ releasedAt }) =>
      releasedAt === null ? <StatusChip tone="good" word="Terpakai" /> : <StatusChip tone="calm" word="Dikembalikan" />,
  },
]
