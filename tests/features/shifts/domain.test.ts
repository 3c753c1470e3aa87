// The arithmetic of a shift for any amounts: nothing is lost between what was sold, counted, handed over and left.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ShiftMovement, Transfer } from '../../../src-main/features/ledger'
import {
  broughtOf,
  type Closing,
  cashSums,
  closingRefusal,
  closingTransfers,
  drawerSum,
  expectedOf,
  otherSums,
} from '../../../src-main/features/shifts/domain'
import { countedRows, DENOMINATIONS, sumCounted } from '../../../src-main/shared/denominations'
import { rupiah } from '../../../src-main/shared/money'

const amount = fc.integer({ min: 0, max: 50_000_000 })
const SOURCES = ['sale', 'refund', 'payment', 'shift-cash', 'lain'] as const
const OTHERS = ['voucher-revenue', 'qris', 'bank', 'expense', 'safe'] as const

const movement: fc.Arbitrary<ShiftMovement> = fc
  .record({
    sourceType: fc.constantFrom(...SOURCES),
    account: fc.constantFrom(...OTHERS),
    isIn: fc.boolean(),
    isDrawer: fc.boolean(),
    amount: amount.filter((one) => one > 0),
    postings: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ sourceType, account, isIn, isDrawer, ...rest }) => {
    const here = isDrawer ? 'cash-drawer' : 'receivable'
    return { ...rest, sourceType, debit: isIn ? here : account, credit: isIn ? account : here }
  })

const asMovements = (transfers: readonly Transfer[]): ShiftMovement[] =>
  transfers.map((transfer) => ({ ...transfer, sourceType: 'shift-close', postings: 1 }))

describe('tutup shift', () => {
  test('setelah selisih dan setoran, laci di buku sama dengan hitungan dikurangi setoran', () => {
    fc.assert(
      fc.property(amount, fc.array(movement), amount, fc.nat(), (opening, movements, counted, part) => {
        const deposit = counted === 0 ? 0 : part % (counted + 1)
        const expected = expectedOf(opening, movements)
        const closing = closingTransfers(expected, counted, deposit)
        expect(closing.every((one) => one.amount >= 0)).toBe(true)
        expect(expectedOf(opening, [...movements, ...asMovements(closing)])).toBe(counted - deposit)
      }),
    )
  })

  test('rincian laci di slip berjumlah persis yang seharusnya ada', () => {
    fc.assert(
      fc.property(fc.array(movement), (movements) => {
        const listed = cashSums(movements).reduce((sum, line) => sum + line.amount, 0)
        expect(listed).toBe(drawerSum(movements))
      }),
    )
  })

  test('QRIS dan transfer tidak ikut ke laci', () => {
    const movements: ShiftMovement[] = [
      { sourceType: 'sale', debit: 'qris', credit: 'voucher-revenue', amount: 15_000, postings: 3 },
      { sourceType: 'refund', debit: 'voucher-revenue', credit: 'qris', amount: 5_000, postings: 1 },
      { sourceType: 'sale', debit: 'cash-drawer', credit: 'voucher-revenue', amount: 7_000, postings: 1 },
    ]
    expect(drawerSum(movements)).toBe(7_000)
    expect(otherSums(movements)).toEqual([{ key: 'qris', name: 'QRIS', count: 4, amount: 10_000 }])
  })

  test('modal awal: yang sudah ada di laci tidak diambil lagi dari kas pemilik', () => {
    expect(broughtOf(rupiah(100_000), 30_000)).toBe(70_000)
    expect(broughtOf(rupiah(100_000), 250_000)).toBe(0)
    expect(broughtOf(rupiah(100_000), -5_000)).toBe(100_000)
  })

  const closing: Closing = {
    expectedNow: 500_000,
    expectedCash: 500_000,
    countedCash: 500_000,
    deposit: 400_000,
    note: '',
    role: 'cashier',
    isApproved: false,
    allowedDifference: 2_000,
  }
  test.each<[string, Partial<Closing>, string | undefined]>([
    ['pas', {}, undefined],
    ['selisih dalam batas', { countedCash: 498_000 }, undefined],
    ['belum dihitung', { countedCash: null }, 'SHIFT_NOT_COUNTED'],
    ['ada penjualan setelah dihitung', { expectedNow: 505_000 }, 'SHIFT_COUNT_STALE'],
    ['setoran melebihi hitungan', { deposit: 500_001 }, 'SHIFT_DEPOSIT_TOO_MUCH'],
    ['selisih di atas batas tanpa sebab', { countedCash: 497_999 }, 'SHIFT_NOTE_NEEDED'],
    ['kasir, selisih di atas batas, tanpa PIN', { countedCash: 497_999, note: 'lupa' }, 'APPROVAL_NEEDED'],
    ['kasir, lebih di atas batas, tanpa PIN', { countedCash: 502_001, note: 'lupa' }, 'APPROVAL_NEEDED'],
    ['kasir dengan PIN atasan', { countedCash: 400_000, note: 'lupa', isApproved: true }, undefined],
    ['pemilik menutup sendiri', { countedCash: 400_000, note: 'lupa', role: 'owner' }, undefined],
  ])('%s', (_, change, code) => {
    expect(closingRefusal({ ...closing, ...change })?.code).toBe(code)
  })
})

test('hitungan lembar dan koin berjumlah benar untuk isi laci mana pun', () => {
  const pieces = fc.record(
    Object.fromEntries(DENOMINATIONS.map((value) => [String(value), fc.integer({ min: 0, max: 500 })])),
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(pieces, (counted) => {
      const rows = countedRows(counted)
      expect(rows.reduce((sum, row) => sum + row.value * row.pieces, 0)).toBe(sumCounted(counted))
      expect(rows.every((row) => row.pieces > 0)).toBe(true)
    }),
  )
})
