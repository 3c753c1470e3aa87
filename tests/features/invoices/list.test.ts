// The list of bills: every status, month and search, in pages that meet no row twice, with sums that are true; as a file too.
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createCustomer } from '../../../src-main/features/customers'
import type { BillFilter, BillStatus } from '../../../src-main/features/invoices/contract'
import { exportBills } from '../../../src-main/features/invoices/export'
import { countBills, pageOfBills } from '../../../src-main/features/invoices/list'
import { addDays, calendarDate } from '../../../src-main/shared/calendar-date'
import { type BillShop, closeBillShops, openBillShop } from './bill-shop'

afterEach(closeBillShops)

const TODAY = '2026-11-20'
const NONE: BillFilter = { status: null, month: null, search: '' }
const STATUSES: readonly (BillStatus | null)[] = [null, 'unpaid', 'pending', 'overdue', 'paid', 'cancelled']

interface Row {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly status: BillStatus
  readonly month: string
  readonly total: number
}

const NAMES = ['Siti Aminah', 'Siti Badriah', 'Ñoño Łukasz', '=HYPERLINK("x")', '王小明', "O'Brien"]

/** Six people, 240 bills of three months in every state. */
function fill(shop: BillShop): Row[] {
  const people = NAMES.map((name, at) =>
    shop.act((tx, ctx) => createCustomer(tx, ctx, { name, phone: at < 2 ? '6281200001111' : `62812000022${at}0` })),
  )
  const rows: Row[] = []
  const insert =
    shop.db.connection.prepare(`insert into invoice (number, outlet_id, device_id, customer_id, kind, issue_day, due_day, issued_at, total, paid, state)
    values (?, '', '', ?, 'manual', ?, ?, 0, ?, ?, ?) returning id`)
  shop.db.transact(() => {
    for (let index = 0; index < 240; index++) {
      const issueDay = addDays(calendarDate('2026-09-01'), Math.floor(index / 3))
      const month = issueDay.slice(0, 7)
      const state = (['paid', 'unpaid', 'pending', 'cancelled', 'unpaid'] as const)[index % 5] ?? 'paid'
      const dueDay = addDays(issueDay, 10 + (index % 7))
      const total = 1_000 * (1 + (index % 9))
      const person = people[index % people.length]
      const number = `INV-${month.slice(2, 4)}${month.slice(5)}-${String(index).padStart(5, '0')}`
      const found = insert.get(number, person?.id, issueDay, dueDay, total, state === 'paid' ? total : 0, state)
      const status = state === 'unpaid' && dueDay < TODAY ? 'overdue' : state
      rows.push({ id: (found as { id: number }).id, number, name: person?.name ?? '', status, month, total })
    }
  })
  return rows
}

/** All pages of a narrowing, in their order. */
function all(shop: BillShop, filter: BillFilter, limit = 7) {
  const found: number[] = []
  let after: string | null = null
  do {
    const page = pageOfBills(shop.db, { ...filter, after, limit }, TODAY)
    found.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after !== null)
  return found
}

