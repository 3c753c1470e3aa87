import { describe, expect, test } from 'vitest'
import { rupiah } from '../../../src-main/shared/money'
import { layoutDoc, plainText } from '../../../src-main/shared/paper/columns'
import { rowColumns } from '../../../src-main/shared/paper/document'
import { type ReceiptData, receiptDoc } from '../../../src-main/shared/paper/receipt'
import { hugeText, naughtyStrings } from '../../support/naughty-strings'
import { multiReceipt, sampleShop, sampleVoucher, singleReceipt } from '../../support/sample-paper'

const print = (data: ReceiptData, columns = 32) => plainText(receiptDoc(data), columns)

describe('struk', () => {
  test('sebagian dibatalkan: yang kembali ke pembeli tertulis, jumlah voucher tetap jumlah yang dijual', () => {
    const { vouchers } = multiReceipt
    const left = vouchers.slice(0, 3)
    const paper = plainText(
      receiptDoc({ ...multiReceipt, vouchers: left, cancelled: { count: 2, amount: rupiah(20_000) } }),
      32,
    )
    expect(paper).toContain(`TOTAL (${vouchers.length} voucher)`)
    expect(paper).toMatch(/DIBATALKAN 2 voucher +-Rp20\.000/)
    for (const gone of vouchers.slice(3)) expect(paper).not.toContain([...gone.code].join(' '))
  })

  test('satu voucher, 58 mm', () => {
    expect(print(singleReceipt)).toMatchInlineSnapshot(`
      "        WARKOP BANG JOKO
         Jl. Melati No. 12, Sleman
             WA 0812-3456-7890
      --------------------------------
      No   : VC-261121-0042
      Tgl  : 21/11/2026 19:42 WIB
      Kasir: Siti
      --------------------------------
      Warkop 3 Jam
        1 x 5.000                5.000
      --------------------------------
      TOTAL                    Rp5.000
      TUNAI                   Rp10.000
      KEMBALI                  Rp5.000
      --------------------------------
                KODE VOUCHER
                K 7 M 4 Q P
         3 jam sejak login pertama
                1 perangkat
          Pakai sebelum 28/11/2026
                    [QR]
             WiFi: WARKOP-JOKO
         Scan QR / buka hotspot.lan
      --------------------------------
                Terima kasih

      "
    `)
  })

  test('satu voucher, 80 mm', () => {
    expect(print(singleReceipt, 48)).toMatchInlineSnapshot(`
      "                WARKOP BANG JOKO
                 Jl. Melati No. 12, Sleman
                     WA 0812-3456-7890
      ------------------------------------------------
      No   : VC-261121-0042
      Tgl  : 21/11/2026 19:42 WIB
      Kasir: Siti
      ------------------------------------------------
      Warkop 3 Jam
        1 x 5.000                                5.000
      ------------------------------------------------
      TOTAL                                    Rp5.000
      TUNAI                                   Rp10.000
      KEMBALI                                  Rp5.000
      ------------------------------------------------
                        KODE VOUCHER
                        K 7 M 4 Q P
                 3 jam sejak login pertama
                        1 perangkat
                  Pakai sebelum 28/11/2026
                            [QR]
                     WiFi: WARKOP-JOKO
                 Scan QR / buka hotspot.lan
      ------------------------------------------------
                        Terima kasih

      "
    `)
  })

  test('beberapa voucher, QRIS, diskon, satu menunggu router', () => {
    expect(print(multiReceipt)).toMatchInlineSnapshot(`
      "        WARKOP BANG JOKO
         Jl. Melati No. 12, Sleman
             WA 0812-3456-7890
      --------------------------------
      No   : VC-261121-0043
      Tgl  : 21/11/2026 19:42 WIB
      Kasir: Siti
      --------------------------------
      Warkop 3 Jam
        3 x 5.000               15.000
      Harian Hemat
        2 x 10.000              20.000
      Diskon                    -1.000
      --------------------------------
      TOTAL (5 voucher)       Rp34.000
      QRIS                    Rp34.000
      Ref: 884213
      --------------------------------
      1/5 Warkop 3 Jam  s/d 28/11/2026
                7 H R P W Y
      2/5 Warkop 3 Jam  s/d 28/11/2026
                H F W A J 3
      3/5 Warkop 3 Jam  s/d 28/11/2026
                2 Q N S H K
      4/5 Harian Hemat  s/d 28/11/2026
                5 J V B 6 Y
      5/5 Harian Hemat  s/d 28/11/2026
                Q F 4 J G R
      Aktif setelah router tersambung
      --------------------------------
      Masa aktif sejak login pertama:
      Warkop 3 Jam               3 jam
      Harian Hemat              1 hari
      s/d = pakai sebelum tanggal itu
      --------------------------------
             WiFi: WARKOP-JOKO
       Buka hotspot.lan, ketik kode.
      --------------------------------
                Terima kasih

      "
    `)
  })

  test('cetak ulang menyebut ke berapa, jam dan kasirnya; tanda pekerjaan di kaki', () => {
    const copy = print({
      ...singleReceipt,
      reprint: { number: 2, at: '21/11/2026 20:10 WIB', by: 'Budi' },
      jobTag: '#57-3',
    })
    expect(copy).toContain('** CETAK ULANG KE-2 **')
    expect(copy).toContain('21/11/2026 20:10 WIB - Budi')
    expect(copy).toContain('#57-3')
    expect(print(singleReceipt)).not.toContain('CETAK ULANG')
  })

  test('router belum tersambung: pelanggan diberi tahu di dekat kodenya', () => {
    const data = { ...singleReceipt, vouchers: [sampleVoucher('K7M4QP', { pendingRouter: true })] }
    expect(print(data)).toMatch(/K 7 M 4 Q P\n *Aktif setelah router tersambung\n/)
    expect(print(singleReceipt)).not.toContain('router tersambung')
  })

  test('user dan password berbeda dicetak dua-duanya, yang sama sekali saja', () => {
    const two = print({ ...singleReceipt, vouchers: [sampleVoucher('x', { user: 'joko1', password: 'r4h4s' })] })
    expect(two).toMatch(/USER\n +j o k o 1\n +PASS\n +r 4 h 4 s/)
    const one = print({ ...singleReceipt, vouchers: [sampleVoucher('K7M4QP', { user: 'K7M4QP', password: 'K7M4QP' })] })
    expect(one).not.toContain('PASS')
  })

  test('struk yang dibatalkan tidak lagi memuat kode', () => {
    const text = print({ ...singleReceipt, voided: { at: '21/11/2026 19:50 WIB', reason: 'salah paket' } })
    expect(text).toContain('* *   B A T A L   * *')
    expect(text).toContain('salah paket')
    expect(text).not.toContain('K 7 M 4 Q P')
    expect(text).not.toContain('[QR]')
  })

  test('potong per voucher: satu slip dengan QR untuk setiap kode', () => {
    const doc = receiptDoc(multiReceipt, { qrOnEvery: false, slipPerVoucher: true })
    expect(doc.lines.filter((line) => line.kind === 'cut')).toHaveLength(6)
    expect(doc.lines.filter((line) => line.kind === 'qr')).toHaveLength(5)
    expect(receiptDoc(multiReceipt).lines.filter((line) => line.kind === 'qr')).toHaveLength(0)
    expect(
      receiptDoc(multiReceipt, { qrOnEvery: true, slipPerVoucher: false }).lines.filter((line) => line.kind === 'qr'),
    ).toHaveLength(5)
  })

  test('uang pas tanpa baris KEMBALI, PPN hanya bila dinyalakan, kaki struk milik toko', () => {
    const exact = { ...singleReceipt, payments: [{ method: 'TUNAI', amount: rupiah(5_000) }], change: rupiah(0) }
    expect(print(exact)).not.toContain('KEMBALI')
    expect(print(exact)).not.toContain('PPN')
    const taxed = { ...exact, totals: { ...exact.totals, tax: { label: 'PPN 11%', amount: rupiah(495) } } }
    expect(print(taxed)).toMatch(/PPN 11% +495\n/)
    expect(print({ ...exact, shop: { ...sampleShop, footer: 'Matur nuwun\nKendala? WA kami' } })).toContain(
      '          Matur nuwun\n        Kendala? WA kami',
    )
  })

  test('voucher tanpa masa simpan dan tanpa QR tidak menyebut keduanya', () => {
    const text = print({ ...singleReceipt, vouchers: [sampleVoucher('K7M4QP', { useBefore: null, loginUrl: null })] })
    expect(text).not.toContain('Pakai sebelum')
    expect(text).not.toContain('Scan QR')
    expect(text).toContain('Buka hotspot.lan')
  })

  test('toko tanpa alamat halaman masuk: struk tidak menyuruh membuka alamat kosong', () => {
    const shop = { ...sampleShop, loginHost: '' }
    const noQr = { useBefore: null, loginUrl: null }
    const one = { ...singleReceipt, shop, vouchers: [sampleVoucher('K7M4QP', noQr)] }
    const two = { ...one, vouchers: [sampleVoucher('K7M4QP', noQr), sampleVoucher('GH9TRX', noQr)] }
    const slips = plainText(receiptDoc(two, { qrOnEvery: false, slipPerVoucher: true }), 32)
    for (const text of [print(one), print(two), slips]) {
      expect(text).toContain('Sambung WiFi, lalu ketik kode.')
      expect(text).not.toMatch(/Buka *(,|\n)/)
    }
  })

  test('struk tidak pernah menolak pengembalian (UU 8/1999 pasal 18)', () => {
    expect(print(multiReceipt)).not.toMatch(/tidak (dapat|bisa) (di)?(kembali|tukar)/i)
  })

  test('nama jahat tidak melebarkan dan tidak memanjangkan struk', () => {
    for (const text of [...naughtyStrings, hugeText]) {
      const data: ReceiptData = {
        ...multiReceipt,
        shop: { name: text, address: text, phone: text, footer: text, wifiName: text, loginHost: text },
        cashier: text,
        lines: [{ name: text, quantity: 1, unitPrice: rupiah(5_000), amount: rupiah(5_000) }],
        payments: [{ method: text, amount: rupiah(5_000), reference: text }],
        vouchers: [
          sampleVoucher(text, { packageName: text, durationText: text, useBefore: text, password: `${text}!` }),
        ],
        reprint: { number: 1, at: text, by: text },
      }
      for (const columns of [32, 48]) {
        const rows = layoutDoc(receiptDoc(data), columns)
        expect(rows.length).toBeLessThan(140)
        for (const row of rows) if (row.kind === 'text') expect(rowColumns(row.spans)).toBeLessThanOrEqual(columns)
      }
    }
  })
})
