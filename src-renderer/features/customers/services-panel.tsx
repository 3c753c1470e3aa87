// Owns: what a customer has: each subscription with what the shop wants and what the router has confirmed.
// Must never: say that the router did something it has not confirmed.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerCard } from '../../../src-main/features/customers/contract'
import type { SubscriptionItem } from '../../../src-main/features/subscriptions/contract'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, toProblem, useSession } from '../../api'
import { Button, EmptyState, ErrorNotice, HotkeyButton, Panel, Skeleton } from '../../ui'
import { PasswordDialog } from './password-dialog'
import { ServiceForm } from './service-form'
import { ServiceItem } from './service-item'

export function ServicesPanel({ customer }: { readonly customer: CustomerCard }) {
  const isManager = useSession().may(MANAGERS)
  const { data, error, refetch } = useQuery({
    ...orpc.subscriptions.of.queryOptions({ input: { customerId: customer.id } }),
    placeholderData: undefined,
  })
  const [form, setForm] = useState<{ readonly service: SubscriptionItem | null } | null>(null)
  const [revealing, setRevealing] = useState<SubscriptionItem | null>(null)
  const problem = error && toProblem(error)
  const mayAdd = isManager && !customer.isArchived
  const running = data?.filter(({ state }) => state !== 'stopped').length
  return (
    <Panel
      title="Langganan"
      detail={running ? `${running} berjalan` : undefined}
      isFlush
      actions={
        mayAdd && (
          <HotkeyButton
            keys="Alt+T"
            size="xs"
            description="Tambah langganan"
            onPress={() => setForm({ service: null })}
          >
            + Langganan
          </HotkeyButton>
        )
      }
    >
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={4} />}
      {data?.length === 0 && (
        <EmptyState
          title="Belum berlangganan"
          action={mayAdd && <Button onClick={() => setForm({ service: null })}>Tambah langganan</Button>}
        >
          Pilih paketnya; PPPoE, IP statis dan member hotspot langsung dipasang di router.
        </EmptyState>
      )}
      {data?.map((service) => (
        <ServiceItem key={service.id} service={service} onEdit={() => setForm({ service })} />
      ))}
      {form && (
        <ServiceForm customer={customer} service={form.service} onClose={() => setForm(null)} onReveal={setRevealing} />
      )}
      {revealing && <PasswordDialog service={revealing} onClose={() => setRevealing(null)} />}
    </Panel>
  )
}
