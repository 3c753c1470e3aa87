// Owns: pictures as GS v 0 rasters, cut in slices that cheap printers can take.
// Must never: send a header whose size differs from the data behind it; the printer would eat the next lines as picture.
import { type QrMatrix, quietZone } from '../../shared/paper/qr'

export interface Bitmap {
  readonly bytesPerRow: number
  readonly rows: number
  /** One bit a dot, 1 = black, first dot in the highest bit. */
  readonly bits: Uint8Array
}

/** Null when the code is wider than the paper even at one dot a module. */
export function qrBitmap(matrix: QrMatrix, wantedScale: number, paperDots: number): Bitmap | null {
  const side = matrix.size + 2 * quietZone
  const scale = Math.min(wantedScale, Math.floor(paperDots / side))
  if (scale < 1) return null
  const bytesPerRow = Math.ceil((side * scale) / 8)
  const bits = new Uint8Array(bytesPerRow * side * scale)
  for (let row = 0; row < matrix.size; row++) {
    const start = (row + quietZone) * scale * bytesPerRow
    for (let column = 0; column < matrix.size; column++) {
      if (!matrix.isDark(row, column)) continue
      for (let dot = (column + quietZone) * scale; dot < (column + quietZone + 1) * scale; dot++) {
        const index = start + (dot >> 3)
        bits[index] = (bits[index] ?? 0) | (0x80 >> (dot & 7))
      }
    }
    for (let copy = 1; copy < scale; copy++) bits.copyWithin(start + copy * bytesPerRow, start, start + bytesPerRow)
  }
  return { bytesPerRow, rows: side * scale, bits }
}

export const barBitmap = (rows: number): Bitmap => ({
  bytesPerRow: 16,
  rows,
  bits: new Uint8Array(16 * rows).fill(0xff),
})

/** `maxRows`: 255 because some printers read only the low byte of the height, 128 over Bluetooth. */
export function rasterCommands({ bytesPerRow, rows, bits }: Bitmap, maxRows: number): Uint8Array[] {
  if (bits.length !== bytesPerRow * rows)
    throw new RangeError(`raster of ${bits.length} bytes, not ${bytesPerRow}x${rows}`)
  const slices: Uint8Array[] = []
  for (let first = 0; first < rows; first += maxRows) {
    const count = Math.min(maxRows, rows - first)
    const head = [0x1d, 0x76, 0x30, 0x00, bytesPerRow & 0xff, bytesPerRow >> 8, count & 0xff, count >> 8]
    slices.push(Uint8Array.from([...head, ...bits.subarray(first * bytesPerRow, (first + count) * bytesPerRow)]))
  }
  return slices
}
