// Owns: the shape and the default of every setting.
// Must never: grow a setting where a good default works.
import * as z from 'zod'
import { ORDER_POLICY_FALLBACK, OrderPolicy } from '../../shared/order-policy'
import { BackupPolicy, Billing, BUSINESS_FALLBACKS, Reminders, ShiftPolicy, Suspension } from './business'
import { Policy, Shop } from './contract'
import { GATEWAY_FALLBACK, GatewaySetting } from './gateway'
import { LAN_FALLBACK, Lan, LanTls } from './lan'

export const DeviceSetting = z.object({
  outletId: z.uuid(),
  deviceId: z.uuid(),
  label: z.string().regex(/^[A-Z]{1,2}$/),
})

export const SETTINGS = {
  shop: {
    schema: Shop,
    fallback: {
      name: 'LoketNet',
      address: '',
      phone: '',
      zone: 'Asia/Jakarta',
      footer: 'Terima kasih',
      logo: '',
      logoPaper: null,
    } satisfies Shop,
  },
  policy: {
    schema: Policy,
    fallback: { idleLockMinutes: 15, offlineSale: 'refuse', autoPrint: true, slipPerVoucher: false } satisfies Policy,
  },
  /** Static QRIS text of the shop; empty = QRIS is not offered. */
  qris: { schema: z.object({ text: z.string().max(600) }), fallback: { text: '' } },
  /** Audit links up to this one are not asked for the newest instant: the owner corrected the computer's clock after them. */
  clock: { schema: z.object({ acceptedSeq: z.int() }), fallback: { acceptedSeq: 0 } },
  billing: { schema: Billing, fallback: BUSINESS_FALLBACKS.billing },
  suspension: { schema: Suspension, fallback: BUSINESS_FALLBACKS.suspension },
  reminders: { schema: Reminders, fallback: BUSINESS_FALLBACKS.reminders },
  shiftPolicy: { schema: ShiftPolicy, fallback: BUSINESS_FALLBACKS.shiftPolicy },
  backup: { schema: BackupPolicy, fallback: BUSINESS_FALLBACKS.backup },
  /** How far the demo's clock has been turned ahead. */
  practice: { schema: z.object({ aheadMs: z.int().min(0) }), fallback: { aheadMs: 0 } },
  orders: { schema: OrderPolicy, fallback: ORDER_POLICY_FALLBACK },
  lan: { schema: Lan, fallback: LAN_FALLBACK },
  lanTls: { schema: LanTls, fallback: null },
  gateway: { schema: GatewaySetting, fallback: GATEWAY_FALLBACK },
  /** When the daily look at bills was there last, and whether the computer's date has leapt since nobody vouched for it. */
  billingWatch: {
    schema: z.object({ seenAt: z.int(), hasLeapt: z.boolean() }),
    fallback: { seenAt: 0, hasLeapt: false },
  },
  device: { schema: DeviceSetting.nullable(), fallback: null },
} as const

export type SettingKey = keyof typeof SETTINGS
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]['schema']>
