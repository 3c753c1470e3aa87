// Reports against the books: whatever happened in a month, both say the same; and what leaves the shop as a file is safe.
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { afterEach, describe, expect, test } from 'vitest'
import type { Report, ReportId } from '../../../src-main/features/reports/contract'
import { addDays, type CalendarDate, calendarDate } from '../../../src-main/shared/calendar-date'
import { closeRouterShops } from '../../support/router-shop'
import { refusal } from '../../support/test-app'
import { openTill, sell, type TillShop } from '../sales/till-shop'
import { bill, deed, newCustomer, pay, play } from './month-shop'

afterEach(closeRouterShops)

const FIRST = calendarDate('2026-11-21')
const LAST = addDays(FIRST, 120)

const run = (shop: TillShop, id: ReportId, from: CalendarDate = FIRST, until: CalendarDate = LAST) =>
  shop.api.reports.run({ id, from, until })

/** Of a column, in the totals; 0 for a report without rows. */
const total = ({ columns, totals }: Report, header: string): number => {
  const index = columns.findIndex((column) => column.header === header)
  if (index < 0) throw new Error(`no column ${header}`)
  return Number(totals?.[index] ?? 0)
}
const cell = ({ columns, rows }: Report, name: string, header: string): number =>
  Number(rows.find(([first]) => first === name)?.[columns.findIndex((column) => column.header === header)] ?? 0)

test('bulan mana pun: laporan dan buku menyebut jumlah yang sama', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 12, maxLength: 30 }),
      fc.integer({ min: 0, max: 40 }),
      async (deeds, cut) => {
        const shop = await openTill({ stock: 60 })
        try {
          await play(shop, deeds)
          const { rows } = await shop.api.ledger.trial({ from: FIRST, until: LAST })
          const net = (...codes: string[]) =>
            rows.filter(({ code }) => codes.includes(code)).reduce((sum, row) => sum + row.debit - row.credit, 0)
          const voucherNet = 0 - net('voucher-revenue')
          const received = net('cash-drawer', 'safe', 'bank', 'qris') + net('expense', 'cash-difference')

          const sales = await run(shop, 'penjualan')
          expect(total(sales, 'Penjualan voucher') + total(sales, 'Uang kembali')).toBe(voucherNet)
          expect(total(sales, 'Jumlah')).toBe(received)
          const packages = await run(shop, 'paket')
          expect(cell(packages, 'Harian Hemat', 'Bersih')).toBe(voucherNet)
          const cashiers = await run(shop, 'kasir')
          expect(total(cashiers, 'Jumlah')).toBe(received)
          expect(total(await run(shop, 'router'), 'Voucher bersih')).toBe(voucherNet)
          const methods = await run(shop, 'cara-bayar')
          expect(cell(methods, 'QRIS', 'Jumlah')).toBe(net('qris'))
          expect(cell(methods, 'Transfer bank', 'Jumlah')).toBe(net('bank'))
          expect(cell(methods, 'Tunai', 'Jumlah')).toBe(net('cash-drawer', 'safe', 'expense', 'cash-difference'))
          const revenue = await run(shop, 'pendapatan')
          expect(total(revenue, 'Diakui')).toBe(
            0 - net('voucher-revenue', 'subscription-revenue', 'late-fee-revenue', 'other-income', 'discount'),
          )
          expect(total(revenue, 'Uang diterima')).toBe(received)
          expect(total(revenue, 'Biaya')).toBe(0 - net('expense'))
          expect(total(revenue, 'Selisih kas')).toBe(0 - net('cash-difference'))
          expect(total(await run(shop, 'piutang'), 'Jumlah')).toBe(net('receivable'))

          // Two halves are the whole, wherever it is cut, and days add up to what months say.
          const middle = addDays(FIRST, cut)
          const halves = [
            await run(shop, 'penjualan', FIRST, middle),
            await run(shop, 'penjualan', addDays(middle, 1), LAST),
          ]
          for (const header of ['Struk', 'Voucher', 'Penjualan voucher', 'Uang kembali', 'Tagihan dibayar'])
            expect(halves.reduce((sum, half) => sum + total(half, header), 0)).toBe(total(sales, header))
        } finally {
          await closeRouterShops()
        }
      },
    ),
    { numRuns: 6 },
  )
})

