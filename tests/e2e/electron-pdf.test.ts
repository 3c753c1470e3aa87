// The print window of the desktop app, in this process: vitest takes the stand-in for 'electron'.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { electronPdfPrinter } from '../../src-main/electron/pdf'
import { closeChromium } from '../stub/chromium'
import * as standIn from '../stub/electron'

vi.mock('electron', () => import('../stub/electron'))

const folder = mkdtempSync(join(tmpdir(), 'loketnet-pdf-'))
const printer = electronPdfPrinter()
/** Windows that were made, with what their pages said. */
const said: string[] = []
let windowCount = 0

const sheet = (body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><style>@page{size:A4;margin:0}section{height:200mm;break-after:page}</style></head><body>${body}</body></html>`
/** Chromium writes one /Type /Page object per page, uncompressed. */
const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
const boxes = (pdf: Buffer) => [...new Set(pdf.toString('latin1').match(/\/MediaBox\s*\[[^\]]*\]/g))]

beforeAll(async () => {
  standIn.app.setPath('userData', folder)
  standIn.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
  standIn.app.on('browser-window-created', (_event, window: standIn.BrowserWindow) => {
    windowCount++
    window.webContents.on('console-message', (line: { message: string }) => said.push(line.message))
  })
  standIn.app.on('window-all-closed', () => {}) // as if the shop's window were open
  await standIn.app.start()
})
afterAll(async () => {
  await closeChromium()
  rmSync(folder, { recursive: true, force: true })
})

test('lembar voucher menjadi PDF A4, satu halaman per lembar, dan jendelanya tidak tertinggal', async () => {
  const pdf = await printer.htmlToPdf(sheet('<section>K7F3</section><section>M8P4</section><section>R2T9</section>'))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pages(pdf)).toBe(3)
  const [width, height] = (boxes(pdf)[0]?.match(/[\d.]+/g) ?? []).slice(2).map((points) => (Number(points) / 72) * 25.4)
  expect(Math.round(width ?? 0)).toBe(210)
  expect(Math.round(height ?? 0)).toBe(297)
  expect(standIn.BrowserWindow.getAllWindows()).toEqual([])
})

test('dua lembar sekaligus dicetak bergantian dan tidak tertukar', async () => {
  const [one, two] = await Promise.all([
    printer.htmlToPdf(sheet('<section>1</section>')),
    printer.htmlToPdf(sheet('<section>1</section><section>2</section>')),
  ])
  expect([pages(one), pages(two)]).toEqual([1, 2])
})

test('nama paket yang jahat tidak menjalankan skrip dan tidak mengambil apa pun dari luar', async () => {
  said.length = 0
  const before = windowCount
  const pdf = await printer.htmlToPdf(
    sheet(
      '<script>console.log("JALAN")</script><img src="x" onerror="console.log(`JALAN`)"><img src="https://jahat.example/x.png"><section>1</section>',
    ),
  )
  expect(pages(pdf)).toBe(1)
  expect(windowCount).toBe(before + 1)
  expect(said.filter((line) => line === 'JALAN')).toEqual([])
  expect(said.filter((line) => /Content Security Policy/.test(line)).length).toBeGreaterThanOrEqual(3)
})

test('lembar yang gagal dicetak memberi kalimat, dan yang berikutnya tetap jalan', async () => {
  const spy = vi.spyOn(standIn.BrowserWindow.prototype, 'loadURL').mockRejectedValueOnce(new Error('ERR_FAILED'))
  await expect(printer.htmlToPdf(sheet(''))).rejects.toMatchObject({ code: 'PDF_FAILED' })
  spy.mockRestore()
  expect(standIn.BrowserWindow.getAllWindows()).toEqual([])
  expect(pages(await printer.htmlToPdf(sheet('<section>1</section>')))).toBe(1)
})
