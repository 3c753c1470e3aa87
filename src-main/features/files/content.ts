// Owns: what a sent file really is: read from its bytes, never from its name or declared type.
// Must never: accept what is not whole, or decode a picture (that is the browser's work, in its sandbox).
import { crc32 } from 'node:zlib'
import type { Mime } from './contract'

export interface PictureFacts {
  readonly mime: Mime
  readonly width: number
  readonly height: number
}

export type Refused = 'FILE_EMPTY' | 'FILE_TOO_LARGE' | 'FILE_NOT_PICTURE' | 'FILE_BROKEN' | 'FILE_DIMENSIONS'

export const MOST_BYTES = 3 * 1024 * 1024
export const MOST_SIDE = 8_000
/** 8000 x 8000 of one colour is a few kB and 256 MB in the memory of whoever looks at it. */
const MOST_PIXELS = 40_000_000

/** What follows the picture's end is let be: it is served as an image with nosniff, so nothing else can be made of it. */
export function examine(bytes: Uint8Array): PictureFacts | { readonly refused: Refused } {
  if (bytes.length === 0) return { refused: 'FILE_EMPTY' }
  if (bytes.length > MOST_BYTES) return { refused: 'FILE_TOO_LARGE' }
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = KINDS.find(({ begins }) => begins(data))
  if (!kind) return { refused: 'FILE_NOT_PICTURE' }
  const size = kind.read(data)
  if (!size) return { refused: 'FILE_BROKEN' }
  const { width, height } = size
  if (width < 1 || height < 1) return { refused: 'FILE_BROKEN' }
  if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) return { refused: 'FILE_DIMENSIONS' }
  return { mime: kind.mime, width, height }
}

interface Size {
  readonly width: number
  readonly height: number
}

const PNG_BEGIN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const KINDS: readonly {
  readonly mime: Mime
  readonly begins: (data: Buffer) => boolean
  /** Null: not a whole picture. */
  readonly read: (data: Buffer) => Size | null
}[] = [
  { mime: 'image/jpeg', begins: (data) => data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff, read: readJpeg },
  { mime: 'image/png', begins: (data) => data.subarray(0, 8).equals(PNG_BEGIN), read: readPng },
  {
    mime: 'image/webp',
    begins: (data) => data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP',
    read: readWebp,
  },
]

/** ITU T.81: segments up to the scan; the frame header (SOF0-2, what browsers draw) holds the size; EOI ends it. */
function readJpeg(data: Buffer): Size | null {
  let size: Size | null = null
  let at = 2
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) return null
    const marker = data[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1 // padding
      continue
    }
    const length = data.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > data.length) return null
    if (marker >= 0xc0 && marker <= 0xc2) {
      if (length < 8) return null
      size = { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) }
    }
    if (marker === 0xda) return data.lastIndexOf(Buffer.from([0xff, 0xd9])) > at + length ? size : null
    at += 2 + length
  }
  return null
}

/** W3C PNG: IHDR first, every chunk whole with its CRC, picture data, IEND. */
function readPng(data: Buffer): Size | null {
  let size: Size | null = null
  let hasData = false
  let at = 8
  while (at + 12 <= data.length) {
    const length = data.readUInt32BE(at)
    const end = at + 12 + length
    if (end > data.length) return null
    if (crc32(data.subarray(at + 4, end - 4)) !== data.readUInt32BE(end - 4)) return null
    const type = data.toString('latin1', at + 4, at + 8)
    if (size === null) {
      if (type !== 'IHDR' || length !== 13) return null
      size = { width: data.readUInt32BE(at + 8), height: data.readUInt32BE(at + 12) }
    }
    if (type === 'IDAT') hasData ||= length > 0
    if (type === 'IEND') return hasData ? size : null
    at = end
  }
  return null
}

/** RFC 9649: VP8 (lossy), VP8L (lossless), or VP8X (extended) with one of them behind it. */
function readWebp(data: Buffer): Size | null {
  if (data.length < 30 || data.readUInt32LE(4) + 8 > data.length) return null
  const end = data.readUInt32LE(4) + 8
  let canvas: Size | null = null
  let at = 12
  while (at + 8 <= end) {
    const type = data.toString('latin1', at, at + 4)
    const length = data.readUInt32LE(at + 4)
    const body = at + 8
    if (body + length > end) return null
    if (type === 'VP8X' && length >= 10)
      canvas = { width: data.readUIntLE(body + 4, 3) + 1, height: data.readUIntLE(body + 7, 3) + 1 }
    else if (type === 'VP8 ') return largest(canvas, readVp8(data, body, length))
    else if (type === 'VP8L') return largest(canvas, readVp8l(data, body, length))
    else if (type === 'ANMF') return canvas
    at = body + length + (length % 2)
  }
  return null
}

/** The canvas may say less than the picture holds. */
const largest = (canvas: Size | null, picture: Size | null): Size | null =>
  picture && {
    width: Math.max(canvas?.width ?? 0, picture.width),
    height: Math.max(canvas?.height ?? 0, picture.height),
  }

function readVp8(data: Buffer, body: number, length: number): Size | null {
  if (length < 10 || data.readUIntBE(body + 3, 3) !== 0x9d012a) return null
  return { width: data.readUInt16LE(body + 6) & 0x3fff, height: data.readUInt16LE(body + 8) & 0x3fff }
}

function readVp8l(data: Buffer, body: number, length: number): Size | null {
  if (length < 5 || data[body] !== 0x2f) return null
  const bits = data.readUInt32LE(body + 1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
