// Owns: PaperDoc + PrinterProfile -> bytes. The one adapter around @point-of-sale/receipt-printer-encoder.
// Must never: let the library choose widths, newlines, cuts or pulses: each of those has a trap (printing.md §1.2).
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { foldToAscii } from '../../shared/paper/ascii'
import { layoutDoc } from '../../shared/paper/columns'
import type { PaperDoc, PaperRow, PaperSpan } from '../../shared/paper/document'
import type { PrinterProfile } from '../../shared/paper/profile'
import { makeQrMatrix } from './qr-matrix'
import { barBitmap, qrBitmap, rasterCommands } from './raster'

const sizes = { normal: [1, 1], tall: [1, 2], double: [2, 2] } as const

const centerOn = [0x1b, 0x61, 0x01]
const centerOff = [0x1b, 0x61, 0x00]

/** Bytes after the feed. The library's own cut() adds a line of paper behind it. */
const cutCommand: Readonly<Record<PrinterProfile['cut'], readonly number[]>> = {
  none: [],
  gsv1: [0x1d, 0x56, 0x01],
  gsv66: [0x1d, 0x56, 0x42, 0x00],
  esci: [0x1b, 0x69],
}

/** ESC p m t1 t2: 50 ms on, 500 ms off. Without t1 and t2 the drawer opens with the next job. */
const drawerCommand: Readonly<Record<PrinterProfile['drawer'], readonly number[]>> = {
  none: [],
  pin2: [0x1b, 0x70, 0x00, 0x19, 0xfa],
  pin5: [0x1b, 0x70, 0x01, 0x19, 0xfa],
}

/** Empty for a drawer job on a printer without a drawer. `copies` repeats the paper inside one job (profile.copies for a struk). */
export function encodePaper(doc: PaperDoc, profile: PrinterProfile, copies = 1): Uint8Array {
  const rows = layoutDoc(doc, profile.columns)
  const drawer = rows.some((row) => row.kind === 'drawer') ? drawerCommand[profile.drawer] : []
  const paper = rows.filter((row) => row.kind !== 'drawer')
  if (paper.length === 0) return Uint8Array.from(drawer)
  const encoder = newEncoder(profile)
  encoder.initialize()
  // First of all: the drawer is open while the struk prints, and a cut stays the last thing.
  if (drawer.length > 0) encoder.raw([...drawer])
  for (let copy = 0; copy < copies; copy++) for (const row of paper) writeRow(encoder, row, profile)
  return encoder.encode()
}

const newEncoder = (profile: PrinterProfile): ReceiptPrinterEncoder =>
  new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: profile.columns,
    newline: profile.eol,
    imageMode: 'raster',
    feedBeforeCut: 0,
    codepageMapping: { [profile.codepage.name]: profile.codepage.n },
    codepageCandidates: [profile.codepage.name],
    errors: 'strict',
  })

function writeRow(encoder: ReceiptPrinterEncoder, row: PaperRow, profile: PrinterProfile): void {
  switch (row.kind) {
    case 'text':
      writeText(encoder, row.spans)
      return
    case 'qr':
      writeQr(encoder, row, profile)
      return
    case 'bar':
      for (const slice of rasterCommands(barBitmap(row.rows), profile.rasterMaxRows)) encoder.raw(slice)
      return
    case 'picture':
      writePicture(encoder, row, profile)
      return
    case 'cut':
      if (profile.feed > 0) encoder.newline(profile.feed)
      encoder.raw([...cutCommand[profile.cut]])
      return
    case 'drawer':
      return
  }
}

function writeText(encoder: ReceiptPrinterEncoder, spans: readonly PaperSpan[]): void {
  for (const { text, bold, size } of spans) {
    const [width, height] = sizes[size]
    // Folded again at the border: the layout already did, and a document read back from the job table is folded too.
    encoder.bold(bold).size(width, height).text(foldToAscii(text))
  }
  encoder.bold(false).size(1, 1).newline()
}

function writeQr(encoder: ReceiptPrinterEncoder, row: PaperRow & { kind: 'qr' }, profile: PrinterProfile): void {
  const native = (row.mode === 'profile' ? profile.qr : row.mode) === 'native'
  // A printer without QR firmware prints the payload as text: only harmless letters may take the native way.
  if (native && /^[\x21-\x7e]{1,300}$/.test(row.payload)) {
    encoder.raw([...centerOn, ...nativeQr(row.payload, profile.qrScale), ...centerOff])
    return
  }
  const matrix = makeQrMatrix(row.payload)
  const bitmap = matrix && qrBitmap(matrix, profile.qrScale, profile.dots)
  if (!bitmap) {
    writeText(encoder, [{ text: '(QR tidak dapat dibuat)', bold: false, size: 'normal' }])
    return
  }
  encoder.raw(centerOn)
  for (const slice of rasterCommands(bitmap, profile.rasterMaxRows)) encoder.raw(slice)
  encoder.raw(centerOff)
}

/** Left out on paper that is too narrow for it: the shop's name below says the same. */
function writePicture(
  encoder: ReceiptPrinterEncoder,
  row: PaperRow & { kind: 'picture' },
  profile: PrinterProfile,
): void {
  const { bytesPerRow, rows } = row
  if (bytesPerRow * 8 > profile.dots) return
  const bits = Uint8Array.from(Buffer.from(row.bits, 'base64'))
  encoder.raw(centerOn)
  for (const slice of rasterCommands({ bytesPerRow, rows, bits }, profile.rasterMaxRows)) encoder.raw(slice)
  encoder.raw(centerOff)
}

/** GS ( k: model 2, module size, level M, store, print. */
function nativeQr(payload: string, scale: number): number[] {
  const data = [...payload].map((sign) => sign.charCodeAt(0))
  const stored = data.length + 3
  const command = (...rest: number[]) => [0x1d, 0x28, 0x6b, ...rest]
  return [
    ...command(0x04, 0x00, 0x31, 0x41, 0x32, 0x00),
    ...command(0x03, 0x00, 0x31, 0x43, Math.min(16, scale)),
    ...command(0x03, 0x00, 0x31, 0x45, 0x31),
    ...command(stored & 0xff, stored >> 8, 0x31, 0x50, 0x30, ...data),
    ...command(0x03, 0x00, 0x31, 0x51, 0x30),
  ]
}