describe('isi laporan', () => {
  test('per hari: struk, voucher, uang kembali, menurut hari toko', async () => {
    const shop = await openTill({ stock: 4 })
    await sell(shop, { quantity: 2 })
    const report = await run(shop, 'penjualan', FIRST, addDays(FIRST, 1))
    expect(report.rows).toEqual([
      ['Sabtu 21/11/2026', 1, 2, 10_000, 0, 0, 10_000],
      ['Minggu 22/11/2026', 0, 0, 0, 0, 0, 0],
    ])
    expect(report.period).toBe('21 November 2026 s/d 22 November 2026')
    expect(report.chart?.points.map(({ label, value }) => [label, value])).toEqual([
      ['21/11', 10_000],
      ['22/11', 0],
    ])
  })

  test('pelanggan teratas: uang yang masuk lewat saldo dihitung sekali', async () => {
    const shop = await openTill()
    const customerId = await newCustomer(shop, 'Ani')
    await pay(shop, customerId, 50_000, 'cash')
    const invoiceId = await bill(shop, customerId, 50_000)
    await shop.api.payments.pay({
      customerId,
      parts: [{ method: 'balance', amount: 50_000, received: 50_000, reference: '' }],
      invoiceIds: [invoiceId],
      toBalance: 0,
      note: '',
      requestId: crypto.randomUUID(),
    })
    expect(cell(await run(shop, 'pelanggan'), 'Ani', 'Dibayar')).toBe(50_000)
  })

  test('umur piutang: belum jatuh tempo, 30, 60, 90 hari, dan lebih', async () => {
    const shop = await openTill()
    const ages = { Ani: 20, Budi: 0, Cici: 30, Dedi: 31, Euis: 90, Farid: 91 }
    const ids = new Map<string, string>()
    for (const name of Object.keys(ages)) ids.set(name, await newCustomer(shop, name))
    // Due on the day itself; the clock then runs 100 days on, so each is as late as its bill is old.
    let passed = 0
    for (const [name, late] of Object.entries(ages).toSorted((a, b) => b[1] - a[1])) {
      const waited = 100 - late
      shop.clock.advance((waited - passed) * 86_400_000)
      passed = waited
      await shop.api.session.login({ name: 'Bu Rini', secret: '246810', requestId: crypto.randomUUID() })
      await bill(shop, ids.get(name) ?? '', 100_000, name === 'Ani' ? 40 : 0)
    }
    shop.clock.advance((100 - passed) * 86_400_000)
    await shop.api.session.login({ name: 'Bu Rini', secret: '246810', requestId: crypto.randomUUID() })
    const report = await run(shop, 'piutang')
    const columns = report.rows.map(([name, , ...amounts]) => [name, amounts.slice(0, 5).indexOf(100_000)])
    expect(Object.fromEntries(columns)).toEqual({ Ani: 0, Budi: 0, Cici: 1, Dedi: 2, Euis: 3, Farid: 4 })
  })

  test('hangus: yang masih stok dan yang sudah terjual dipisah, dengan nilainya', async () => {
    const shop = await openTill({ stock: 3, spec: { shelfSeconds: 86_400 } })
    await sell(shop)
    const { connection } = shop.app.db
    connection.exec(`update voucher set state = 'lapsed', router_state = 'removed'`)
    const report = await run(shop, 'hangus')
    expect(report.rows).toEqual([['Harian Hemat', 2, 10_000, 1, 5_000]])
    expect((await run(shop, 'hangus', addDays(FIRST, 2), LAST)).rows).toEqual([])
  })

  test('rentang terbalik atau terlalu panjang ditolak dengan kata-kata', async () => {
    const shop = await openTill()
    expect((await refusal(run(shop, 'penjualan', LAST, FIRST))).code).toBe('REPORT_RANGE_BACKWARDS')
    expect((await refusal(run(shop, 'penjualan', FIRST, addDays(FIRST, 400)))).code).toBe('REPORT_RANGE_TOO_LONG')
    expect((await run(shop, 'penjualan', FIRST, addDays(FIRST, 399))).rows).toHaveLength(14)
  })
})

describe('berkas', () => {
  const EVIL = '=HYPERLINK("http://jahat.example";"klik")'

  async function evilShop() {
    const pages: string[] = []
    const pdf = {
      htmlToPdf: async (html: string) => {
        pages.push(html)
        return Buffer.from('%PDF-')
      },
    }
    const shop = await openTill({ app: { deps: { pdf } } })
    const customerId = await newCustomer(shop, EVIL)
    await bill(shop, customerId, 75_000)
    await pay(shop, customerId, 75_000, 'transfer')
    const file = async (format: 'csv' | 'xlsx' | 'pdf') => {
      const answer = await shop.api.reports.file({ id: 'pelanggan', from: FIRST, until: LAST, format })
      return { ...answer, bytes: Buffer.from(answer.content, 'base64') }
    }
    return { file, pages }
  }

  test('CSV: nama yang mirip rumus tetap tulisan', async () => {
    const { file } = await evilShop()
    const { bytes, fileName } = await file('csv')
    const [head, row, totals] = bytes.toString('utf8').replace('\uFEFF', '').split('\r\n')
    expect(head).toBe('Pelanggan;Nomor;Pembayaran;Dibayar;Sisa tagihan')
    expect(row).toBe(`"'=HYPERLINK(""http://jahat.example"";""klik"")";P-00001;1;75000;0`)
    expect(totals).toBe('Jumlah;;1;75000;0')
    expect(fileName).toBe('laporan-pelanggan-2026-11-21-2027-03-21.csv')
  })

  test('XLSX: angka tetap angka, nama tetap tulisan', async () => {
    const { file } = await evilShop()
    const { bytes } = await file('xlsx')
    const rows = await readSheet(bytes)
    expect(rows.slice(3)).toEqual([
      ['Pelanggan', 'Nomor', 'Pembayaran', 'Dibayar', 'Sisa tagihan'],
      [EVIL, 'P-00001', 1, 75_000, 0],
      ['Jumlah', null, 1, 75_000, 0],
    ])
  })

  test('PDF: nama dari luar tidak menjadi HTML', async () => {
    const { file, pages } = await evilShop()
    expect((await file('pdf')).bytes.toString()).toBe('%PDF-')
    expect(pages[0]).toContain('=HYPERLINK(&quot;http://jahat.example&quot;;&quot;klik&quot;)')
    expect(pages[0]).toContain('75.000')
    expect(pages[0]).toContain("default-src 'none'")
  })
})
