// Owns: what staff may see and do with promo codes.
// Must never: be mounted on the LAN door; customers meet a code only in their order.
import * as z from 'zod'
import { type CalendarDate, isCalendarDate } from '../../shared/calendar-date'
import { command, Done, Id, Instant, Line, Nothing, query, Rupiah } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

export const PromoKind = z.enum(['percent', 'fixed'])
export type PromoKind = z.infer<typeof PromoKind>

export const PromoState = z.enum(['running', 'early', 'over', 'usedUp', 'off', 'archived'])
export type PromoState = z.infer<typeof PromoState>

const Day = z.custom<CalendarDate>(isCalendarDate, 'Tanggal tidak dikenal.')
const Uses = z.int('Isi angka bulat.').min(1, 'Paling sedikit 1 kali.').max(1_000_000, 'Paling banyak 1.000.000 kali.')

export const PromoInput = z.object({
  code: Line(40, 1),
  /** What the customer reads beside the discount. */
  name: Line(60, 1),
  kind: PromoKind,
  /** Percent 1..100, or rupiah. */
  value: Rupiah,
  minimum: Rupiah,
  /** Of a percent code only. */
  cap: Rupiah.min(1, 'Isi di atas Rp0, atau kosongkan.').nullable(),
  firstDay: Day,
  lastDay: Day.nullable(),
  totalUses: Uses.nullable(),
  usesPerCustomer: Uses.nullable(),
  /** Empty = every package. */
  packageIds: z.array(Id).max(200, 'Paling banyak 200 paket.'),
  isActive: z.boolean(),
})
export type PromoInput = z.infer<typeof PromoInput>

export const PromoItem = PromoInput.extend({
  id: Id,
  state: PromoState,
  /** Uses that were not given back. */
  used: z.int(),
  /** Rupiah taken off by them. */
  given: Rupiah,
  packageNames: z.array(z.string()),
  createdAt: Instant,
})
export type PromoItem = z.infer<typeof PromoItem>

export const PromoUseItem = z.object({
  id: Id,
  at: Instant,
  customerId: Id,
  customerNumber: z.string(),
  customerName: z.string(),
  orderId: z.string(),
  /** Null while the order cannot be found. */
  orderNumber: z.string().nullable(),
  amount: Rupiah,
  releasedAt: Instant.nullable(),
})
export type PromoUseItem = z.infer<typeof PromoUseItem>

export const promosContract = {
  list: query(MANAGERS, Nothing, z.array(PromoItem)),
  save: command(MANAGERS, z.object({ id: Id.nullable(), promo: PromoInput }), z.object({ id: Id })),
  archive: command(MANAGERS, z.object({ id: Id, isArchived: z.boolean() }), Done),
  /** The newest 500. */
  uses: query(MANAGERS, z.object({ promoId: Id }), z.array(PromoUseItem)),
}
