// Owns: the values of the subscription form, what is proposed for a new one, and how they become what the core takes.
// Must never: decide what is allowed.
import type { CustomerCard } from '../../../src-main/features/customers/contract'
import type {
  FirstPeriod,
  SubscriptionInput,
  SubscriptionItem,
} from '../../../src-main/features/subscriptions/contract'
import { type CalendarDate, calendarDate, splitDate } from '../../../src-main/shared/calendar-date'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'

export interface ServiceValues {
  readonly packageId: string | null
  readonly routerId: string | null
  readonly label: string
  readonly username: string
  readonly password: string
  readonly address: string
  readonly staticKind: 'queue' | 'lease'
  readonly mac: string
  readonly billingDay: number | null
  readonly cycleMonths: '1' | '3' | '12'
  readonly firstPeriod: FirstPeriod
  readonly graceDays: number | null
  readonly ownPrice: Rupiah | null
  readonly discount: Rupiah | null
  readonly discountUntil: CalendarDate | null
  readonly startDay: CalendarDate
}

/** "Pak Budi Santoso" -> "pak-budi-santoso"; a name in another script proposes the customer's number. */
export const usernameFor = ({ name, number }: Pick<CustomerCard, 'name' | 'number'>): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24)
  return plain.length >= 3 ? plain : number.toLowerCase()
}

export const newService = (
  customer: CustomerCard,
  day: CalendarDate,
  usual: { readonly firstPeriod: FirstPeriod; readonly routerId: string | null },
): ServiceValues => ({
  packageId: null,
  routerId: usual.routerId,
  label: '',
  username: usernameFor(customer),
  password: '',
  address: '',
  staticKind: 'queue',
  mac: '',
  billingDay: Math.min(28, splitDate(day).day),
  cycleMonths: '1',
  firstPeriod: usual.firstPeriod,
  graceDays: null,
  ownPrice: null,
  discount: null,
  discountUntil: null,
  startDay: day,
})

const cycleOf = (months: number): ServiceValues['cycleMonths'] => (months === 12 ? '12' : months === 3 ? '3' : '1')

export const valuesOfService = (service: SubscriptionItem): ServiceValues => ({
  packageId: service.packageId,
  routerId: service.routerId,
  label: service.label,
  username: service.username ?? '',
  password: '',
  address: service.address ?? '',
  staticKind: service.staticKind ?? 'queue',
  mac: service.mac ?? '',
  billingDay: service.billingDay,
  cycleMonths: cycleOf(service.cycleMonths),
  firstPeriod: service.firstPeriod,
  graceDays: service.graceDays,
  ownPrice: service.ownPrice === null ? null : rupiah(service.ownPrice),
  discount: service.discount === 0 ? null : rupiah(service.discount),
  discountUntil: service.discountUntil === null ? null : calendarDate(service.discountUntil),
  startDay: calendarDate(service.startDay),
})

const CYCLES = { '1': 1, '3': 3, '12': 12 } as const

export const serviceInput = (
  values: ServiceValues,
  { id, customerId }: { readonly id: string | null; readonly customerId: string },
): SubscriptionInput => ({
  id,
  customerId,
  packageId: values.packageId ?? '',
  routerId: values.routerId,
  label: values.label,
  username: values.username.trim(),
  password: values.password,
  address: values.address,
  staticKind: values.staticKind,
  mac: values.mac,
  billingDay: values.billingDay ?? 0,
  cycleMonths: CYCLES[values.cycleMonths],
  firstPeriod: values.firstPeriod,
  graceDays: values.graceDays,
  ownPrice: values.ownPrice,
  discount: values.discount ?? 0,
  discountUntil: values.discountUntil,
  startDay: values.startDay,
})
