import { expect, test } from 'vitest'
import { rupiah } from '../../../src-main/shared/money'
import { type BalanceRefundData, balanceRefundDoc } from '../../../src-main/shared/paper/balance-refund'
import { layoutDoc, plainText } from '../../../src-main/shared/paper/columns'
import { rowColumns } from '../../../src-main/shared/paper/document'
import { hugeText, naughtyStrings } from '../../support/naughty-strings'
import { sampleShop } from '../../support/sample-paper'

const slip: BalanceRefundData = {
  shop: sampleShop,
  number: 'KS-261122-0001',
  at: '22/11/2026 10:15 WIB',
  cashier: 'Siti',
  customer: { number: 'P-00042', name: 'Bpk. Ahmad' },
  amount: rupiah(20_000),
  left: rupiah(30_000),
  reason: 'Pindah rumah',
  reprint: null,
}

test('slip pengembalian saldo, 58 mm: jumlah, sisa saldo, dan dua tempat tanda tangan', () => {
  expect(plainText(balanceRefundDoc(slip), 32)).toMatchInlineSnapshot(`
    "        WARKOP BANG JOKO
       Jl. Melati No. 12, Sleman
           WA 0812-3456-7890
    --------------------------------
           PENGEMBALIAN SALDO
    --------------------------------
    No       : KS-261122-0001
    Tgl      : 22/11/2026 10:15 WIB
    Kasir    : Siti
    --------------------------------
    ID Plgn  : P-00042
    Nama     : Bpk. Ahmad
    Ket      : Pindah rumah
    --------------------------------
    DIKEMBALIKAN            Rp20.000
    TUNAI                   Rp20.000
    Sisa saldo              Rp30.000
    --------------------------------

    Kasir              Penerima uang



    (............)    (............)
         Simpan sebagai bukti.

    "
  `)
})

test('cetak ulang ditandai; yang lama tanpa nomor tetap bisa dicetak', () => {
  const again = { number: 1, at: '23/11/2026 09:00 WIB', by: 'Bu Rini' }
  const text = plainText(balanceRefundDoc({ ...slip, number: '', reprint: again }), 32)
  expect(text).toContain('** CETAK ULANG KE-1 **')
  expect(text).not.toContain('No       :')
  expect(balanceRefundDoc({ ...slip, number: '' }).title).toBe('Slip saldo Bpk. Ahmad')
})

test('nama dan alasan apa pun tidak melewati lebar kertas', () => {
  for (const text of [...naughtyStrings, hugeText])
    for (const columns of [32, 48]) {
      const doc = balanceRefundDoc({ ...slip, reason: text, customer: { number: 'P-1', name: text } })
      for (const row of layoutDoc(doc, columns))
        if (row.kind === 'text') expect(rowColumns(row.spans)).toBeLessThanOrEqual(columns)
    }
})
