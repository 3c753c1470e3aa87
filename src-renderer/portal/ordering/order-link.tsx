// Owns: the way from a bill to the order it is of: there the services and codes stand.
// Must never: stand on a bill of a month.
import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { goTo } from '../route'
import { Button } from '../ui'

export function OrderLink({ invoiceId }: { readonly invoiceId: number }) {
  const { data = [] } = useQuery(portalQuery.orders.list.queryOptions({ input: {} }))
  const order = data.find((row) => row.invoiceId === invoiceId)
  return order === undefined ? null : (
    <Button look="plain" onClick={() => goTo('pesanan', order.id)}>
      Buka pesanan {order.number}
    </Button>
  )
}
