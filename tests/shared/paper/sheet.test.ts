import { describe, expect, test } from 'vitest'
import { makeQrMatrix } from '../../../src-main/platform/escpos/qr-matrix'
import { rupiah } from '../../../src-main/shared/money'
import { hotspotLoginUrl, qrSvgPath, quietZone } from '../../../src-main/shared/paper/qr'
import { type SheetData, type SheetVoucher, voucherSheetHtml } from '../../../src-main/shared/paper/sheet'
import { sheetGrids, sheetLayouts } from '../../../src-main/shared/paper/sheet-style'
import { naughtyStrings } from '../../support/naughty-strings'

const voucher = (number: number, changes: Partial<SheetVoucher> = {}): SheetVoucher => ({
  number,
  code: `K7M4Q${number}`,
  packageName: 'Warkop 3 Jam',
  price: rupiah(5_000),
  durationText: '3 jam',
  useBefore: '28/11/2026',
  color: '#1c7ed6',
  loginUrl: hotspotLoginUrl('hotspot.lan', `K7M4Q${number}`, `K7M4Q${number}`),
  ...changes,
})

const sheet = (count: number, changes: Partial<SheetData> = {}): SheetData => ({
  shop: {
    name: 'WARKOP BANG JOKO',
    phone: '0812-3456-7890',
    wifiName: 'WARKOP-JOKO',
    loginHost: 'hotspot.lan',
    logo: '',
  },
  batchId: 'B-261121-3',
  printedAt: '21/11/2026 19:42 WIB',
  layout: 'standar',
  showPrice: true,
  vouchers: Array.from({ length: count }, (_, index) => voucher(index + 1)),
  ...changes,
})

