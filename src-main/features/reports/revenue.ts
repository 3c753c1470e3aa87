// Owns: revenue recognised beside the money that came in, both from the books.
// Must never: add up documents; the ledger is the only source here.
import { movementByDay } from '../ledger'
import { isDaywise, money, type Range, type ReportBody, slotKeyOf, slotsOf, text } from './domain'
import type { Readable } from './store'

/** Sign of an account's movement in its column: +1 = credit side. */
const COLUMNS = [
  { header: 'Voucher', accounts: ['voucher-revenue'] },
  { header: 'Langganan', accounts: ['subscription-revenue'] },
  { header: 'Denda dan lain', accounts: ['late-fee-revenue', 'other-income'] },
  { header: 'Diskon dan komisi', accounts: ['discount', 'commission'] },
] as const

/** What lies with the shop: moving between them is not income. */
const MONEY = ['cash-drawer', 'safe', 'bank', 'qris']
/** Moves money, but nobody paid it to the shop. */
const NOT_RECEIVED = ['expense', 'cash-difference', 'opening']

export function revenue(db: Readable, range: Range): ReportBody {
  const slots = slotsOf(range)
  const sums = new Map<string, Map<string, number>>()
  for (const { day, account, debit, credit } of movementByDay(db, range.from, range.until)) {
    const key = slotKeyOf(range, day)
    const slot = sums.get(key) ?? new Map<string, number>()
    slot.set(account, (slot.get(account) ?? 0) + credit - debit)
    sums.set(key, slot)
  }
  const rows = slots.map(({ key, name }) => {
    const credit = (accounts: readonly string[]) =>
      accounts.reduce((total, account) => total + (sums.get(key)?.get(account) ?? 0), 0)
    const parts = COLUMNS.map(({ accounts }) => credit(accounts))
    const recognised = parts.reduce((total, part) => total + part, 0)
    // Money that grew (debit), less what made it grow or shrink without anybody paying.
    const received = -credit(MONEY) - credit(NOT_RECEIVED)
    return [name, ...parts, recognised, received, credit(['expense']), credit(['cash-difference'])]
  })
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0)
  return {
    note: 'Pendapatan diakui menurut buku: voucher saat terjual, langganan saat tagihannya terbit (3 bulan dan setahun: per bulan). Uang diterima: tunai dan bukan, sesudah pengembalian; setoran antar laci dan kas pemilik tidak dihitung.',
    figures: [
      { label: 'Pendapatan diakui', value: sum(5), kind: 'money', detail: 'menurut buku' },
      { label: 'Uang diterima', value: sum(6), kind: 'money', detail: 'tunai dan bukan' },
      { label: 'Biaya', value: -sum(7), kind: 'money', detail: 'uang keluar laci untuk toko' },
    ],
    chart: {
      label: isDaywise(range) ? 'Pendapatan diakui per hari' : 'Pendapatan diakui per bulan',
      kind: 'bar',
      unit: 'money',
      points: slots.map(({ label, name }, index) => ({ label, name, value: Number(rows[index]?.[5] ?? 0) })),
    },
    table: {
      columns: [
        text(isDaywise(range) ? 'Hari' : 'Bulan'),
        ...COLUMNS.map(({ header }) => money(header)),
        money('Diakui'),
        money('Uang diterima'),
        money('Biaya'),
        money('Selisih kas'),
      ],
      rows,
    },
  }
}
