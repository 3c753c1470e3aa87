// Owns: an ISP of 20,000 customers with five years of bills (1.2 million), and a month that is due for all of them.
// Must never: be an ISP that the product could not have made: its triggers and checks have seen every row.
import { createPackage } from '../../src-main/features/catalog'
import type { CommandContext } from '../../src-main/platform/context'
import type { Db } from '../../src-main/platform/db/open'
import { addDays, addMonths, type CalendarDate, firstOfMonth } from '../../src-main/shared/calendar-date'
import { NO_LIMITS, priced } from '../features/catalog/inputs'

export const CUSTOMERS = 20_000
/** Months behind it; this month's bills are due. */
export const MONTHS = 59

// biome-ignore format: a list of names
const FIRST = ['Slamet', 'Sri', 'Agus', 'Wati', 'Bambang', 'Endang', 'Joko', 'Yuni', 'Hendra', 'Rina', 'Dwi', 'Eko', 'Nur', 'Ahmad', 'Siti', 'Fajar', 'Dewi', 'Rudi', 'Lina', 'Made', 'Ketut', 'Asep', 'Maria', 'Putri', 'Galih']
// biome-ignore format: a list of names
const LAST = ['Santoso', 'Wijaya', 'Lestari', 'Rahayu', 'Hidayat', 'Saputra', 'Handayani', 'Nugroho', 'Kurniawan', 'Susanti', 'Prasetyo', 'Utami', 'Setiawan', 'Anggraini', 'Maulana', 'Wulandari', 'Siregar', 'Simanjuntak', 'Hasanah', 'Firmansyah', 'Zebua', 'Tarigan', 'Pangestu', 'Wibowo', 'Kusuma', 'Halim', 'Gunawan', 'Suryadi', 'Purnomo', 'Yulianto']

export const nameOf = (index: number): string =>
  `${FIRST[index % FIRST.length]} ${LAST[Math.floor(index / FIRST.length) % LAST.length]} ${1 + Math.floor(index / (FIRST.length * LAST.length))}`
export const phoneOf = (index: number): string => `62812${String(10_000_000 + index * 37).padStart(8, '0')}`

export function makeIsp(db: Db, ctx: CommandContext, today: CalendarDate): void {
  const month = firstOfMonth(today)
  const start = addMonths(month, -MONTHS)
  db.transact((tx) => {
    const spec = { ...NO_LIMITS, rateLimit: '5M/20M' }
    const master = { kind: 'new' as const, serviceType: 'other' as const, billingType: 'monthly' as const, spec }
    const pack = createPackage(tx, ctx, { ...priced({ name: 'Rumahan 20 Mbps', customerPrice: 150_000 }), master })
    const customer = tx.connection.prepare(
      `insert into customer (id, number, name, name_key, phone, search_key, created_at, updated_at) values (?, ?, ?, lower(?), ?, ?, 0, 0)`,
    )
    const service = tx.connection.prepare(
      `insert into subscription (id, customer_id, package_id, service_type, state, state_since, provision, actual_access, billing_day, cycle_months, first_period,
         start_day, billed_until, created_at, updated_at) values (?, ?, ?, 'other', 'active', 0, 'unmanaged', 'none', 1, 1, 'prorata', ?, ?, 0, 0)`,
    )
    for (let index = 0; index < CUSTOMERS; index++) {
      const name = nameOf(index)
      const phone = phoneOf(index)
      const number = `P-${String(index + 1).padStart(5, '0')}`
      const customerId = ctx.newId()
      customer.run(
        customerId,
        number,
        name,
        name,
        phone,
        `${name.toLowerCase()} ${number.toLowerCase()} ${phone} 0${phone.slice(2)}`,
      )
      service.run(ctx.newId(), customerId, pack.id, start, month)
    }
  })
  for (let index = 0; index < MONTHS; index++)
    db.transact((tx) => billMonth(tx.connection, addMonths(start, index), MONTHS - index))
  db.connection.exec('analyze')
  db.connection.pragma('wal_checkpoint(truncate)')
}

/** Older than three months: paid, but for one in a hundred that was cancelled. Of the younger ones some are still open. */
function billMonth(connection: Db['connection'], month: CalendarDate, age: number): void {
  const prefix = `INV-${month.slice(2, 4)}${month.slice(5, 7)}-`
  connection
    .prepare(
      `insert into invoice (number, outlet_id, device_id, customer_id, subscription_id, kind, package_name, period_start, period_end, issue_day, due_day, issued_at, total, paid, state)
       select :prefix || printf('%05d', n), '', '', customer_id, id, 'period', 'Rumahan 20 Mbps', :month, :until, :month, :due, 0, 150000,
         iif(state = 'paid', 150000, 0), state
       from (select id, customer_id, row_number() over () as n,
         case when abs(random()) % 100 = 0 then 'cancelled' when :age > 3 then 'paid' when abs(random()) % (4 * :age) = 0 then 'unpaid'
           when abs(random()) % 200 = 0 then 'pending' else 'paid' end as state from subscription order by id)`,
    )
    .run({ prefix, month, until: addMonths(month, 1), due: addDays(month, 10), age })
}
