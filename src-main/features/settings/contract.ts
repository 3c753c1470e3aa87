// Owns: what screens may read and change of the shop's settings.
// Must never: hand out a secret.
import * as z from 'zod'
import { shopZones } from '../../shared/calendar-date'
import { command, Done, Line, Nothing, query } from '../../shared/contract'
import { EVERYONE, MANAGERS, OWNER } from '../../shared/roles'
import { BackupPolicy, Billing, Reminders, ShiftPolicy, Suspension } from './business'

/** The logo as a thermal head prints it, made beside the PNG when it is chosen: at most 384 x 192 dots. */
const LogoPaper = z
  .object({
    bytesPerRow: z.int().min(1).max(48),
    rows: z.int().min(1).max(192),
    bits: z.base64().max(14_000),
  })
  .refine(
    ({ bytesPerRow, rows, bits }) => Math.floor((bits.replace(/=+$/, '').length * 3) / 4) === bytesPerRow * rows,
    {
      message: 'Gambar logo tidak utuh. Pilih lagi gambarnya.',
    },
  )

export const Shop = z.object({
  name: Line(40, 1),
  address: Line(80),
  /** 62..., or empty. */
  phone: z.string().regex(/^(62\d{8,13})?$/),
  zone: z.enum(shopZones),
  /** Last words of the struk. */
  footer: Line(64),
  /** PNG as a data URL, at most about 100 kB; empty = none. */
  logo: z
    .string()
    .max(140_000, 'Logo paling besar 100 kB.')
    .regex(/^(data:image\/png;base64,[A-Za-z0-9+/=]+)?$/, 'Logo harus berkas PNG.'),
  logoPaper: LogoPaper.nullable().default(null),
})
export type Shop = z.infer<typeof Shop>

export const Policy = z.object({
  /** Minutes without a touch until the till locks. */
  idleLockMinutes: z.int().min(1).max(240),
  /** Stock empty and the router away: refuse, or sell "aktif setelah router tersambung". */
  offlineSale: z.enum(['refuse', 'sell']),
  /** Print a struk by itself after each sale. */
  autoPrint: z.boolean(),
  /** One slip per code when several are sold. */
  slipPerVoucher: z.boolean(),
})
export type Policy = z.infer<typeof Policy>

export { Lan } from './lan'

export const settingsContract = {
  get: query(
    EVERYONE,
    Nothing,
    z.object({ shop: Shop, policy: Policy, qris: z.object({ text: z.string(), merchant: z.string() }) }),
  ),
  /** What decides about bills, isolir, reminders, shifts and copies. */
  business: query(
    EVERYONE,
    Nothing,
    z.object({
      billing: Billing,
      suspension: Suspension,
      reminders: Reminders,
      shiftPolicy: ShiftPolicy,
      backup: BackupPolicy,
    }),
  ),
  saveBilling: command(OWNER, Billing, Done),
  saveSuspension: command(OWNER, Suspension, Done),
  saveReminders: command(MANAGERS, Reminders, Done),
  saveShiftPolicy: command(OWNER, ShiftPolicy, Done),
  saveBackup: command(OWNER, BackupPolicy, Done),
  saveShop: command(MANAGERS, Shop, Done),
  savePolicy: command(MANAGERS, Policy, Done),
  /** Static QRIS text as the provider gave it; checked (tags, CRC) before it is kept. Empty switches QRIS off. Pemilik only: it says where the money goes. */
  saveQris: command(OWNER, z.object({ text: z.string().max(600).trim() }), z.object({ merchant: z.string() })),
  /** Seconds that the computer's clock stands behind the books; above 0 sales carry the newest known time. */
  clock: query(EVERYONE, Nothing, z.object({ behindSeconds: z.int() })),
  /** "Jam sekarang sudah benar": the owner corrected a clock that had run ahead. */
  acceptClock: command(OWNER, Nothing, Done),
}
