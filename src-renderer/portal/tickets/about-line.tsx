// Owns: naming what a new ticket is about, before it is sent.
// Must never: name somebody else's; each is asked for as the person's own.
import { useQuery } from '@tanstack/react-query'
import { type Category, SUBJECT_NAMES, type SubjectType } from '../../../src-main/shared/ticket-words'
import { portalQuery } from '../api'
import { Line } from '../ui'

export const ABOUT_CATEGORY: Readonly<Record<SubjectType, Category>> = {
  invoice: 'tagihan',
  order: 'pesanan',
  subscription: 'gangguan',
}

interface AboutLineProps {
  readonly type: SubjectType
  readonly id: string
}

export function AboutLine({ type, id }: AboutLineProps) {
  const bill = useQuery({
    ...portalQuery.selfcare.bill.queryOptions({ input: { id: Number(id) } }),
    enabled: type === 'invoice',
  })
  const home = useQuery({
    ...portalQuery.selfcare.home.queryOptions({ input: {} }),
    enabled: type === 'subscription',
  })
  const order = useQuery({ ...portalQuery.orders.get.queryOptions({ input: { id } }), enabled: type === 'order' })
  const service = home.data?.services.find((one) => one.id === id)
  const words = { invoice: bill.data?.bill.number, subscription: service?.packageName, order: order.data?.number }[type]
  return <Line label={SUBJECT_NAMES[type]} value={words ?? ''} />
}
