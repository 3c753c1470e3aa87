// Owns: the shapes and defaults of the settings about bills, isolir, reminders, shifts and copies.
// Must never: hold a rule; the features that read them have those.
import * as z from 'zod'
import { Line, Rupiah } from '../../shared/contract'

const Day = z.iso.date()

/** PPN by date (peers.md §4.3): from `from` on, rate percent of price x factorOver / factorUnder. */
export const TaxRule = z.object({
  from: Day,
  /** False = no PPN from this day on. */
  isOn: z.boolean(),
  ratePercent: z.number().min(0).max(100),
  factorOver: z.int().min(1).max(1000),
  factorUnder: z.int().min(1).max(1000),
  /** True: the price already holds the tax. */
  priceIncludes: z.boolean(),
})
export type TaxRule = z.infer<typeof TaxRule>

export const LateFee = z.object({
  kind: z.enum(['none', 'fixed', 'percent']),
  /** Rupiah, or percent of the bill. */
  amount: z.int().min(0).max(1_000_000),
  /** Days after the due day. */
  afterDays: z.int().min(0).max(60),
})

export const Billing = z.object({
  /** Bills are made by themselves; off = only when a person presses the button. The first run is always shown first. */
  autoRun: z.boolean(),
  /** The owner saw the preview of the first run and said yes. */
  firstRunApproved: z.boolean(),
  graceDays: z.int().min(0).max(60),
  firstPeriod: z.enum(['prorata', 'full', 'free']),
  lateFee: LateFee,
  /** Percent off for three months and for a year paid at once. */
  quarterDiscountPercent: z.number().min(0).max(100),
  yearDiscountPercent: z.number().min(0).max(100),
  /** 16 digits; printed only while PPN is on. */
  npwp: z.string().regex(/^(\d{15,16})?$/, 'NPWP 16 angka.'),
  tax: z.array(TaxRule).max(20),
  /** Printed under a bill: where to pay. */
  payTo: Line(200),
})
export type Billing = z.infer<typeof Billing>

export const Suspension = z.object({
  /** auto = cuts by itself; ask = proposes and waits for the owner's yes; off = never. */
  mode: z.enum(['auto', 'ask', 'off']),
  /** Days after the due day before a customer is cut. */
  afterDays: z.int().min(0).max(60),
  /** A run that would cut more than this share of the active ones stops and asks. */
  brakePercent: z.int().min(1).max(100),
  /** Weekdays without isolir, 0 = Senin ... 6 = Minggu, and single days. */
  closedWeekdays: z.array(z.int().min(0).max(6)).max(7),
  closedDays: z.array(Day).max(100),
  /** What an isolated customer still gets: RouterOS rate, upload/download. */
  rate: z.string().max(40),
  /** Shown on the isolir page. */
  message: Line(200),
  /** The page is served on this port of this computer's LAN address; 0 = not served. */
  pagePort: z.int().min(0).max(65_535),
  pageHost: Line(60),
})
export type Suspension = z.infer<typeof Suspension>

export const Reminders = z.object({
  /** Days before the due day; negative = after. */
  steps: z.array(z.int().min(-60).max(30)).min(1).max(10),
  /** With {nama} {paket} {bulan} {jumlah} {jatuhTempo} {nomor} {toko} {bayarKe}. */
  before: z.string().min(1, 'Wajib diisi.').max(1000),
  after: z.string().min(1, 'Wajib diisi.').max(1000),
  receipt: z.string().min(1, 'Wajib diisi.').max(1000),
})
export type Reminders = z.infer<typeof Reminders>

export const ShiftPolicy = z.object({
  /** No sale and no payment without an open shift. */
  isRequired: z.boolean(),
  /** Rupiah proposed as modal awal. */
  usualOpening: Rupiah,
  /** A difference above this asks for a manager's PIN. */
  allowedDifference: Rupiah,
})
export type ShiftPolicy = z.infer<typeof ShiftPolicy>

export const BackupPolicy = z.object({
  isDaily: z.boolean(),
  /** A second folder or a USB stick; empty = none. */
  secondFolder: z.string().max(400),
  keepDaily: z.int().min(1).max(90),
  keepMonthly: z.int().min(0).max(60),
})
export type BackupPolicy = z.infer<typeof BackupPolicy>

export const BUSINESS_FALLBACKS = {
  billing: {
    autoRun: true,
    firstRunApproved: false,
    graceDays: 10,
    firstPeriod: 'prorata',
    lateFee: { kind: 'none', amount: 0, afterDays: 0 },
    quarterDiscountPercent: 0,
    yearDiscountPercent: 0,
    npwp: '',
    tax: [],
    payTo: '',
  } satisfies Billing,
  suspension: {
    mode: 'ask',
    afterDays: 1,
    brakePercent: 20,
    closedWeekdays: [],
    closedDays: [],
    rate: '64k/64k',
    message: 'Internet Anda sedang diisolir karena ada tagihan yang belum dibayar.',
    pagePort: 0,
    pageHost: '',
  } satisfies Suspension,
  reminders: {
    steps: [7, 3, 1, -1],
    before:
      'Halo {nama}, tagihan internet {paket} untuk {bulan} sebesar {jumlah} jatuh tempo {jatuhTempo}. {bayarKe}\nTerima kasih. - {toko}',
    after:
      'Halo {nama}, tagihan internet {paket} untuk {bulan} sebesar {jumlah} sudah lewat jatuh tempo {jatuhTempo}. Mohon segera dibayar supaya internetnya tetap menyala. {bayarKe}\nTerima kasih. - {toko}',
    receipt: 'Halo {nama}, pembayaran {jumlah} untuk {bulan} sudah kami terima. Terima kasih. - {toko}',
  } satisfies Reminders,
  shiftPolicy: { isRequired: false, usualOpening: 0, allowedDifference: 0 } satisfies ShiftPolicy,
  backup: { isDaily: true, secondFolder: '', keepDaily: 14, keepMonthly: 12 } satisfies BackupPolicy,
} as const
