// Owns: what a customer's ticket may be about: his open bills and his subscriptions.
// Must never: offer another customer's.
import { useQuery } from '@tanstack/react-query'
import type { SubjectType } from '../../../src-main/shared/ticket-words'
import { orpc } from '../../api'

export interface AboutChoice {
  readonly value: string
  readonly label: string
  readonly about: { readonly type: SubjectType; readonly id: string }
}

export function useAboutChoices(customerId: string | null): readonly AboutChoice[] {
  const enabled = customerId !== null
  const input = { customerId: customerId ?? '' }
  const bills = useQuery({ ...orpc.invoices.ofCustomer.queryOptions({ input }), enabled })
  const lines = useQuery({ ...orpc.subscriptions.of.queryOptions({ input }), enabled })
  if (!enabled) return []
  return [
    ...(lines.data ?? []).map(({ id, packageName, label }) => ({
      value: `subscription ${id}`,
      label: `Langganan ${[packageName, label].filter(Boolean).join(', ')}`,
      about: { type: 'subscription' as const, id },
    })),
    ...(bills.data?.rows ?? []).map(({ id, number, packageName }) => ({
      value: `invoice ${id}`,
      label: `Tagihan ${[number, packageName].filter(Boolean).join(', ')}`,
      about: { type: 'invoice' as const, id: String(id) },
    })),
  ]
}
