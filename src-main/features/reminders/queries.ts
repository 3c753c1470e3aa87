// Owns: the reminders of today as the screen shows them, texts ready.
// Must never: write.
import type { CommandContext } from '../../platform/context'
import { billedText } from '../../shared/billing-period'
import { calendarDate, daysBetween, formatDate, startOfDay } from '../../shared/calendar-date'
import { fillTemplate } from '../../shared/message-template'
import { formatRupiah, subtractRupiah, sumRupiah } from '../../shared/money'
import { findInvoice } from '../invoices'
import { getSetting } from '../settings'
import { findUser } from '../users'
import type { ReminderRow } from './contract'
import { stepRanges } from './domain'
import { billsAt, type Connected, countAt, listAt, listSent, type StandingRow } from './store'

type Today = Pick<CommandContext, 'businessDay' | 'zone'>

const readIds = (json: string): number[] => JSON.parse(json) // made by json_group_array of an integer column

export function stepsOf(db: Connected, { businessDay: today }: Today, areaId: string | null) {
  const counted = stepRanges(getSetting(db, 'reminders').steps, today).map((range) => ({
    step: range.step,
    ...countAt(db, { ...range, today, areaId }),
  }))
  return {
    steps: counted.map(({ step, count }) => ({ step, count })),
    total: counted.reduce((sum, { count }) => sum + count, 0),
    withoutPhone: counted.reduce((sum, { withoutPhone }) => sum + withoutPhone, 0),
  }
}

export interface ListInput {
  readonly step: number
  readonly areaId: string | null
  readonly after: string | null
  readonly limit: number
}

export function pageOfReminders(db: Connected, { businessDay: today }: Today, input: ListInput) {
  const range = stepRanges(getSetting(db, 'reminders').steps, today).find(({ step }) => step === input.step)
  if (!range) return { rows: [], next: null } // the steps were changed meanwhile
  const [afterDay = '', afterId = '0'] = input.after?.split('~') ?? []
  const { areaId, limit } = input
  const rows = listAt(db, { ...range, today, areaId, afterDay, afterId: Number(afterId), limit })
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => toRow(db, row, billsAt(db, range, row.customerId), today)),
    next: last && rows.length === limit ? `${last.dueDay}~${last.firstId}` : null,
  }
}

function toRow(db: Connected, row: StandingRow, invoiceIds: number[], today: Today['businessDay']): ReminderRow {
  const bills = invoiceIds.flatMap((id) => findInvoice(db, id, today) ?? [])
  const open = sumRupiah(bills.map(({ total, paid }) => subtractRupiah(total, paid)))
  const dueDay = calendarDate(row.dueDay)
  const days = daysBetween(today, dueDay)
  const templates = getSetting(db, 'reminders')
  const unique = (words: readonly string[]) => [...new Set(words.filter((word) => word !== ''))].join(', ')
  return {
    customerId: row.customerId,
    customerName: row.customerName,
    customerNumber: row.customerNumber,
    phone: row.phone,
    areaName: row.areaName ?? '',
    invoiceIds,
    bills: bills.map((bill) => ({
      number: bill.number,
      title: unique([bill.packageName, billedText(bill)]),
    })),
    dueDay,
    days,
    open,
    text: fillTemplate(days < 0 ? templates.after : templates.before, {
      nama: row.customerName,
      paket: unique(bills.map(({ packageName }) => packageName)),
      bulan: unique(bills.map((bill) => billedText(bill))),
      jumlah: formatRupiah(open),
      jatuhTempo: formatDate(dueDay),
      nomor: unique(bills.map(({ number }) => number)),
      toko: getSetting(db, 'shop').name,
      bayarKe: getSetting(db, 'billing').payTo,
    }),
  }
}

const MOST_SENT = 200

export const sentToday = (db: Connected, { businessDay, zone }: Today) =>
  listSent(db, startOfDay(businessDay, zone), MOST_SENT).map(({ invoiceIds, actorId, ...row }) => ({
    ...row,
    invoiceIds: readIds(invoiceIds),
    actorName: findUser(db, actorId)?.name ?? '',
  }))
