import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeQrMatrix } from '../../src-main/platform/escpos/qr-matrix'
import { chromiumPdfPrinter, findChromium } from '../../src-main/platform/pdf'
import { DomainError } from '../../src-main/shared/errors'
import { rupiah } from '../../src-main/shared/money'
import { hotspotLoginUrl } from '../../src-main/shared/paper/qr'
import { voucherSheetHtml } from '../../src-main/shared/paper/sheet'
import { type SheetLayout, sheetLayouts } from '../../src-main/shared/paper/sheet-style'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loketnet-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const sheetOf = (count: number, layout: SheetLayout) =>
  voucherSheetHtml(
    {
      shop: { name: '<b>WARKOP</b>', phone: '', wifiName: '', loginHost: 'hotspot.lan', logo: '' },
      batchId: 'B-1',
      printedAt: '21/11/2026 19:42 WIB',
      layout,
      showPrice: true,
      vouchers: Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        code: `K7M4Q${index}`,
        packageName: 'Warkop 3 Jam',
        price: rupiah(2_000),
        durationText: '3 jam',
        useBefore: '28/11/2026',
        loginUrl: hotspotLoginUrl('hotspot.lan', `K7M4Q${index}`, `K7M4Q${index}`),
      })),
    },
    makeQrMatrix,
  )

const program = findChromium({ platform: process.platform, env: process.env })
const leftovers = async () => (await readdir(folder)).filter((name) => name.startsWith('loketnet-pdf-'))

describe('lembar PDF', () => {
  test.each(sheetLayouts)('%s menjadi PDF A4 dengan jumlah halaman yang tepat', async (layout) => {
    const perPage = { hemat: 60, standar: 40, besar: 24, mikhmon: 18 }[layout]
    if (program === null) throw new Error('no Chrome, Edge or Chromium on this machine')
    const pdf = await chromiumPdfPrinter({ workFolder: folder }).htmlToPdf(sheetOf(perPage + 1, layout))
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
    expect(text).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
    expect(await leftovers()).toEqual([])
  })

  test('tanpa peramban: pesan yang dapat dibaca pemilik', async () => {
    await expect(chromiumPdfPrinter({ findProgram: () => null }).htmlToPdf(sheetOf(1, 'hemat'))).rejects.toMatchObject({
      code: 'PDF_UNAVAILABLE',
    })
  })

  const fakeProgram = async (script: string) => {
    const path = join(folder, 'chromium')
    await writeFile(path, `#!/bin/sh\n${script}\n`)
    await chmod(path, 0o755)
    return path
  }

  test('peramban gagal, menggantung, atau diam-diam tidak menulis: PDF_FAILED, tanpa sisa berkas', async (context) => {
    if (process.platform === 'win32') return context.skip('the stand-in is a shell script')
    for (const script of ['exit 13', 'exec sleep 30', 'exit 0']) {
      const path = await fakeProgram(script)
      const failed = chromiumPdfPrinter({ findProgram: () => path, limitMs: 500, workFolder: folder }).htmlToPdf(
        sheetOf(1, 'hemat'),
      )
      await expect(failed).rejects.toSatisfy((error) => error instanceof DomainError && error.code === 'PDF_FAILED')
    }
    expect(await leftovers()).toEqual([])
  })

  test('halaman tanpa CSP ditolak sebelum peramban dijalankan', async () => {
    await expect(
      chromiumPdfPrinter({ findProgram: () => '/bin/false' }).htmlToPdf('<script>alert(1)</script>'),
    ).rejects.toThrow('CSP')
  })

  test('peramban dicari di PATH, CHROMIUM menang, yang tidak dapat dijalankan dilewati', async (context) => {
    if (process.platform === 'win32') return context.skip('the stand-in is a shell script')
    const path = await fakeProgram('exit 0')
    const env = { PATH: ['/tidak/ada', folder].join(delimiter) }
    expect(findChromium({ platform: 'linux', env })).toBe(path)
    expect(findChromium({ platform: 'linux', env: { ...env, CHROMIUM: '/bin/sh' } })).toBe('/bin/sh')
    expect(findChromium({ platform: 'linux', env: { ...env, CHROMIUM: '/tidak/ada' } })).toBe(path)
    await chmod(path, 0o644)
    // Root may run anything only when some x bit is set, so this holds for root too.
    expect(findChromium({ platform: 'linux', env })).toBeNull()
    expect(findChromium({ platform: 'win32', env: { ProgramFiles: folder } })).toBeNull()
  })
})
