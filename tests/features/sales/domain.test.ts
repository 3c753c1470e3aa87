import { describe, expect, test } from 'vitest'
import { needsApprovalToPrint, priceLine, settle, voidRefusal } from '../../../src-main/features/sales/domain'
import { rupiah } from '../../../src-main/shared/money'

const item = { id: 'p', name: 'Warkop 3 Jam', customerPrice: rupiah(2000), operatorPrice: rupiah(1500) }
const cash = (amount: number, received = amount) => ({ method: 'cash' as const, amount, received, reference: '' })
const caught = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    const { code, data } = error as { code: string; data: unknown }
    return { code, data }
  }
  throw new Error('nothing was refused')
}

describe('harga', () => {
  test('harga katalog yang dipakai; bila layar memperlihatkan harga lain, tidak jadi dijual', () => {
    expect(priceLine(item, { quantity: 3, shownPrice: 2000 })).toMatchObject({
      unitPrice: 2000,
      operatorPrice: 1500,
      amount: 6000,
    })
    expect(caught(() => priceLine(item, { quantity: 3, shownPrice: 1500 }))).toMatchObject({
      code: 'PRICE_CHANGED',
      data: { price: 'Rp2.000' },
    })
  })
})

describe('pembayaran', () => {
  test('tunai lebih menjadi kembalian, pas tidak ada kembalian', () => {
    expect(settle(rupiah(5000), [cash(5000, 10_000)]).change).toBe(5000)
    expect(settle(rupiah(5000), [cash(5000)]).change).toBe(0)
  })

  test('tunai kurang ditolak dan disebut kurang berapa', () => {
    expect(caught(() => settle(rupiah(5000), [cash(5000, 4000)]))).toMatchObject({
      code: 'PAYMENT_SHORT',
      data: { missing: 'Rp1.000', field: 'payments.0.received' },
    })
    expect(caught(() => settle(rupiah(5000), [cash(3000)]))).toMatchObject({
      code: 'PAYMENT_SHORT',
      data: { missing: 'Rp2.000' },
    })
  })

  test('QRIS dan transfer perlu bukti dana masuk, dan tidak pernah memberi kembalian', () => {
    const qris = { method: 'qris' as const, amount: 5000, received: 9000, reference: '' }
    expect(caught(() => settle(rupiah(5000), [qris]))).toMatchObject({ code: 'PAYMENT_REFERENCE_NEEDED' })
    const proven = settle(rupiah(5000), [{ ...qris, reference: '8891' }])
    expect([proven.change, proven.payments[0]?.received]).toEqual([0, 5000])
  })

  test('beberapa cara bayar harus pas jumlahnya', () => {
    const qris = { method: 'qris' as const, amount: 3000, received: 3000, reference: '77' }
    expect(settle(rupiah(5000), [cash(2000, 5000), qris]).change).toBe(3000)
    expect(caught(() => settle(rupiah(4000), [cash(2000), qris]))).toMatchObject({ code: 'PAYMENT_TOO_MUCH' })
  })
})

describe('aturan loket', () => {
  test.each([
    ['kasir, penjualan sendiri, 9 menit', 'cashier', 'k1', 9, undefined],
    ['kasir, penjualan sendiri, 11 menit', 'cashier', 'k1', 11, 'SALE_VOID_LATE'],
    ['kasir, penjualan orang lain', 'cashier', 'k2', 1, 'SALE_VOID_OTHERS'],
    ['admin, penjualan orang lain kemarin', 'admin', 'k2', 1440, undefined],
    ['pemilik, kapan saja', 'owner', 'k2', 99_999, undefined],
  ] as const)('membatalkan: %s', (_, role, cashierId, minutes, refusal) => {
    expect(voidRefusal({ id: 'k1', role }, { cashierId, at: 0 }, minutes * 60_000)?.code).toBe(refusal)
  })

  test('kasir tidak membatalkan stok yang belum dijual; struk asli dan dua salinan bebas, yang ketiga perlu PIN', () => {
    expect(voidRefusal({ id: 'k1', role: 'cashier' }, null, 0)?.code).toBe('NOT_ALLOWED')
    expect([1, 2, 3, 4, 5].map(needsApprovalToPrint)).toEqual([false, false, false, true, true])
  })
})
