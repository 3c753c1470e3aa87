// Owns: the orders on the first page that are not finished yet.
// Must never: take room when there are none.
import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { LOOK_AGAIN_MS } from '../look-again'
import { Card } from '../ui'
import { OrderList } from './order-list'
import type { OrderRow } from './types'

export function useOpenOrders(): readonly OrderRow[] {
  const { data = [] } = useQuery(portalQuery.orders.list.queryOptions({ input: {}, refetchInterval: LOOK_AGAIN_MS }))
  return data.filter(({ state }) => state === 'unpaid' || state === 'processing')
}

export const OpenOrders = ({ rows }: { readonly rows: readonly OrderRow[] }) =>
  rows.length === 0 ? null : (
    <Card title="Pesanan yang sedang berjalan">
      <OrderList rows={rows} />
    </Card>
  )
