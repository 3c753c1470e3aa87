// Owns: how a package is ordered: its billing cycles, its options, whether it asks for a domain, what installing costs.
// Must never: hold an order or a customer.
import * as z from 'zod'
import { Id, Line, Rupiah } from '../../shared/contract'

export const CYCLE_MONTHS = [1, 3, 12] as const
export const CycleMonths = z.literal(CYCLE_MONTHS)
export type CycleMonths = z.infer<typeof CycleMonths>

/** Rupiah for the whole cycle; null = months times the monthly price, less the shop's discount for paying ahead. */
export const Cycle = z.object({ months: CycleMonths, price: Rupiah.nullable() })

export const OPTION_KINDS = ['choice', 'quantity', 'yes-no', 'text'] as const
/** once = with the order; month = every month of the service, so with every bill that follows. */
export const OPTION_EVERY = ['once', 'month'] as const

export const OrderOption = z.object({
  id: Id,
  kind: z.enum(OPTION_KINDS),
  label: Line(60, 1),
  isRequired: z.boolean(),
  every: z.enum(OPTION_EVERY),
  /** Rupiah: per piece of a quantity, of a yes, of a filled-in text. 0 for a choice: its choices have their own. */
  price: Rupiah,
  /** Of a quantity: 1..1000. Null for the others. */
  maximum: z.int('Isi angka bulat.').min(1, 'Paling sedikit 1.').max(1000, 'Paling banyak 1.000.').nullable(),
  /** Of a choice: at least two. Empty for the others. */
  choices: z.array(z.object({ id: Id, label: Line(60, 1), price: Rupiah })).max(30),
})
export type OrderOption = z.infer<typeof OrderOption>

/** Fields of the setup as the Admin edits it: ids of new options and choices are made by the screen. */
export const Ordering = z.object({
  asksDomain: z.boolean(),
  /** Biaya pasang, rupiah, once with the order. */
  installFee: Rupiah,
  /** Monthly packages only, at least one; [{months: 1, price: null}] when nobody set anything. Empty for Harian. */
  cycles: z.array(Cycle).max(3),
  options: z.array(OrderOption).max(20),
})
export type Ordering = z.infer<typeof Ordering>
