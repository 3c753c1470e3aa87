// Neraca saldo, the rows of an account and the check, as a manager sees them.
import { afterEach, describe, expect, test } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { bill, newCustomer, pay } from '../reports/month-shop'
import { openTill, ownerApproval, sell, type TillShop } from '../sales/till-shop'

afterEach(closeRouterShops)

const RANGE = { from: '2026-11-21', until: '2026-11-21' }

async function check(shop: TillShop) {
  let last: { isDone: boolean; checked: number; brokenSeq: number | null; brokenDay: string | null } | undefined
  for await (const slice of await shop.api.ledger.check({})) last = slice
  return last
}

test('neraca saldo: saldo awal, gerakan, saldo akhir; debit dan kredit sama', async () => {
  const shop = await openTill({ stock: 3 })
  await sell(shop)
  shop.clock.advance(5 * 3_600_000)
  await shop.api.session.login({ name: 'Bu Rini', secret: '246810', requestId: requestId() })
  await sell(shop, { quantity: 2 })
  const { rows, debit, credit } = await shop.api.ledger.trial({ from: '2026-11-22', until: '2026-11-22' })
  expect([debit, credit]).toEqual([10_000, 10_000])
  expect(rows.filter(({ closing }) => closing !== 0)).toEqual([
    { code: 'cash-drawer', name: 'Kas laci', opening: 5_000, debit: 10_000, credit: 0, closing: 15_000 },
    {
      code: 'voucher-revenue',
      name: 'Pendapatan voucher',
      opening: -5_000,
      debit: 0,
      credit: 10_000,
      closing: -15_000,
    },
  ])
})

describe('baris satu akun', () => {
  test('saldo berjalan sampai saldo akhir neraca, halaman demi halaman sama dengan sekaligus', async () => {
    const shop = await openTill({ stock: 9 })
    for (let count = 0; count < 7; count++) await sell(shop)
    const account = 'cash-drawer'
    const whole = await shop.api.ledger.statement({ ...RANGE, account })
    expect(whole.rows.map(({ balance }) => balance)).toEqual([1, 2, 3, 4, 5, 6, 7].map((count) => count * 5_000))
    expect(whole).toMatchObject({ name: 'Kas laci', opening: 0, next: null })
    const pages = []
    let after: string | null = null
    do {
      const page: typeof whole = await shop.api.ledger.statement({ ...RANGE, account, after, limit: 3 })
      pages.push(...page.rows)
      after = page.next
    } while (after !== null)
    expect(pages).toEqual(whole.rows)
    const tomorrow = await shop.api.ledger.statement({ from: '2026-11-22', until: '2026-11-30', account })
    expect(tomorrow).toMatchObject({ opening: 35_000, rows: [] })
    expect((await refusal(shop.api.ledger.statement({ ...RANGE, account: 'laci' }))).code).toBe('ACCOUNT_NOT_FOUND')
  })

  test('pembayaran yang dibatalkan dan pembatalannya saling menunjuk', async () => {
    const shop = await openTill()
    const customerId = await newCustomer(shop, 'Bpk. Ahmad')
    await bill(shop, customerId, 50_000)
    const paymentId = await pay(shop, customerId, 50_000, 'cash')
    const approval = await ownerApproval(shop)
    await shop.api.payments.reverse({
      paymentId,
      reason: 'Salah orang',
      refundWay: 'same',
      approval,
      requestId: requestId(),
    })
    const { rows } = await shop.api.ledger.statement({ ...RANGE, account: 'cash-drawer' })
    const [paid, back] = rows
    expect(rows.map(({ debit, credit, balance, actorName }) => [debit, credit, balance, actorName])).toEqual([
      [50_000, 0, 50_000, 'Bu Rini'],
      [0, 50_000, 0, 'Bu Rini'],
    ])
    expect([paid?.reversesSeq, paid?.reversedBySeq]).toEqual([null, back?.seq])
    expect([back?.reversesSeq, back?.reversedBySeq]).toEqual([paid?.seq, null])
  })
})

describe('periksa buku', () => {
  test('utuh: semua catatan dibaca; satu angka diubah dari luar: disebut nomornya', async () => {
    const shop = await openTill({ stock: 3 })
    for (let count = 0; count < 3; count++) await sell(shop)
    expect(await check(shop)).toMatchObject({ isDone: true, checked: 3, brokenSeq: null, brokenDay: null })
    const { connection } = shop.app.db
    connection.exec(
      'drop trigger ledger_transfer_no_update; update ledger_transfer set amount = 1 where posting_seq = 2',
    )
    expect(await check(shop)).toMatchObject({ isDone: true, brokenSeq: 2 })
  })

  test('jumlah harian yang diubah dari luar ketahuan walau catatannya utuh', async () => {
    const shop = await openTill({ stock: 2 })
    await sell(shop)
    shop.clock.advance(5 * 3_600_000)
    await shop.api.session.login({ name: 'Bu Rini', secret: '246810', requestId: requestId() })
    await sell(shop)
    const { connection } = shop.app.db
    connection.exec(
      `update ledger_day set debit = debit + 1 where business_day = '2026-11-21' and account_code = 'cash-drawer'`,
    )
    expect(await check(shop)).toMatchObject({ isDone: true, brokenSeq: null, brokenDay: '2026-11-21' })
  })
})
