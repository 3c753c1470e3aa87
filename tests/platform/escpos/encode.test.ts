import { describe, expect, test } from 'vitest'
import { encodePaper } from '../../../src-main/platform/escpos/encode'
import { paperHeightMm } from '../../../src-main/platform/escpos/paper-height'
import { makeQrMatrix } from '../../../src-main/platform/escpos/qr-matrix'
import { rasterCommands } from '../../../src-main/platform/escpos/raster'
import { plainText } from '../../../src-main/shared/paper/columns'
import { drawerDoc, type PaperDoc } from '../../../src-main/shared/paper/document'
import { printerPresets, printerProfileSchema } from '../../../src-main/shared/paper/profile'
import { quietZone } from '../../../src-main/shared/paper/qr'
import { receiptDoc } from '../../../src-main/shared/paper/receipt'
import { testPageColumns, testPageDoc } from '../../../src-main/shared/paper/test-page'
import { type DecodedBitmap, decodeEscPos, isDotBlack, joinBitmaps, paperLines } from '../../support/escpos-decoder'
import { hugeText, naughtyStrings } from '../../support/naughty-strings'
import { multiReceipt, sampleProfile, sampleVoucher, singleReceipt } from '../../support/sample-paper'

const struk = receiptDoc(singleReceipt)
const loginUrl = 'http://hotspot.lan/login?username=K7M4QP&password=K7M4QP'

/** Reads the bitmap back, module by module, and compares it with the code that the payload must give. */
function expectQr(bitmap: DecodedBitmap, payload: string, scale: number) {
  const matrix = makeQrMatrix(payload)
  if (!matrix) throw new Error('no matrix')
  const side = (matrix.size + 2 * quietZone) * scale
  expect(bitmap.rows).toBe(side)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < bitmap.widthBytes * 8; x++) {
      const row = Math.floor(y / scale) - quietZone
      const column = Math.floor(x / scale) - quietZone
      const inside = row >= 0 && column >= 0 && row < matrix.size && column < matrix.size
      if (isDotBlack(bitmap, x, y) !== (inside && matrix.isDark(row, column))) throw new Error(`wrong dot at ${x},${y}`)
    }
  }
}

