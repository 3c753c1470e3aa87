// Owns: the customer's orders, and one of them with its invoice.
// Must never: show an order of somebody else.

import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { OrderInvoice } from '../ordering/order-invoice'
import { OrderList } from '../ordering/order-list'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Page } from '../ui'

export default function OrdersPage() {
  const [id] = usePortalRoute().path
  return id ? <OrderInvoice key={id} id={id} /> : <AllOrders />
}

function AllOrders() {
  const all = useQuery(portalQuery.orders.list.queryOptions({ input: {} }))
  return (
    <Page title="Pesanan saya">
      <Answer query={all}>
        {(rows) => <Card>{rows.length === 0 ? <p>Belum ada pesanan.</p> : <OrderList rows={rows} />}</Card>}
      </Answer>
      <Button look="plain" onClick={() => goTo('paket')}>
        Pesan layanan lain
      </Button>
    </Page>
  )
}