describe('daftar tagihan', () => {
  test('setiap saringan menemukan tepat barisnya, tanpa yang berulang, dan jumlahnya benar', () => {
    const shop = openBillShop('2026-11-20')
    const rows = fill(shop)
    const searches: readonly [string, (row: Row) => boolean][] = [
      ['', () => true],
      ['siti', ({ name }) => name.startsWith('Siti')],
      ['aminah SITI', ({ name }) => name === 'Siti Aminah'],
      ['nono', ({ name }) => name.startsWith('Ñoño')],
      ['王小', ({ name }) => name === '王小明'],
      ['0812-0000 1111', ({ name }) => name.startsWith('Siti')],
      ['inv', () => true],
      ['INV-2', () => true],
      ['inv-26', () => true],
      ['INV-260', ({ number }) => number.startsWith('INV-260')],
      ['INV-25', () => false],
      ['inv-2610', ({ number }) => number.startsWith('INV-2610')],
      ['2610-0010', ({ number }) => number.startsWith('INV-2610-0010')],
      ['INV-2609-00007', ({ number }) => number === 'INV-2609-00007'],
      ['tidak ada', () => false],
    ]
    for (const [search, fits] of searches)
      for (const month of [null, '2026-09', '2026-11', '2026-01']) {
        const narrowed = rows.filter((row) => fits(row) && (month === null || row.month === month))
        const counts = countBills(shop.db, { month, search }, TODAY)
        for (const status of STATUSES) {
          const wanted = narrowed.filter((row) => status === null || row.status === status)
          const found = all(shop, { status, month, search })
          expect([search, month, status, found.toSorted((a, b) => a - b)]).toEqual([
            search,
            month,
            status,
            wanted.map(({ id }) => id),
          ])
          expect(counts[status ?? 'all']).toMatchObject({
            count: wanted.length,
            total: wanted.reduce((sum, { total }) => sum + total, 0),
          })
        }
      }
  })

  test('nomor kasir kedua tidak ikut terhitung pada awal nomor kasir pertama', () => {
    const shop = openBillShop('2026-11-20')
    fill(shop)
    const counted = (search: string) => countBills(shop.db, { month: null, search }, TODAY).all.count
    expect([counted('INV-26'), counted('INV')]).toEqual([240, 240])
    shop.db.connection.exec(`
      insert into invoice (number, outlet_id, device_id, customer_id, kind, issue_day, due_day, issued_at, total, paid, state)
      select 'INV-B-2610-00001', '', '', customer_id, kind, issue_day, due_day, issued_at, total, paid, state from invoice limit 1`)
    expect([counted('INV-26'), counted('INV-B-26'), counted('INV')]).toEqual([240, 1, 241])
  })

  test('yang terbaru di atas, yang jatuh tempo paling lama menunggu di atas', () => {
    const shop = openBillShop('2026-11-20')
    fill(shop)
    const page = (status: BillStatus | null) =>
      pageOfBills(shop.db, { ...NONE, status, after: null, limit: 200 }, TODAY).rows
    const days = page(null).map(({ issueDay }) => issueDay)
    expect(days).toEqual(days.toSorted().toReversed())
    const due = page('overdue').map(({ dueDay }) => dueDay)
    expect(due).toEqual(due.toSorted())
  })

  test('teks apa pun boleh dicari, dan penanda halaman yang dikarang ditolak', () => {
    const shop = openBillShop('2026-11-20')
    fill(shop)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (search) => {
        const { rows } = pageOfBills(shop.db, { ...NONE, search, after: null, limit: 5 }, TODAY)
        expect(rows.length).toBeLessThanOrEqual(5)
        countBills(shop.db, { month: null, search }, TODAY)
      }),
    )
    for (const after of ['x', 'W10', Buffer.from('["due","2026",1]').toString('base64url')])
      expect(() => pageOfBills(shop.db, { ...NONE, after, limit: 5 }, TODAY)).toThrow()
  })
})

describe('berkas', () => {
  test('CSV berisi semua baris, dan nama yang mirip rumus tidak dijalankan', async () => {
    const shop = openBillShop('2026-11-20')
    fill(shop)
    let text = ''
    let count = 0
    for await (const piece of exportBills(shop.db, NONE, 'csv', TODAY)) {
      text += piece.text
      count += piece.rows
    }
    expect(count).toBe(240)
    expect(text.split('\r\n')).toHaveLength(242)
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).not.toMatch(/;=HYPER/)
  })

  test('XLSX dibuat sebagai buku kerja', async () => {
    const shop = openBillShop('2026-11-20')
    fill(shop)
    const pieces: string[] = []
    for await (const piece of exportBills(shop.db, { ...NONE, status: 'overdue' }, 'xlsx', TODAY))
      pieces.push(piece.text)
    expect(Buffer.from(pieces.join(''), 'base64').subarray(0, 2).toString()).toBe('PK')
  })
})
