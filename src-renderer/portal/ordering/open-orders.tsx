// Owns: the orders on the first page that are not finished yet.
// Must never: take room when there are none.

import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { Card } from '../ui'
import { OrderList } from './order-list'

export function OpenOrders() {
  const { data = [] } = useQuery(portalQuery.orders.list.queryOptions({ input: {} }))
  const open = data.filter(({ state }) => state === 'unpaid' || state === 'processing')
  return open.length === 0 ? null : (
    <Card title="Pesanan yang sedang berjalan">
      <OrderList rows={open} />
    </Card>
  )
}
