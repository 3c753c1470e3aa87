// Owns: drawing a picture's dots as one SVG path, for the preview of the paper.
// Must never: differ from the dots that are printed.
import type { PaperPicture } from '../../shared/paper/document'

/** View box: bytesPerRow * 8 by rows; runs of black dots joined. */
export function picturePath({ bytesPerRow, rows, bits }: PaperPicture): string {
  const bytes = Buffer.from(bits, 'base64')
  const isBlack = (x: number, y: number) => ((bytes[y * bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
  let path = ''
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < bytesPerRow * 8; x++) {
      if (!isBlack(x, y)) continue
      const start = x
      while (x + 1 < bytesPerRow * 8 && isBlack(x + 1, y)) x++
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
    }
  return path
}
