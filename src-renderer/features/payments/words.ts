// Owns: what ways of paying and states of a bill are called on the screen.
// Must never: differ from what the struk says.
import type { PayMethod } from '../../../src-main/features/payments/shapes'
import {
  businessDay,
  type CalendarDate,
  calendarDate,
  formatDate,
  formatTime,
  type ShopZone,
} from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { isPhone, showPhoneGrouped } from '../../../src-main/shared/phone'
import type { Tone } from '../../ui/theme'

export const METHOD_WORDS: Readonly<Record<PayMethod, string>> = {
  cash: 'Tunai',
  qris: 'QRIS',
  transfer: 'Transfer',
  balance: 'Saldo',
}

export const phoneText = (phone: string): string => (isPhone(phone) ? showPhoneGrouped(phone) : '')

/** "P-00042 · 0812-3456-7890 · RT 03 · Jl. Mawar 2" */
export const aboutCustomer = (customer: {
  readonly number: string
  readonly phone: string
  readonly areaName: string
  readonly address: string
}): string =>
  [customer.number, phoneText(customer.phone), customer.areaName, customer.address]
    .filter((word) => word !== '')
    .join(' · ')

export const dayText = (day: string): string => formatDate(calendarDate(day) satisfies CalendarDate)

/** "20/11 10:05" this year, "20/11/2025 10:05" before. */
export function shortInstant(at: number, zone: ShopZone, today: CalendarDate): string {
  const day = businessDay(at, zone)
  const time = formatTime(at, zone)
  const text = formatDate(day)
  return `${day.slice(0, 4) === today.slice(0, 4) ? text.slice(0, 5) : text} ${time}`
}

export const rp = (amount: number): string => formatRupiah(rupiah(amount))

/** Where handed-back money goes: "Rp50.000 tunai, Rp20.000 lewat transfer". */
export const handedBackText = (rows: readonly { readonly method: PayMethod; readonly amount: number }[]): string =>
  rows
    .map(({ method, amount }) => {
      if (method === 'cash') return `${rp(amount)} tunai dari laci`
      if (method === 'balance') return `${rp(amount)} kembali ke saldo`
      return `${rp(amount)} lewat ${METHOD_WORDS[method]}`
    })
    .join(', ')

interface Word {
  readonly tone: Tone
  readonly word: string
}

interface DueBill {
  readonly daysLate: number
  readonly dueDay: string
  readonly isOrder: boolean
  readonly claim: unknown
}

export function dueWord({ daysLate, dueDay, isOrder, claim }: DueBill): Word {
  if (claim) return { tone: 'info', word: 'Menunggu konfirmasi' }
  if (daysLate > 0) return { tone: 'bad', word: `Lewat ${daysLate} hari` }
  return { tone: 'calm', word: `${isOrder ? 'Batas bayar' : 'Jatuh tempo'} ${dayText(dueDay)}` }
}

export const OUTCOME_WORDS: Readonly<Record<'kept' | 'broken' | 'withdrawn', Word>> = {
  kept: { tone: 'good', word: 'Ditepati' },
  broken: { tone: 'bad', word: 'Tidak ditepati' },
  withdrawn: { tone: 'calm', word: 'Diganti atau ditarik' },
}
