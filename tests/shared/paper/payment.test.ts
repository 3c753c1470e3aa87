import { describe, expect, test } from 'vitest'
import { rupiah } from '../../../src-main/shared/money'
import { layoutDoc, plainText } from '../../../src-main/shared/paper/columns'
import { rowColumns } from '../../../src-main/shared/paper/document'
import { type PaymentData, paymentDoc } from '../../../src-main/shared/paper/payment'
import { hugeText, naughtyStrings } from '../../support/naughty-strings'
import { sampleShop } from '../../support/sample-paper'

const paid: PaymentData = {
  shop: sampleShop,
  number: 'BYR-261121-0007',
  at: '21/11/2026 10:15 WIB',
  cashier: 'Siti',
  customer: { number: 'P-00123', name: 'Bpk. Ahmad Sudrajat Wijayanto' },
  bills: [
    {
      number: 'INV-2611-00123',
      title: 'Rumahan 20 Mbps, November 2026',
      amount: rupiah(150_000),
      left: rupiah(0),
      isCancelled: false,
    },
  ],
  total: rupiah(155_000),
  payments: [
    { method: 'TUNAI', amount: rupiah(100_000) },
    { method: 'TRANSFER', amount: rupiah(60_000), reference: 'BCA 8812' },
  ],
  change: rupiah(5_000),
  toBalance: rupiah(5_000),
  balance: rupiah(5_000),
  stillOpen: rupiah(0),
  reprint: null,
  voided: null,
  jobTag: '',
}
const print = (data: PaymentData, columns = 32) => plainText(paymentDoc(data), columns)

describe('bukti bayar', () => {
  test('lunas, 58 mm', () => {
    expect(print(paid)).toMatchInlineSnapshot(`
      "        WARKOP BANG JOKO
         Jl. Melati No. 12, Sleman
             WA 0812-3456-7890
      --------------------------------
              BUKTI PEMBAYARAN
      --------------------------------
      No Bayar : BYR-261121-0007
      Tgl      : 21/11/2026 10:15 WIB
      Kasir    : Siti
      --------------------------------
      ID Plgn  : P-00123
      Nama     : Bpk. Ahmad Sudrajat
                 Wijayanto
      --------------------------------
      Rumahan 20 Mbps, November 2026
      INV-2611-00123           150.000
      Masuk saldo                5.000
      --------------------------------
      TOTAL                  Rp155.000
      TUNAI                  Rp100.000
      TRANSFER                Rp60.000
      Ref: BCA 8812
      KEMBALI                  Rp5.000
      --------------------------------
                 L U N A S
      Saldo                    Rp5.000
      --------------------------------
                Terima kasih

      "
    `)
  })

  test('cicilan tidak pernah berbunyi LUNAS, dan sisanya tertulis', () => {
    const [bill] = paid.bills
    if (!bill) throw new Error('no bill')
    const paper = print({ ...paid, bills: [{ ...bill, left: rupiah(50_000) }], stillOpen: rupiah(50_000) })
    expect(paper).not.toContain('L U N A S')
    expect(paper).toContain('CICILAN')
    expect(paper).toMatch(/Sisa tagihan ini +50\.000/)
    expect(paper).toMatch(/Tagihan belum dibayar +Rp50\.000/)
  })

  test('tagihan yang dibatalkan sesudahnya bukan LUNAS: uangnya menjadi saldo; bayar yang dibatalkan tidak berkata begitu', () => {
    const [bill] = paid.bills
    if (!bill) throw new Error('no bill')
    const gone = { ...paid, bills: [bill, { ...bill, number: 'INV-2611-00124', isCancelled: true }] }
    const paper = print(gone)
    expect(paper).toMatch(/INV-2611-00123 +150\.000\n.*\nINV-2611-00124 +150\.000\ndibatalkan, menjadi saldo\n/)
    expect(paper).not.toMatch(/L U N A S|CICILAN/)
    const both = print({ ...gone, voided: { at: '22/11/2026 08:00 WIB', reason: 'Salah pelanggan' } })
    expect(both).not.toContain('menjadi saldo')
  })

  test('salinan bertanda, yang dibatalkan berbunyi BATAL dan bukan LUNAS, setoran tanpa tagihan bukan LUNAS', () => {
    const copy = print({ ...paid, reprint: { number: 2, at: '22/11/2026 08:00 WIB', by: 'Siti' } })
    expect(copy).toContain('CETAK ULANG KE-2')
    const gone = print({ ...paid, voided: { at: '22/11/2026 08:00 WIB', reason: 'Salah pelanggan' } })
    expect(gone).toContain('B A T A L')
    expect(gone).not.toContain('L U N A S')
    const deposit = print({ ...paid, bills: [] })
    expect(deposit).toContain('BUKTI SETOR SALDO')
    expect(deposit).not.toContain('L U N A S')
  })

  test('nama apa pun tidak melewati lebar kertas 58 dan 80 mm', () => {
    for (const name of [...naughtyStrings, hugeText])
      for (const columns of [32, 48])
        for (const row of layoutDoc(paymentDoc({ ...paid, customer: { number: 'P-1', name } }), columns))
          if (row.kind === 'text') expect(rowColumns(row.spans)).toBeLessThanOrEqual(columns)
  })
})
