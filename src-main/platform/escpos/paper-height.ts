// Owns: how many millimetres of paper a job takes at most, read from its bytes.
// Must never: be exact; it only sets how long we wait for the printer's proof.

const lineMm = 4.25
const dotsPerMm = 8

/** Job bytes as `encodePaper` makes them (GS v 0 pictures skipped by their header, native QR taken as 40 mm). */
export function paperHeightMm(bytes: Uint8Array): number {
  let height = 0
  let tallest = 1
  let size = 1
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x0a) {
      height += lineMm * tallest
      tallest = size
    } else if (bytes[at] === 0x1d && bytes[at + 1] === 0x21) {
      size = ((bytes[at + 2] ?? 0) & 0x07) + 1
      tallest = Math.max(tallest, size)
      at += 2
    } else if (bytes[at] === 0x1d && bytes[at + 1] === 0x76) {
      const width = (bytes[at + 4] ?? 0) + 256 * (bytes[at + 5] ?? 0)
      const rows = (bytes[at + 6] ?? 0) + 256 * (bytes[at + 7] ?? 0)
      height += rows / dotsPerMm
      at += 7 + width * rows
    } else if (bytes[at] === 0x1d && bytes[at + 1] === 0x28) {
      const length = (bytes[at + 3] ?? 0) + 256 * (bytes[at + 4] ?? 0)
      if (bytes[at + 6] === 0x51) height += 40
      at += 4 + length
    }
  }
  return height
}
