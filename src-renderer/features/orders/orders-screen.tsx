// Owns: the Pesanan screen: its tabs, the page of one order, and the counter's own new order.
// Must never: hold a rule; the core says what an order costs and who may finish it.
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { orpc, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { HotkeyButton, PageHeader, Screen, Skeleton, Tabs } from '../../ui'
import { NewOrderPage } from './new-order-page'
import { OrderPage } from './order-page'
import { ORDER_TABS } from './tabs'

export default function OrdersScreen() {
  const { path } = useRoute()
  const [first, second] = path
  if (first === 'baru') return <NewOrderPage key={second ?? ''} customerId={second ?? null} />
  if (first === 'daftar' && second !== undefined) return <OrderPage key={second} id={second} />
  return <TabPage tabId={first} />
}

function TabPage({ tabId }: { readonly tabId: string | undefined }) {
  const { may } = useSession()
  const counts = useQuery(orpc.orders.counts.queryOptions({ input: {} })).data
  const tabs = ORDER_TABS.filter(({ roles }) => may(roles))
  const current = tabs.find(({ id }) => id === tabId) ?? tabs[0]
  if (!current) return null
  const Body = current.component
  return (
    <Screen
      isFilling={current.isFilling}
      header={
        <PageHeader
          title="Pesanan"
          summary={current.summary}
          tabs={
            <Tabs
              label="Pesanan"
              value={current.id}
              onChange={(id) => go('pesanan', id)}
              tabs={tabs.map(({ id, label }) => ({
                id,
                label,
                count: id === 'daftar' && counts && counts.attention > 0 ? counts.attention : undefined,
              }))}
            />
          }
          actions={
            current.id === 'daftar' && (
              <HotkeyButton
                keys="F2"
                variant="filled"
                description="Pesanan baru di loket"
                onPress={() => go('pesanan', 'baru')}
              >
                Pesanan baru
              </HotkeyButton>
            )
          }
        />
      }
    >
      <Suspense fallback={<Skeleton lines={8} />}>
        <Body />
      </Suspense>
    </Screen>
  )
}
