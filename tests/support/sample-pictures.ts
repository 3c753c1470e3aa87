// Owns: pictures made byte by byte: small whole ones of each kind, and the parts to break them with.
// Must never: come from a file; a test shows the bytes it means.
import { crc32, deflateSync } from 'node:zlib'

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

const PNG_BEGIN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** One grey; the header may say another size than there is data for. */
export function tinyPng(width = 4, height = 4): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const rows = Math.min(height, 64)
  const data = deflateSync(Buffer.alloc(rows * (Math.min(width, 64) + 1), 0x7f))
  return Buffer.concat([PNG_BEGIN, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** A grey square of 8 x 8 dots that every browser opens; the frame header may say another size. */
export function tinyJpeg(width = 8, height = 8): Buffer<ArrayBuffer> {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
  const table = Buffer.concat([Buffer.from([0xff, 0xdb, 0, 67, 0]), Buffer.alloc(64, 16)])
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const codes = (kind: number) => Buffer.from([0xff, 0xc4, 0, 20, kind, 1, ...Buffer.alloc(15), 0])
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f])
  return Buffer.concat([head, table, frame, codes(0x00), codes(0x10), scan, Buffer.from([0xff, 0xd9])])
}

/** A lossless WebP of one grey. */
export function tinyWebp(width = 4, height = 4): Buffer<ArrayBuffer> {
  const body = Buffer.alloc(12)
  body[0] = 0x2f
  body.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1)
  const size = Buffer.alloc(8)
  size.writeUInt32LE(4 + 8 + body.length, 0)
  size.writeUInt32LE(body.length, 4)
  const text = (word: string) => Buffer.from(word, 'latin1')
  return Buffer.concat([text('RIFF'), size.subarray(0, 4), text('WEBP'), text('VP8L'), size.subarray(4), body])
}

export const blobOf = (bytes: Uint8Array<ArrayBuffer>, type = 'image/jpeg'): Blob => new Blob([bytes], { type })