describe('byte ESC/POS', () => {
  test('kertas sama persis dengan pratinjau di layar, 32 dan 48 kolom', () => {
    for (const doc of [struk, receiptDoc(multiReceipt, { qrOnEvery: true, slipPerVoucher: true })]) {
      for (const preset of ['58-generik', '80-generik', 'epson-tm'] as const) {
        const profile = sampleProfile(preset, undefined, { feed: 0, cut: 'none' })
        const preview = plainText(doc, profile.columns)
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
        const paper = paperLines(encodePaper(doc, profile))
          .map((line) => line.trim())
          .filter((line) => line !== '')
        expect(paper).toEqual(preview)
      }
    }
  })

  test('selalu mulai dengan ESC @, FS . dan halaman kode; hanya LF, tidak pernah CR', () => {
    const bytes = encodePaper(struk, sampleProfile('58-generik', undefined, { codepage: { n: 16, name: 'cp437' } }))
    expect([...bytes.subarray(0, 4)]).toEqual([0x1b, 0x40, 0x1c, 0x2e])
    const { events, unfinished } = decodeEscPos(bytes)
    expect(unfinished).toBe(0)
    expect(events.filter((event) => event.kind === 'stray')).toEqual([])
    expect(events).toContainEqual({ kind: 'codepage', n: 16 })
    for (const event of events) if (event.kind === 'line') expect(event.columns).toBeLessThanOrEqual(32)
  })

  test('kode dicetak 2x2 tebal, ukuran kembali normal sesudahnya', () => {
    const lines = decodeEscPos(encodePaper(struk, sampleProfile('58-generik'))).events.flatMap((event) =>
      event.kind === 'line' ? [event] : [],
    )
    const at = lines.findIndex((line) => line.text.trim() === 'K7M4QP')
    expect(lines[at]?.spans.at(-1)).toEqual({ text: 'K7M4QP', bold: true, width: 2, height: 2 })
    expect(lines[at + 1]?.spans).toEqual([{ text: '   3 jam sejak login pertama', bold: false, width: 1, height: 1 }])
  })

  test.each([
    ['none', []],
    ['gsv1', [0x1d, 0x56, 0x01]],
    ['gsv66', [0x1d, 0x56, 0x42, 0x00]],
    ['esci', [0x1b, 0x69]],
  ] as const)('potong %s: baris kosong dulu, potong paling akhir, tanpa byte sesudahnya', (cut, command) => {
    const bytes = encodePaper(struk, sampleProfile('58-generik', undefined, { cut, feed: 4 }))
    expect([...bytes.subarray(bytes.length - 4 - command.length)]).toEqual([0x0a, 0x0a, 0x0a, 0x0a, ...command])
  })

  test('laci: ESC p lengkap dengan t1 dan t2, tanpa kertas; printer tanpa laci tidak menerima apa-apa', () => {
    expect([...encodePaper(drawerDoc, sampleProfile('58-generik', undefined, { drawer: 'pin2' }))]).toEqual([
      0x1b, 0x70, 0, 25, 250,
    ])
    expect([...encodePaper(drawerDoc, sampleProfile('58-generik', undefined, { drawer: 'pin5' }))]).toEqual([
      0x1b, 0x70, 1, 25, 250,
    ])
    expect(encodePaper(drawerDoc, sampleProfile('58-generik'))).toHaveLength(0)
    const both: PaperDoc = { title: '', lines: [...struk.lines, { kind: 'drawer' }] }
    const { events } = decodeEscPos(encodePaper(both, sampleProfile('80-generik', undefined, { drawer: 'pin2' })))
    expect(events.map((event) => event.kind).filter((kind) => kind === 'drawer' || kind === 'cut')).toEqual([
      'drawer',
      'cut',
    ])
    expect(events.at(-1)?.kind).toBe('cut')
  })

  test('QR raster terbaca kembali titik demi titik, di tengah, pada 58 dan 80 mm', () => {
    for (const [preset, scale] of [
      ['58-generik', 4],
      ['80-generik', 6],
    ] as const) {
      const paper = decodeEscPos(encodePaper(struk, sampleProfile(preset)))
      const [bitmap] = joinBitmaps(paper)
      if (!bitmap) throw new Error('no bitmap')
      expectQr(bitmap, loginUrl, scale)
      for (const event of paper.events) {
        if (event.kind === 'bitmap') expect(event.align).toBe(1)
        // The text is centred by its own spaces: an alignment left on would push it over.
        if (event.kind === 'line') expect(event.align).toBe(0)
      }
    }
  })

  test('QR mengecil supaya muat, dan diganti kalimat bila tidak mungkin', () => {
    const long: PaperDoc = {
      title: '',
      lines: [{ kind: 'qr', payload: `http://hotspot.lan/login?username=${'A'.repeat(200)}` }],
    }
    const [bitmap] = joinBitmaps(
      decodeEscPos(encodePaper(long, sampleProfile('58-generik', undefined, { qrScale: 10 }))),
    )
    expect((bitmap?.widthBytes ?? 0) * 8).toBeLessThanOrEqual(384)
    expect(bitmap?.widthBytes ?? 0).toBeGreaterThan(0)
    const impossible: PaperDoc = { title: '', lines: [{ kind: 'qr', payload: 'x'.repeat(301) }] }
    expect(paperLines(encodePaper(impossible, sampleProfile('58-generik')))).toEqual(['(QR tidak dapat dibuat)'])
  })

  test('gambar diiris paling banyak 255 baris (128 lewat Bluetooth) dan panjangnya tepat', () => {
    const bar: PaperDoc = { title: '', lines: [{ kind: 'bar', rows: 600 }] }
    const rowsOf = (maximum: 128 | 255) =>
      decodeEscPos(encodePaper(bar, sampleProfile('58-generik', undefined, { rasterMaxRows: maximum }))).events.flatMap(
        (event) => (event.kind === 'bitmap' ? [event.bitmap.rows] : []),
      )
    expect(rowsOf(255)).toEqual([255, 255, 90])
    expect(rowsOf(128)).toEqual([128, 128, 128, 128, 88])
    expect(() => rasterCommands({ bytesPerRow: 4, rows: 3, bits: new Uint8Array(11) }, 255)).toThrow(RangeError)
  })

  test('QR asli hanya bila profil menyatakannya dan isinya huruf biasa', () => {
    const qrOf = (payload: string, qr: 'native' | 'raster') =>
      decodeEscPos(
        encodePaper({ title: '', lines: [{ kind: 'qr', payload }] }, sampleProfile('epson-tm', undefined, { qr })),
      ).events.filter((event) => event.kind === 'qr')
    expect(qrOf(loginUrl, 'native')).toEqual([{ kind: 'qr', payload: loginUrl }])
    expect(qrOf(loginUrl, 'raster')).toEqual([])
    expect(qrOf('a\x1bp\x00\x19\xfa', 'native')).toEqual([])
  })

  test('rangkap dua: isi yang sama dua kali dalam satu pekerjaan, laci sekali', () => {
    const doc: PaperDoc = { title: '', lines: [...struk.lines, { kind: 'drawer' }] }
    const { events } = decodeEscPos(encodePaper(doc, sampleProfile('80-generik', undefined, { drawer: 'pin2' }), 2))
    expect(events.filter((event) => event.kind === 'cut')).toHaveLength(2)
    expect(events.filter((event) => event.kind === 'drawer')).toHaveLength(1)
  })

  test('tidak ada byte kendali yang lolos dari teks jahat di kolom mana pun', () => {
    const allowed = new Set(['line', 'init', 'chineseOff', 'codepage', 'bitmap', 'cut'])
    for (const text of naughtyStrings) {
      const data = {
        ...singleReceipt,
        shop: { name: text, address: text, phone: text, footer: text, wifiName: text, loginHost: text },
        number: text,
        at: text,
        cashier: text,
        lines: singleReceipt.lines.map((line) => ({ ...line, name: text })),
        payments: singleReceipt.payments.map((payment) => ({ ...payment, method: text, reference: text })),
        vouchers: [
          sampleVoucher(text, {
            user: text,
            password: `${text}x`,
            packageName: text,
            durationText: text,
            devicesText: text,
            useBefore: text,
            loginUrl: text,
          }),
        ],
        reprint: { number: 1, at: text, by: text },
        jobTag: text,
      }
      for (const preset of printerPresets) {
        const { events, unfinished } = decodeEscPos(
          encodePaper(receiptDoc(data), sampleProfile(preset, undefined, { drawer: 'pin2' })),
        )
        expect(unfinished).toBe(0)
        for (const event of events) {
          if (!allowed.has(event.kind) && !(event.kind === 'qr' && preset === 'epson-tm'))
            throw new Error(`${event.kind} from ${JSON.stringify(text.slice(0, 40))}`)
          if (event.kind === 'line') expect(event.columns).toBeLessThanOrEqual(48)
        }
        // Exactly the cut at the end: the text brought none of its own.
        expect(events.filter((event) => event.kind === 'cut').length).toBe(preset === '58-generik' ? 0 : 1)
      }
    }
  })

  test('dokumen yang diubah di basis data pun tetap dilipat sebelum dicetak', () => {
    const doc: PaperDoc = { title: '', lines: [{ kind: 'text', text: `${hugeText}\x1d\x56\x00` }] }
    expect(
      decodeEscPos(encodePaper(doc, sampleProfile('58-generik'))).events.filter((event) => event.kind === 'cut'),
    ).toEqual([])
  })

  test('halaman tes: penggaris 32/42/48, QR A asli, QR B raster, kotak 300 baris', () => {
    const doc = testPageDoc({ name: 'Printer Kasir' })
    const bytes = encodePaper(doc, { ...sampleProfile('58-generik'), columns: testPageColumns })
    const lines = paperLines(bytes)
    for (const columns of [32, 42, 48])
      expect(lines).toContain(Array.from({ length: columns }, (_, index) => (index + 1) % 10).join(''))
    const { events, unfinished } = decodeEscPos(bytes)
    expect(unfinished).toBe(0)
    expect(events.filter((event) => event.kind === 'qr')).toHaveLength(1)
    expect(events.filter((event) => event.kind === 'drawer')).toHaveLength(0)
    expect(joinBitmaps({ events, unfinished }).map((bitmap) => bitmap.rows)).toEqual([164, 300])
    expect(lines).toContain('Aksen: cafe "naif" - 5 x 2')
  })

  test('perkiraan panjang kertas cukup untuk waktu tunggu', () => {
    const height = paperHeightMm(encodePaper(struk, sampleProfile('58-generik')))
    expect(height).toBeGreaterThan(110)
    expect(height).toBeLessThan(170)
    expect(paperHeightMm(encodePaper(drawerDoc, sampleProfile('58-generik', undefined, { drawer: 'pin2' })))).toBe(0)
  })

  test('struk 58 mm tetap kecil: paling banyak 5 KB raster, 1,2 KB QR asli', () => {
    expect(encodePaper(struk, sampleProfile('58-generik')).length).toBeLessThan(5_000)
    expect(encodePaper(struk, sampleProfile('epson-tm')).length).toBeLessThan(1_200)
  })

  test('setelan bawaan printer sah dan profil yang aneh ditolak', () => {
    for (const preset of printerPresets)
      expect(printerProfileSchema.parse(sampleProfile(preset))).toEqual(sampleProfile(preset))
    expect(sampleProfile('58-generik', { k: 'serial', path: '/dev/rfcomm0', baud: 9_600 })).toMatchObject({
      rasterMaxRows: 128,
      chunk: 256,
    })
    const bad = (transport: unknown) =>
      printerProfileSchema.safeParse({ ...sampleProfile('58-generik'), transport }).success
    for (const transport of [
      { k: 'cups', queue: '-o raw' },
      { k: 'cups', queue: 'a b' },
      { k: 'tcp', host: 'a b', port: 9_100 },
      { k: 'tcp', host: 'a', port: 0 },
      { k: 'usb', path: 'x' },
    ])
      expect(bad(transport)).toBe(false)
  })
})