const pagesOf = (html: string) => html.match(/<section class="page">/g)?.length ?? 0
const cardsOf = (html: string) => html.match(/<div class="card /g)?.length ?? 0

describe('lembar voucher A4', () => {
  test.each([
    ['hemat', 60, 0],
    ['standar', 40, 40],
    ['besar', 24, 24],
    ['mikhmon', 18, 18],
  ] as const)('%s: %i kartu selembar, tanpa lembar kosong di akhir', (layout, perPage, codes) => {
    const full = voucherSheetHtml(sheet(perPage, { layout }), makeQrMatrix)
    expect([pagesOf(full), cardsOf(full), full.match(/<svg/g)?.length ?? 0]).toEqual([1, perPage, codes])
    expect(full).toContain('Hal 1/1')
    const more = voucherSheetHtml(sheet(perPage + 1, { layout }), makeQrMatrix)
    expect([pagesOf(more), cardsOf(more)]).toEqual([2, perPage + 1])
    expect(more).toContain('Hal 2/2')
    expect(more).toContain('.page:last-child { break-after: auto }')
  })

  test('semua kartu muat di dalam batas cetak A4', () => {
    for (const layout of sheetLayouts) {
      const { columns, rows, cardWidth, cardHeight, qr } = sheetGrids[layout]
      expect(columns * cardWidth).toBeLessThanOrEqual(194)
      expect(rows * cardHeight).toBeLessThanOrEqual(276)
      expect(qr).toBeLessThan(cardHeight - 2)
    }
  })

  test('kartu memuat nomor, kode, masa aktif, batas pakai, harga, alamat login; kaki memuat batch', () => {
    for (const layout of sheetLayouts) {
      const html = voucherSheetHtml(sheet(1, { layout, vouchers: [voucher(7, { quotaText: '1 GB' })] }), makeQrMatrix)
      for (const words of [
        'K7M4Q7',
        '3 jam sejak login pertama',
        'Pakai sebelum 28/11/2026',
        'Rp5.000',
        '1 GB',
        'hotspot.lan',
        'Batch B-261121-3',
        'Warkop 3 Jam',
      ])
        expect(html).toContain(words)
      expect(html).toMatch(/#7<|\[7\]</)
      expect(voucherSheetHtml(sheet(1, { layout, showPrice: false }), makeQrMatrix)).not.toContain('Rp5.000')
    }
  })

  test('gaya Mikhmon: nomor dalam kurung siku, warna paket, Login: http://', () => {
    const html = voucherSheetHtml(sheet(1, { layout: 'mikhmon' }), makeQrMatrix)
    expect(html).toContain('[1]')
    expect(html).toContain('--package:#1c7ed6')
    expect(html).toContain('Login: http://hotspot.lan')
    expect(html).toContain('dashed')
  })

  test('logo toko ada di setiap kartu, tetapi gambarnya hanya sekali di berkas; tanpa logo tidak ada tempat kosong', () => {
    const png = 'data:image/png;base64,iVBORw0KGgo='
    for (const layout of sheetLayouts) {
      const shop = { ...sheet(1).shop, logo: png }
      const html = voucherSheetHtml(sheet(9, { layout, shop }), makeQrMatrix)
      expect(html.match(/<i class="logo"><\/i><span class="shop">WARKOP BANG JOKO/g)).toHaveLength(9)
      expect(html.split(png)).toHaveLength(2)
      expect(html).toContain('img-src data:;')
      expect(voucherSheetHtml(sheet(1, { layout }), makeQrMatrix)).not.toMatch(/class="logo"|\.logo|img-src/)
    }
  })

  test('user dan password berbeda dicetak dua-duanya', () => {
    const html = voucherSheetHtml(
      sheet(0, { vouchers: [voucher(1, { user: 'joko1', password: 'r4h4s' })] }),
      makeQrMatrix,
    )
    expect(html).toMatch(/user <\/small>joko1/)
    expect(html).toMatch(/pass <\/small>r4h4s/)
  })

  test('toko tanpa alamat halaman masuk: kartu menyebut WiFi-nya, bukan alamat kosong', () => {
    for (const layout of sheetLayouts) {
      const shop = { name: 'WARKOP', phone: '', wifiName: 'WARKOP-UJANG', loginHost: '', logo: '' }
      const html = voucherSheetHtml(
        sheet(1, { layout, shop, vouchers: [voucher(1, { loginUrl: null })] }),
        makeQrMatrix,
      )
      expect(html).toContain('WiFi: WARKOP-UJANG')
      expect(html).not.toContain('http://<')
    }
  })

  test('gambar QR sama persis dengan matriksnya', () => {
    const matrix = makeQrMatrix('http://hotspot.lan/login?username=K7M4QP&password=K7M4QP')
    if (!matrix) throw new Error('no matrix')
    const dark = new Set<string>()
    for (const [, x = '', y = '', width = ''] of qrSvgPath(matrix).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let step = 0; step < Number(width); step++)
        dark.add(`${Number(y) - quietZone},${Number(x) + step - quietZone}`)
    for (let row = 0; row < matrix.size; row++)
      for (let column = 0; column < matrix.size; column++)
        expect(dark.has(`${row},${column}`)).toBe(matrix.isDark(row, column))
  })

  test('teks jahat tetap teks: tidak ada tag, skrip atau alamat luar yang hidup', () => {
    const tagsOf = (html: string) =>
      html.match(/<[a-z/!][^>]*>/gi)?.map((tag) => tag.replace(/ (d|viewBox)="[\d\s.Mhvz-]*"/g, '')) ?? []
    for (const layout of sheetLayouts) {
      // A QR of hostile text differs, so it stays out of the comparison.
      const calm = voucherSheetHtml(
        sheet(1, {
          layout,
          vouchers: [voucher(1, { loginUrl: null, color: '#000000', quotaText: 'a', user: 'a', password: 'b' })],
        }),
        makeQrMatrix,
      )
      for (const text of naughtyStrings.filter((each) => each.trim() !== '')) {
        const html = voucherSheetHtml(
          sheet(1, {
            layout,
            batchId: text,
            printedAt: text,
            shop: {
              name: text,
              phone: `0${text}`,
              wifiName: `w${text}`,
              loginHost: text,
              logo: `data:image/png;base64,${text}")`,
            },
            vouchers: [
              voucher(1, {
                code: text,
                user: text,
                password: `${text}!`,
                packageName: text,
                durationText: text,
                quotaText: `q${text}`,
                useBefore: text,
                color: text,
                loginUrl: null,
              }),
            ],
          }),
          makeQrMatrix,
        )
        expect(tagsOf(html).map((tag) => tag.replace(/code (long|two)/, 'code'))).toEqual(
          tagsOf(calm).map((tag) => tag.replace(/code (long|two)/, 'code')),
        )
        expect(html).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
        expect(html.length).toBeLessThan(20_000)
      }
    }
  })

  test('halaman melarang skrip dan jaringan', () => {
    const html = voucherSheetHtml(sheet(1), makeQrMatrix)
    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    )
    expect(html).not.toMatch(/<script|https?:\/\/(?!hotspot)/)
  })

  test('tautan login aman untuk huruf apa pun', () => {
    expect(hotspotLoginUrl('hotspot.lan', 'a&b=c', 'é')).toBe(
      'http://hotspot.lan/login?username=a%26b%3Dc&password=%C3%A9',
    )
    for (const text of naughtyStrings) expect(hotspotLoginUrl('h', text, text)).toMatch(/^[\x21-\x7e]+$/)
    expect(makeQrMatrix('x'.repeat(301))).toBeNull()
  })
})
