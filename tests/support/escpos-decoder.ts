// Owns: reading ESC/POS bytes the way a printer does, so that tests assert what is on paper.
// Must never: share code with the encoder; it would agree with its mistakes.

export interface DecodedBitmap {
  readonly widthBytes: number
  readonly rows: number
  readonly bits: Uint8Array
}

export interface DecodedSpan {
  text: string
  readonly bold: boolean
  readonly width: number
  readonly height: number
}

export type PaperEvent =
  | {
      readonly kind: 'line'
      readonly spans: readonly DecodedSpan[]
      readonly text: string
      readonly columns: number
      readonly align: number
    }
  | { readonly kind: 'bitmap'; readonly bitmap: DecodedBitmap; readonly align: number }
  | { readonly kind: 'qr'; readonly payload: string }
  | { readonly kind: 'cut'; readonly bytes: readonly number[] }
  | { readonly kind: 'drawer'; readonly pin: number; readonly on: number; readonly off: number }
  | { readonly kind: 'query'; readonly n: number }
  | { readonly kind: 'barrier' }
  | { readonly kind: 'init' }
  | { readonly kind: 'chineseOff' }
  | { readonly kind: 'codepage'; readonly n: number }
  /** A byte that no printer should ever get from us. */
  | { readonly kind: 'stray'; readonly byte: number; readonly at: number }

export interface DecodedPaper {
  readonly events: readonly PaperEvent[]
  /** Bytes of an unfinished command at the end. */
  readonly unfinished: number
}

export function decodeEscPos(bytes: Uint8Array): DecodedPaper {
  const events: PaperEvent[] = []
  let spans: DecodedSpan[] = []
  let bold = false
  let width = 1
  let height = 1
  let align = 0
  let qr = ''
  let at = 0
  const byte = (offset: number) => bytes[at + offset] ?? 0
  const has = (count: number) => at + count <= bytes.length

  const put = (character: string) => {
    const last = spans.at(-1)
    if (last && last.bold === bold && last.width === width && last.height === height) last.text += character
    else spans.push({ text: character, bold, width, height })
  }
  const feed = () => {
    const text = spans.map((span) => span.text).join('')
    const columns = spans.reduce((sum, span) => sum + span.text.length * span.width, 0)
    events.push({ kind: 'line', spans, text, columns, align })
    spans = []
  }
  /** Handles one command of `length` bytes when it is complete. */
  const command = (length: number, act: () => void): boolean => {
    if (!has(length)) return false
    act()
    at += length
    return true
  }

  while (at < bytes.length) {
    const first = byte(0)
    const second = byte(1)
    let done: boolean
    if (first >= 0x20 && first <= 0x7e) done = command(1, () => put(String.fromCharCode(first)))
    else if (first === 0x0a) done = command(1, feed)
    else if (first === 0x1b && second === 0x40)
      done = command(2, () => {
        bold = false
        width = 1
        height = 1
        align = 0
        events.push({ kind: 'init' })
      })
    else if (first === 0x1b && second === 0x4d) done = command(3, () => {})
    else if (first === 0x1b && second === 0x45)
      done = command(3, () => {
        bold = (byte(2) & 1) === 1
      })
    else if (first === 0x1b && second === 0x61)
      done = command(3, () => {
        align = byte(2)
      })
    else if (first === 0x1b && second === 0x74) done = command(3, () => events.push({ kind: 'codepage', n: byte(2) }))
    else if (first === 0x1b && second === 0x70)
      done = command(5, () => events.push({ kind: 'drawer', pin: byte(2), on: byte(3), off: byte(4) }))
    else if (first === 0x1b && second === 0x69)
      done = command(2, () => events.push({ kind: 'cut', bytes: [first, second] }))
    else if (first === 0x1c && second === 0x2e) done = command(2, () => events.push({ kind: 'chineseOff' }))
    else if (first === 0x1d && second === 0x21)
      done = command(3, () => {
        width = (byte(2) >> 4) + 1
        height = (byte(2) & 0x0f) + 1
      })
    else if (first === 0x1d && second === 0x56) {
      const length = byte(2) === 0x42 ? 4 : 3
      done = command(length, () => events.push({ kind: 'cut', bytes: [...bytes.subarray(at, at + length)] }))
    } else if (first === 0x1d && second === 0x76 && byte(2) === 0x30) {
      const widthBytes = byte(4) + 256 * byte(5)
      const rows = byte(6) + 256 * byte(7)
      const length = 8 + widthBytes * rows
      done =
        has(8) &&
        command(length, () =>
          events.push({ kind: 'bitmap', align, bitmap: { widthBytes, rows, bits: bytes.slice(at + 8, at + length) } }),
        )
    } else if (first === 0x1d && second === 0x28 && byte(2) === 0x6b) {
      const length = 5 + byte(3) + 256 * byte(4)
      done =
        has(5) &&
        command(length, () => {
          if (byte(6) === 0x50) qr = Buffer.from(bytes.subarray(at + 8, at + length)).toString('latin1')
          if (byte(6) === 0x51) events.push({ kind: 'qr', payload: qr })
        })
    } else if (first === 0x1d && second === 0x72) done = command(3, () => events.push({ kind: 'barrier' }))
    else if (first === 0x10 && second === 0x04) done = command(3, () => events.push({ kind: 'query', n: byte(2) }))
    else if ((first === 0x1b || first === 0x1c || first === 0x1d || first === 0x10) && !has(2)) done = false
    else done = command(1, () => events.push({ kind: 'stray', byte: first, at }))
    if (!done) return { events, unfinished: bytes.length - at }
  }
  if (spans.length > 0) feed()
  return { events, unfinished: 0 }
}

/** The words on the paper, a line a row; double characters spaced out as in `plainText`. */
export const paperLines = (bytes: Uint8Array): string[] =>
  decodeEscPos(bytes).events.flatMap((event) =>
    event.kind === 'line'
      ? [event.spans.map((span) => (span.width > 1 ? [...span.text].join(' ') : span.text)).join('')]
      : event.kind === 'bitmap' || event.kind === 'qr'
        ? ['[QR]']
        : [],
  )

/** Slices of one picture joined again. */
export function joinBitmaps(paper: DecodedPaper): DecodedBitmap[] {
  const joined: DecodedBitmap[] = []
  let open = false
  for (const event of paper.events) {
    if (event.kind !== 'bitmap') {
      open = false
      continue
    }
    const last = joined.at(-1)
    if (open && last && last.widthBytes === event.bitmap.widthBytes) {
      const bits = new Uint8Array([...last.bits, ...event.bitmap.bits])
      joined[joined.length - 1] = { widthBytes: last.widthBytes, rows: last.rows + event.bitmap.rows, bits }
    } else joined.push(event.bitmap)
    open = true
  }
  return joined
}

export const isDotBlack = (bitmap: DecodedBitmap, x: number, y: number): boolean =>
  (((bitmap.bits[y * bitmap.widthBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1
