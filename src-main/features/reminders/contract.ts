// Owns: today's reminders: whom to write, with which words, and who was written to.
// Must never: send; a person clicks and WhatsApp opens.
import * as z from 'zod'
import { command, Done, Id, Instant, Nothing, query, Rupiah } from '../../shared/contract'
import { EVERYONE } from '../../shared/roles'

const InvoiceIds = z.array(z.int().positive()).min(1).max(200)
const Step = z.int().min(-60).max(30)

export const ReminderRow = z.object({
  customerId: Id,
  customerName: z.string(),
  customerNumber: z.string(),
  /** 62..., or empty: the number is missing. */
  phone: z.string(),
  areaName: z.string(),
  /** The bills that this reminder is about. */
  invoiceIds: InvoiceIds,
  bills: z.array(z.object({ number: z.string(), title: z.string() })),
  /** Of the oldest. */
  dueDay: z.iso.date(),
  /** Days until then; below zero = past. */
  days: z.int(),
  /** Rupiah still to pay of those bills. */
  open: Rupiah,
  text: z.string(),
})
export type ReminderRow = z.infer<typeof ReminderRow>

export const remindersContract = {
  /** How many wait per step, in the order of the days: H-7 first. */
  steps: query(
    EVERYONE,
    z.object({ areaId: Id.nullable().default(null) }),
    z.object({ steps: z.array(z.object({ step: Step, count: z.int() })), total: z.int(), withoutPhone: z.int() }),
  ),
  /** The oldest due first. */
  list: query(
    EVERYONE,
    z.object({
      step: Step,
      areaId: Id.nullable().default(null),
      after: z.string().max(80).nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
    }),
    z.object({ rows: z.array(ReminderRow), next: z.string().nullable() }),
  ),
  /** Areas that somebody lives in, for the filter. */
  areas: query(EVERYONE, Nothing, z.array(z.object({ id: Id, name: z.string() }))),
  /** "Terkirim": of these bills at this step nobody is reminded again. */
  markSent: command(EVERYONE, z.object({ step: Step, invoiceIds: InvoiceIds }), Done),
  /** Urungkan. */
  undo: command(EVERYONE, z.object({ step: Step, invoiceIds: InvoiceIds }), Done),
  /** Who was written to today, newest first. */
  sentToday: query(
    EVERYONE,
    Nothing,
    z.array(
      z.object({
        customerId: Id,
        customerName: z.string(),
        step: Step,
        invoiceIds: InvoiceIds,
        at: Instant,
        actorName: z.string(),
      }),
    ),
  ),
}
