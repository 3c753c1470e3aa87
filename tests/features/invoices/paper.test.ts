// A bill on paper and in WhatsApp: everything that must stand on it, nothing that must not, and nothing wider than the paper.
import { writeFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { invoiceDocument, settleInvoice, waTextOf } from '../../../src-main/features/invoices'
import { setSetting } from '../../../src-main/features/settings'
import { makeQrMatrix } from '../../../src-main/platform/escpos/qr-matrix'
import { chromiumPdfPrinter } from '../../../src-main/platform/pdf'
import { rupiah } from '../../../src-main/shared/money'
import { layoutDoc, plainText } from '../../../src-main/shared/paper/columns'
import { rowColumns } from '../../../src-main/shared/paper/document'
import { type InvoiceData, invoiceDoc } from '../../../src-main/shared/paper/invoice'
import { invoiceHtml } from '../../../src-main/shared/paper/invoice-sheet'
import { parseQris, qrisCrc } from '../../../src-main/shared/qris'
import { findChromium } from '../../support/chromium'
import { naughtyStrings } from '../../support/naughty-strings'
import { type BillShop, closeBillShops, openBillShop } from './bill-shop'

afterEach(closeBillShops)

const tag = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`
const body = `${[
  ['00', '01'],
  ['01', '11'],
  ['52', '4814'],
  ['53', '360'],
  ['58', 'ID'],
  ['59', 'WARKOP JOKO'],
  ['60', 'SLEMAN'],
]
  .map(([id = '', value = '']) => tag(id, value))
  .join('')}6304`
const QRIS = `${body}${qrisCrc(body)}`
const PPN = { from: '2026-01-01', isOn: true, ratePercent: 12, factorOver: 11, factorUnder: 12, priceIncludes: false }

async function billed(): Promise<BillShop> {
  const shop = openBillShop()
  shop.setBilling({ tax: [PPN], npwp: '0123456789012345', payTo: 'BCA 123 a.n. Joko' })
  shop.db.transact((tx) => setSetting(tx, 'qris', { text: QRIS }, 0))
  shop.monthly({ startDay: '2026-11-01', discount: 10_000 }, 'Bpk. Ahmad Sudrajat Wijayanto')
  await shop.round()
  return shop
}

describe('kertas thermal', () => {
  test('isi tagihan lengkap, dan jumlahnya sama dengan tagihannya', async () => {
    const shop = await billed()
    const data = invoiceDocument(shop.db, 1, '2026-11-01')
    const paper = plainText(invoiceDoc(data), 32)
    for (const words of [
      'INV-2611-00001',
      'Bpk. Ahmad Sudrajat',
      'Periode : November 2026',
      'NPWP    : 0123456789012345',
      'PPN 12% x 11/12',
      'TOTAL                  Rp155.400',
      'Bayar paling lambat 11/11/2026',
      'BCA 123 a.n. Joko',
      'QRIS Rp155.400',
    ])
      expect(paper).toContain(words)
    expect(data.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(data.total)
  })

  test('QRIS tepat sebesar sisanya; yang lunas tidak memintanya lagi', async () => {
    const shop = await billed()
    shop.act((tx, ctx) => settleInvoice(tx, ctx, { invoiceId: 1, amount: 55_400 }))
    const part = invoiceDocument(shop.db, 1, '2026-11-01')
    expect(part).toMatchObject({ status: 'KURANG BAYAR', rest: 100_000 })
    expect(parseQris(part.qris?.text ?? '')?.tags.find(({ id }) => id === '54')?.value).toBe('100000')
    shop.act((tx, ctx) => settleInvoice(tx, ctx, { invoiceId: 1, amount: 100_000 }))
    const paid = invoiceDocument(shop.db, 1, '2026-12-31')
    expect(paid).toMatchObject({ status: 'LUNAS', qris: null })
    const paper = plainText(invoiceDoc(paid), 32)
    expect(paper).toContain('L U N A S')
    expect(paper).not.toMatch(/paling lambat|BCA/)
    expect(waTextOf(shop.db, 1, '2026-12-31')).not.toContain('Jatuh tempo')
  })

  test('tanpa PPN tidak ada PPN dan tidak ada NPWP', async () => {
    const shop = openBillShop()
    shop.setBilling({ npwp: '0123456789012345' })
    shop.monthly({ startDay: '2026-11-01' })
    await shop.round()
    const data = invoiceDocument(shop.db, 1, '2026-11-01')
    const all = plainText(invoiceDoc(data), 48) + invoiceHtml(data, makeQrMatrix) + waTextOf(shop.db, 1, '2026-11-01')
    expect(all).not.toMatch(/PPN|NPWP|012345/)
  })

  test('nama seburuk apa pun tidak keluar dari kertas, dan tidak menjadi HTML', async () => {
    const shop = await billed()
    const real = invoiceDocument(shop.db, 1, '2026-11-01')
    for (const text of naughtyStrings) {
      const data: InvoiceData = {
        ...real,
        customer: { ...real.customer, name: text, address: text },
        packageName: text,
        lines: [{ description: text, amount: real.total }],
        payTo: text,
        note: text,
      }
      for (const columns of [32, 42, 48])
        for (const row of layoutDoc(invoiceDoc(data), columns))
          if (row.kind === 'text') {
            expect(rowColumns(row.spans)).toBeLessThanOrEqual(columns)
            expect(row.spans.every((span) => /^[\x20-\x7e]*$/.test(span.text))).toBe(true)
          }
      const html = invoiceHtml(data, makeQrMatrix)
      expect(html).not.toMatch(/<script|<iframe|<a |<img|on(error|load)=["']?[^&]*</i)
    }
  })
})

test('teks WhatsApp menyebut apa, berapa, sampai kapan, dan ke mana', async () => {
  const shop = await billed()
  expect(waTextOf(shop.db, 1, '2026-11-01')).toBe(
    [
      '*LoketNet*',
      'Halo Bpk. Ahmad Sudrajat Wijayanto,',
      'tagihan INV-2611-00001 untuk Sewa Router periode November 2026:',
      '- Sewa Router November 2026: Rp150.000',
      '- Diskon: -Rp10.000',
      '- PPN 12% x 11/12 (DPP Rp128.333): Rp15.400',
      'Total: *Rp155.400*',
      'Jatuh tempo: 11/11/2026',
      'Bayar ke: BCA 123 a.n. Joko',
      'Terima kasih.',
    ].join('\n'),
  )
})

const chromium = findChromium()
if (chromium === undefined) console.log('dilewati: tidak ada Chromium di komputer ini untuk membuat PDF')
test.skipIf(chromium === undefined)(
  'A4 selalu satu halaman, dengan dua puluh baris dan alamat panjang sekalipun',
  async () => {
    const shop = await billed()
    const real = invoiceDocument(shop.db, 1, '2026-11-01')
    const long = 'Jalan Panjang Sekali '.repeat(7)
    const lines = Array.from({ length: 21 }, (_, index) => ({
      description: `Baris ke-${index} ${long}`.slice(0, 80),
      amount: real.total,
    }))
    const data = {
      ...real,
      lines,
      paid: rupiah(1_000),
      note: long,
      payTo: long,
      customer: { ...real.customer, address: long },
    }
    const pdf = await chromiumPdfPrinter({ findProgram: () => chromium ?? null }).htmlToPdf(
      invoiceHtml(data, makeQrMatrix),
    )
    if (process.env.KEEP_PDF) writeFileSync(process.env.KEEP_PDF, pdf)
    const text = pdf.toString('latin1')
    expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  },
  60_000,
)
