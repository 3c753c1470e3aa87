// Owns: a picture of a transfer that never was: what a customer of the demo sends as his proof.
// Must never: look like any real bank.
import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 360
const HEIGHT = 520

/** Paper, head, ink, soft ink, tick. */
const COLOURS = [0xffffff, 0x2f5d8a, 0x1f2933, 0xcbd5df, 0x2e9e5b] as const
type Colour = 0 | 1 | 2 | 3 | 4

/** Five by seven; a letter a row, high bit at the left. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 17, 17, 17, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 6, 8, 16, 31],
  '3': [30, 1, 1, 14, 1, 1, 30],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [14, 16, 30, 17, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 1, 14],
  R: [30, 17, 17, 30, 20, 18, 17],
  p: [0, 0, 30, 17, 30, 16, 16],
  '.': [0, 0, 0, 0, 0, 12, 12],
}

const chunk = (kind: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** PNG with the amount on it: "Rp255.000". */
export function proofPicture(amount: string): Uint8Array {
  const rows = Array.from({ length: HEIGHT }, () => Buffer.alloc(WIDTH + 1)) // the first byte of a row says: not filtered
  const fill = (left: number, top: number, width: number, height: number, colour: Colour) => {
    for (const row of rows.slice(top, top + height)) row.fill(colour, left + 1, left + 1 + width)
  }
  const write = (text: string, left: number, top: number, size: number) => {
    for (const [index, sign] of [...text].entries())
      for (const [line, bits] of (GLYPHS[sign] ?? []).entries())
        for (let column = 0; column < 5; column++)
          if ((bits >> (4 - column)) & 1) fill(left + (index * 6 + column) * size, top + line * size, size, size, 2)
  }
  fill(0, 0, WIDTH, 84, 1)
  fill(28, 34, 150, 16, 0)
  for (let y = -44; y <= 44; y++) {
    const half = Math.floor(Math.sqrt(44 * 44 - y * y))
    fill(180 - half, 160 + y, half * 2, 1, 4)
  }
  for (let step = 0; step < 18; step++) fill(158 + step, 158 + step, 8, 6, 0)
  for (let step = 0; step < 34; step++) fill(174 + step, 176 - step, 8, 6, 0)
  const size = 5
  write(amount, Math.round((WIDTH - amount.length * 6 * size) / 2), 230, size)
  for (const [index, width] of [120, 170, 90, 200, 140].entries()) {
    fill(28, 306 + index * 38, 90, 10, 3)
    fill(332 - width, 306 + index * 38, width, 10, 3)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 3], 8) // eight bits, by palette
  const palette = Buffer.from(COLOURS.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
