// Owns: HTML to PDF in a hidden window: no script, no network (its CSP), no preload, not the shop's session.
// Must never: print two sheets at once: a sheet of 10,000 vouchers is large, and the counter is selling meanwhile.
import { BrowserWindow, type Session, session } from 'electron'
import type { PdfPrinter } from '../platform/pdf'
import { DomainError } from '../shared/errors'
import { APP_SCHEME } from './policy'

const PRINT_URL = `${APP_SCHEME}://cetak/lembar.html`
const PRINT_PARTITION = 'cetak' // no `persist:` in front: held in memory only

/** 1,000 vouchers take about 4 s (printing.md §4.5). A window destroyed meanwhile makes printToPDF reject. */
const LONGEST_PRINT_MS = 60_000

const PRINT_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'",
  'cache-control': 'no-store',
}

export function electronPdfPrinter(): PdfPrinter {
  let sheets: Session | undefined
  let html = ''
  /** The window's address is served from memory: a data: URL would end at 2 MB, about 400 vouchers with QR. */
  const printSession = () => {
    if (sheets !== undefined) return sheets
    sheets = session.fromPartition(PRINT_PARTITION)
    sheets.protocol.handle(APP_SCHEME, (request) =>
      request.url === PRINT_URL
        ? new Response(html, { headers: PRINT_HEADERS })
        : new Response(null, { status: 404, headers: PRINT_HEADERS }),
    )
    return sheets
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    htmlToPdf(sheet) {
      const print = async () => {
        html = sheet
        return printPage(printSession())
      }
      const printed = last.then(print, print)
      last = printed
      return printed
    },
  }
}

async function printPage(sheets: Session): Promise<Buffer> {
  // Not `javascript: false`: a Chromium without scripts prints nothing (platform/pdf.ts); the CSP forbids the page's own.
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: sheets,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  })
  const late = setTimeout(() => window.destroy(), LONGEST_PRINT_MS)
  try {
    await window.loadURL(PRINT_URL)
    return await window.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true })
  } catch (cause) {
    throw new DomainError('PDF_FAILED', {}, { cause })
  } finally {
    clearTimeout(late)
    if (!window.isDestroyed()) window.destroy()
  }
}
