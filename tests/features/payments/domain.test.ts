import { describe, expect, test } from 'vitest'
import {
  allocate,
  handedBack,
  type OpenBill,
  reversedTransfers,
  settleParts,
  transfersOf,
} from '../../../src-main/features/payments/domain'
import type { PayMethod } from '../../../src-main/features/payments/shapes'
import { DomainError } from '../../../src-main/shared/errors'
import { rupiah } from '../../../src-main/shared/money'

/** A small seeded generator: a failing round can be played again. */
function seeded(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  return { below: (limit: number) => Math.floor(next() * limit) }
}

const part = (method: PayMethod, amount: number, received = amount) => ({
  method,
  amount,
  received,
  reference: method === 'qris' || method === 'transfer' ? 'R1' : '',
})
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return ''
}

describe('membagi uang ke tagihan', () => {
  test('jatuh tempo tertua dulu, sisanya ke saldo', () => {
    const bills: OpenBill[] = [
      { id: 2, number: 'B', dueDay: '2026-11-10', open: 100 },
      { id: 1, number: 'A', dueDay: '2026-10-10', open: 100 },
      { id: 3, number: 'C', dueDay: '2026-10-10', open: 50 },
    ]
    expect(allocate(rupiah(120), bills)).toEqual({
      allocations: [
        { invoiceId: 1, amount: 100 },
        { invoiceId: 3, amount: 20 },
      ],
      toBalance: 0,
    })
    expect(allocate(rupiah(300), bills).toBalance).toBe(50)
  })

  test('layanan dulu, lalu denda, pesanan terakhir: denda bulan lalu tidak membuat tagihan bulan ini kurang', () => {
    const bills: OpenBill[] = [
      { id: 3, number: 'P', dueDay: '2026-10-01', open: 50, isOrder: true },
      { id: 1, number: 'D', dueDay: '2026-10-12', open: 10, isLateFee: true },
      { id: 2, number: 'A', dueDay: '2026-11-10', open: 100 },
    ]
    expect(allocate(rupiah(105), bills).allocations).toEqual([
      { invoiceId: 2, amount: 100 },
      { invoiceId: 1, amount: 5 },
    ])
  })

  test('tidak ada rupiah hilang atau tercipta, apa pun tagihan dan cara bayarnya', () => {
    const dice = seeded(42)
    for (let round = 0; round < 2000; round++) {
      const bills = Array.from({ length: dice.below(6) }, (_, index) => ({
        id: index + 1,
        number: `B${index}`,
        dueDay: `2026-0${1 + dice.below(9)}-1${dice.below(9)}`,
        open: dice.below(4) === 0 ? 0 : 1 + dice.below(500_000),
      }))
      const owed = bills.reduce((sum, { open }) => sum + open, 0)
      const methods = (['cash', 'qris', 'transfer', 'balance'] as const).filter(() => dice.below(2) === 0)
      const raw = methods.map((method) => part(method, 1 + dice.below(400_000)))
      const { parts, total } = settleParts(raw, rupiah(400_000))
      const { allocations, toBalance } = allocate(total, bills)
      const toBills = allocations.reduce((sum, { amount }) => sum + amount, 0)
      expect(toBills + toBalance).toBe(total)
      expect(toBills).toBe(Math.min(total, owed))
      for (const { invoiceId, amount } of allocations) {
        expect(amount).toBeGreaterThan(0)
        expect(amount).toBeLessThanOrEqual(bills.find(({ id }) => id === invoiceId)?.open ?? 0)
      }
      const post = () => transfersOf(parts, rupiah(toBills), toBalance, 'p')
      if (toBalance > 0 && methods.includes('balance')) {
        expect(codeOf(post)).toBe('BALANCE_NOT_NEEDED')
        continue
      }
      const sums: Record<string, number> = {}
      for (const { debit, credit, amount } of post()) {
        expect(debit).not.toBe(credit)
        sums[debit] = (sums[debit] ?? 0) + amount
        sums[credit] = (sums[credit] ?? 0) - amount
      }
      const amountOf = (method: PayMethod) => parts.find((one) => one.method === method)?.amount ?? 0
      expect(sums['cash-drawer'] ?? 0).toBe(amountOf('cash'))
      expect(sums.qris ?? 0).toBe(amountOf('qris'))
      expect(sums.bank ?? 0).toBe(amountOf('transfer'))
      expect(sums['customer-balance'] ?? 0).toBe(amountOf('balance') - toBalance)
      expect(0 - (sums.receivable ?? 0)).toBe(toBills)
    }
  })
})

describe('cara bayar', () => {
  test('kembalian hanya dari tunai', () => {
    expect(settleParts([part('cash', 150_000, 200_000)], rupiah(0)).change).toBe(50_000)
    expect(settleParts([part('transfer', 150_000, 200_000)], rupiah(0)).change).toBe(0)
  })
  test('uang kurang, tanpa bukti, nol rupiah, dan saldo lebih dari yang ada ditolak', () => {
    expect(codeOf(() => settleParts([part('cash', 150_000, 100_000)], rupiah(0)))).toBe('PAYMENT_SHORT')
    expect(codeOf(() => settleParts([{ ...part('qris', 1000), reference: '' }], rupiah(0)))).toBe(
      'PAYMENT_REFERENCE_NEEDED',
    )
    expect(codeOf(() => settleParts([part('cash', 0)], rupiah(0)))).toBe('PAYMENT_NOTHING')
    expect(codeOf(() => settleParts([part('balance', 600), part('balance', 500)], rupiah(1000)))).toBe('BALANCE_SHORT')
  })
})

describe('pembatalan', () => {
  const posted = transfersOf(
    [part('qris', 60_000), part('cash', 50_000)].map((one) => ({ ...one, amount: rupiah(one.amount) })),
    rupiah(100_000),
    rupiah(10_000),
    'p',
  )
  test('kebalikannya menghapus setiap akun', () => {
    const sums: Record<string, number> = {}
    for (const { debit, credit, amount } of [...posted, ...reversedTransfers(posted, 'same')]) {
      sums[debit] = (sums[debit] ?? 0) + amount
      sums[credit] = (sums[credit] ?? 0) - amount
    }
    expect(Object.values(sums).every((sum) => sum === 0)).toBe(true)
  })
  test('dikembalikan tunai: semuanya keluar dari laci', () => {
    const back = reversedTransfers(posted, 'cash')
    expect(back.filter(({ credit }) => credit === 'qris')).toEqual([])
    expect(back.reduce((sum, { credit, amount }) => sum + (credit === 'cash-drawer' ? amount : 0), 0)).toBe(110_000)
    expect(handedBack([part('qris', 60_000), part('balance', 5000)], 'cash')).toEqual([
      { method: 'cash', amount: 60_000 },
      { method: 'balance', amount: 5000 },
    ])
  })
})
