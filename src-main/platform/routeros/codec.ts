// Owns the bytes of the RouterOS API: words to bytes and bytes to sentences (developer-guides/api; routeros.md §2.1).
// Must never open a socket, know a command, or let an empty word out: an empty word ends the sentence and starts a new command.

import { isUtf8 } from 'node:buffer'
import { ProtocolError, RouterError } from './errors'

/** 128 characters: what the bytes 0x80..0xFF mean when a word is not valid UTF-8. */
export type CodePage = string

const HIGH_LATIN_1 = Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)).join('')

/**
 * What WinBox 3 on most Windows PCs wrote into comments. The table is ours because TextDecoder's windows-1252 differs between builds of Node;
 * the five unassigned bytes keep their value, so nothing is lost.
 */
export const WINDOWS_1252: CodePage = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${HIGH_LATIN_1}`

/** Far above any real word (RouterOS scripts end near 64 kB), far below what would hurt us. */
export const MAX_WORD_BYTES = 4 * 1024 * 1024
/** A peer that never ends its sentence must not fill the memory of the till. */
export const MAX_SENTENCE_BYTES = 16 * 1024 * 1024

/** Encodes one sentence: every word length-prefixed in UTF-8, then the zero word. Throws `usage` for an empty or non-string word. */
export function encodeSentence(words: readonly string[]): Buffer {
  if (words.length === 0) throw new RouterError('usage', 'a sentence needs at least one word')
  const lengths = words.map(wordBytes)
  const total = lengths.reduce((sum, length) => sum + prefixBytes(length) + length, 1)
  const buffer = Buffer.alloc(total)
  let at = 0
  for (const [index, word] of words.entries()) {
    const length = lengths[index] ?? 0
    at = writePrefix(buffer, at, length)
    at += buffer.write(word, at, length, 'utf8')
  }
  return buffer
}

/** Refuses what would break out of the sentence. `unknown`, because the words come from callers that a type cannot bind at run time. */
function wordBytes(word: unknown): number {
  if (typeof word !== 'string' || word.length === 0) {
    throw new RouterError('usage', 'an API word must be a non-empty string')
  }
  const length = Buffer.byteLength(word, 'utf8')
  if (length > MAX_WORD_BYTES) throw new RouterError('usage', `an API word of ${length} bytes is too long`)
  return length
}

function prefixBytes(length: number): number {
  if (length < 0x80) return 1
  if (length < 0x4000) return 2
  // The fifth size starts at 256 MB, which MAX_WORD_BYTES never lets out.
  return length < 0x200000 ? 3 : 4
}

function writePrefix(buffer: Buffer, at: number, length: number): number {
  switch (prefixBytes(length)) {
    case 1:
      return buffer.writeUInt8(length, at)
    case 2:
      return buffer.writeUInt16BE(length | 0x8000, at)
    case 3:
      return buffer.writeUIntBE(length | 0xc00000, at, 3)
    default:
      return buffer.writeUInt32BE((length | 0xe0000000) >>> 0, at)
  }
}

/** UTF-8 where it is valid, else the code page: the router only stores bytes and WinBox writes those of its PC. Never loses a byte. */
export function decodeWord(bytes: Buffer, codePage: CodePage = WINDOWS_1252): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  let text = ''
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : codePage.charAt(byte - 0x80)
  return text
}

/** Cuts a byte stream into sentences at the zero-length word, however the network chunked it. */
export class SentenceReader {
  readonly #codePage: CodePage
  #chunks: Buffer[] = []
  #buffered = 0
  /** Bytes that must be there before looking again is worth it: keeps a word in many pieces linear instead of quadratic. */
  #needed = 1
  #words: string[] = []
  #sentenceBytes = 0

  constructor(options: { readonly codePage?: CodePage | undefined } = {}) {
    this.#codePage = options.codePage ?? WINDOWS_1252
    if (this.#codePage.length !== 128) throw new RouterError('usage', 'a code page has 128 characters')
  }

  /**
   * Sentences completed by this chunk, oldest first; empty sentences are dropped. Throws ProtocolError when the stream cannot be trusted any more:
   * throw the reader away with its connection. What the same chunk had completed goes with it, so those commands end as 'outcome unknown'.
   */
  push(chunk: Buffer): string[][] {
    if (chunk.length > 0) this.#chunks.push(chunk)
    this.#buffered += chunk.length
    if (this.#buffered < this.#needed) return []
    const [first] = this.#chunks
    const buffer = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks)
    const sentences: string[][] = []
    const used = this.#consume(buffer, sentences)
    // The tail is copied: a slice would keep the whole socket buffer alive.
    this.#chunks = used < buffer.length ? [Buffer.from(buffer.subarray(used))] : []
    this.#buffered = buffer.length - used
    return sentences
  }

  #consume(buffer: Buffer, sentences: string[][]): number {
    let at = 0
    for (;;) {
      const first = buffer[at]
      if (first === undefined) {
        this.#needed = 1
        return at
      }
      const prefix = prefixBytesOf(first)
      const length = buffer.length - at < prefix ? undefined : readPrefix(buffer, at, first, prefix)
      this.#needed = prefix + (length ?? 0)
      if (buffer.length - at < this.#needed || length === undefined) return at
      const start = at + prefix
      at = start + length
      if (length > 0) this.#takeWord(buffer.subarray(start, at))
      else if (this.#words.length > 0) sentences.push(this.#endSentence())
    }
  }

  #takeWord(bytes: Buffer): void {
    this.#sentenceBytes += bytes.length
    if (this.#sentenceBytes > MAX_SENTENCE_BYTES) throw new ProtocolError('a sentence that does not end')
    this.#words.push(decodeWord(bytes, this.#codePage))
  }

  #endSentence(): string[] {
    const words = this.#words
    this.#words = []
    this.#sentenceBytes = 0
    return words
  }
}

function prefixBytesOf(first: number): number {
  if (first < 0x80) return 1
  if (first < 0xc0) return 2
  if (first < 0xe0) return 3
  if (first < 0xf0) return 4
  if (first < 0xf8) return 5
  throw new ProtocolError(`reserved control byte 0x${first.toString(16)}: the peer does not speak the RouterOS API`)
}

function readPrefix(buffer: Buffer, at: number, first: number, prefix: number): number {
  let length = prefix === 1 ? first : prefix === 5 ? first & 0x07 : first & (0xff >> prefix)
  for (let index = 1; index < prefix; index++) length = length * 256 + (buffer[at + index] ?? 0)
  if (length > MAX_WORD_BYTES)
    throw new ProtocolError(`a word of ${length} bytes: the peer does not speak the RouterOS API`)
  return length
}

/** `=name=value` words as a record; a word without a second `=` has the value ''. Words that are no attribute (`!re`, `.tag=`, `?`) are skipped. */
export function parseAttributes(words: readonly string[]): Record<string, string> {
  const entries: [string, string][] = []
  for (const word of words) {
    if (!word.startsWith('=')) continue
    const split = word.indexOf('=', 1)
    entries.push(split < 0 ? [word.slice(1), ''] : [word.slice(1, split), word.slice(split + 1)])
  }
  // fromEntries defines own properties, so a hostile `=__proto__=` is only a strange column.
  return Object.fromEntries(entries)
}

/** The reverse: `{ name: 'abc', disabled: true }` to `=name=abc`, `=disabled=yes`. Throws `usage` for a name that would break out. */
export function attributeWords(attributes: Readonly<Record<string, string | number | boolean>>): string[] {
  return Object.entries(attributes).map(([name, value]) => {
    if (!/^[.a-z0-9][a-z0-9.-]*$/.test(name))
      throw new RouterError('usage', `not an attribute name: ${JSON.stringify(name)}`)
    return `=${name}=${attributeText(name, value)}`
  })
}

function attributeText(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  throw new RouterError('usage', `attribute ${name} has no value`)
}
