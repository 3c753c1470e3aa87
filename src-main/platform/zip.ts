// Owns: writing a zip file, entry by entry, without holding one in memory.
// Must never: grow past four gigabytes (that would need zip64), or compress on the main thread in one piece.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

const LARGEST = 0xffff_ffff
/** 1 January 2026 00:00: a date of its own in each entry would tell nothing. */
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808

interface Entry {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

export interface ZipWriter {
  /** The pieces of one file, in order. */
  add(name: string, pieces: AsyncIterable<string>): Promise<void>
  /** Bytes of the whole file. */
  close(): Promise<number>
}

export function writeZip(file: string): ZipWriter {
  const out = createWriteStream(file, { flush: true, mode: 0o600 })
  const entries: Entry[] = []
  let offset = 0
  const put = async (bytes: Buffer): Promise<void> => {
    offset += bytes.length
    if (offset > LARGEST) throw new Error('the zip would be larger than 4 GB')
    if (!out.write(bytes)) await once(out, 'drain')
  }
  return {
    async add(name, pieces) {
      const bytes = Buffer.from(name, 'utf8')
      const start = offset
      await put(
        Buffer.concat([
          head(0x04034b50, [
            [20, 2],
            [FLAGS, 2],
            [8, 2],
            [0, 2],
            [DOS_DATE, 2],
            [0, 4],
            [0, 4],
            [0, 4],
            [bytes.length, 2],
            [0, 2],
          ]),
          bytes,
        ]),
      )
      const deflate = createDeflateRaw()
      let crc = 0
      let size = 0
      const feeding = (async () => {
        for await (const piece of pieces) {
          const chunk = Buffer.from(piece, 'utf8')
          crc = crc32(chunk, crc)
          size += chunk.length
          if (!deflate.write(chunk)) await once(deflate, 'drain')
        }
        deflate.end()
      })()
      feeding.catch((error: Error) => deflate.destroy(error))
      let packed = 0
      for await (const chunk of deflate) {
        packed += chunk.length
        await put(chunk)
      }
      await feeding
      await put(
        head(0x08074b50, [
          [crc, 4],
          [packed, 4],
          [size, 4],
        ]),
      )
      entries.push({ name: bytes, crc, packed, size, offset: start })
    },
    async close() {
      const start = offset
      for (const { name, crc, packed, size, offset: at } of entries)
        await put(
          Buffer.concat([
            head(0x02014b50, [
              [20, 2],
              [20, 2],
              [FLAGS, 2],
              [8, 2],
              [0, 2],
              [DOS_DATE, 2],
              [crc, 4],
              [packed, 4],
              [size, 4],
              [name.length, 2],
              [0, 2],
              [0, 2],
              [0, 2],
              [0, 2],
              [0, 4],
              [at, 4],
            ]),
            name,
          ]),
        )
      const count = entries.length
      await put(
        head(0x06054b50, [
          [0, 2],
          [0, 2],
          [count, 2],
          [count, 2],
          [offset - start, 4],
          [start, 4],
          [0, 2],
        ]),
      )
      out.end()
      await finished(out)
      return offset
    },
  }
}

/** A signature, then fields of two or four bytes, least significant first. */
function head(signature: number, fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [, bytes]) => sum + bytes, 0))
  buffer.writeUInt32LE(signature, 0)
  let at = 4
  for (const [value, bytes] of fields) {
    buffer.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return buffer
}
