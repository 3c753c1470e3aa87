import { expect, test } from 'vitest'
import { rupiah } from '../../../src-main/shared/money'
import { type CardSaleData, cardSaleDoc } from '../../../src-main/shared/paper/card-sale'
import { layoutDoc, plainText } from '../../../src-main/shared/paper/columns'
import { rowColumns } from '../../../src-main/shared/paper/document'
import { hugeText, naughtyStrings } from '../../support/naughty-strings'
import { sampleShop } from '../../support/sample-paper'

const sold: CardSaleData = {
  shop: sampleShop,
  number: 'KI-261122-0001',
  at: '22/11/2026 10:15 WIB',
  cashier: 'Siti',
  seriesName: 'Kartu 20 ribu',
  value: rupiah(20_000),
  quantity: 3,
  cardNumbers: '12-14',
  validUntil: '31/12/2026',
  total: rupiah(60_000),
  reseller: null,
  method: 'QRIS',
  reference: '8812',
  reprint: null,
  voided: null,
  jobTag: '',
}
const print = (data: CardSaleData) => plainText(cardSaleDoc(data), 32)

test('struk kartu isi ulang, 58 mm: nomor kartunya, tanpa kode', () => {
  expect(print(sold)).toMatchInlineSnapshot(`
    "        WARKOP BANG JOKO
       Jl. Melati No. 12, Sleman
           WA 0812-3456-7890
    --------------------------------
            KARTU ISI ULANG
    --------------------------------
    No       : KI-261122-0001
    Tgl      : 22/11/2026 10:15 WIB
    Kasir    : Siti
    --------------------------------
    Kartu 20 ribu
    3 x 20.000                60.000
    No Kartu : 12-14
    Berlaku  : s/d 31/12/2026
    --------------------------------
    TOTAL                   Rp60.000
    QRIS                    Rp60.000
    Ref: 8812
    --------------------------------
    Ketik kode di kartu pada portal
    pelanggan, atau minta di loket.
    --------------------------------
              Terima kasih

    "
  `)
})

test('untuk reseller: namanya, nilai kartunya, dan harga yang dia bayar', () => {
  const text = print({ ...sold, reseller: 'Warung Pojok', total: rupiah(57_000) })
  expect(text).toContain('Reseller : Warung Pojok')
  expect(text).toContain('Nilai 3 x 20.000          60.000')
  expect(text).toContain('Harga 3 x 19.000          57.000')
  expect(text).toContain('TOTAL                   Rp57.000')
})

test('yang dibatalkan berkata BATAL, dan tidak lagi mengajak memakainya', () => {
  const text = print({ ...sold, voided: { at: '22/11/2026 11:00 WIB', reason: 'Salah pencet' } })
  expect(text).toContain('B A T A L')
  expect(text).toContain('Salah pencet')
  expect(text).not.toContain('Ketik kode')
})

test('nama yang aneh dan raksasa tidak pernah melewati lebar kertas', () => {
  for (const text of [...naughtyStrings, hugeText])
    for (const columns of [32, 48])
      for (const row of layoutDoc(
        cardSaleDoc({ ...sold, seriesName: text, reference: text, cashier: text, reseller: text }),
        columns,
      ))
        if (row.kind === 'text') expect(rowColumns(row.spans)).toBeLessThanOrEqual(columns)
})
