// Owns: the ways an order may be paid, and what the owner decides about orders.
// Must never: say which of them the shop can offer now; that is asked of the settings.
import * as z from 'zod'

/** How the customer will pay; gateway = QRIS or virtual account through the payment gateway. */
export const ORDER_METHODS = ['cash', 'transfer', 'qris', 'gateway', 'balance'] as const
export const OrderMethod = z.enum(ORDER_METHODS)
export type OrderMethod = z.infer<typeof OrderMethod>

export const OrderPolicy = z.object({
  /** Hours after which an unpaid order lapses. */
  lapseHours: z.int('Isi angka bulat.').min(1, 'Paling sedikit 1 jam.').max(720, 'Paling lama 30 hari.'),
  /** Ways offered to customers. */
  methods: z.array(OrderMethod).min(1, 'Pilih paling sedikit satu cara bayar.'),
})
export type OrderPolicy = z.infer<typeof OrderPolicy>

/** The gateway is among them: it shows itself once the shop has opened it, and not before. */
export const ORDER_POLICY_FALLBACK: OrderPolicy = {
  lapseHours: 24,
  methods: ['cash', 'transfer', 'qris', 'gateway', 'balance'],
}
