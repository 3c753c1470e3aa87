// Owns: the neutral model of a piece of paper. The bytes for the printer, the preview on screen and the tests read the same lines.
// Must never: know a printer language, a screen or a database. Plain data: it is stored as JSON beside the job.

export type PaperAlign = 'left' | 'center' | 'right'

/** normal 1x1, tall 1 wide x 2 high, double 2x2. */
export type PaperSize = 'normal' | 'tall' | 'double'

export type PaperLine =
  /** Wraps at words. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly align?: PaperAlign
      readonly bold?: boolean
      readonly size?: PaperSize
    }
  /** `left` at the left edge (wraps), `right` at the right edge of its last row. */
  | {
      readonly kind: 'pair'
      readonly left: string
      readonly right: string
      readonly bold?: boolean
      readonly indent?: number
    }
  /** `label: value` with the value wrapping under itself; labels of one block share `labelWidth`. */
  | { readonly kind: 'field'; readonly label: string; readonly labelWidth: number; readonly value: string }
  | { readonly kind: 'rule' }
  /** The thing the customer types: centred, bold, 2x2, smaller only when it would not fit. */
  | { readonly kind: 'code'; readonly text: string }
  /** `mode` overrides the profile; only the test page does that. */
  | { readonly kind: 'qr'; readonly payload: string; readonly mode?: 'raster' | 'native' }
  /** Solid picture `rows` dots high: the test page shows with it whether slices join. */
  | { readonly kind: 'bar'; readonly rows: number }
  /** The shop's logo, centred. */
  | ({ readonly kind: 'picture' } & PaperPicture)
  | { readonly kind: 'blank'; readonly lines: number }
  /** End of one slip: feeds past the knife and cuts as the profile says (with no cutter: only feeds). */
  | { readonly kind: 'cut' }
  | { readonly kind: 'drawer' }

/** Black and white dots, ready for a thermal head. */
export interface PaperPicture {
  readonly bytesPerRow: number
  readonly rows: number
  /** Base64 of one bit a dot, 1 = black, first dot in the highest bit: bytesPerRow x rows bytes. */
  readonly bits: string
}

export interface PaperDoc {
  /** Names the job in the OS queue and on the Kendala screen. */
  readonly title: string
  readonly lines: readonly PaperLine[]
}

export interface PaperSpan {
  /** Printable ASCII only. */
  readonly text: string
  readonly bold: boolean
  readonly size: PaperSize
}

/** A document laid out for a number of columns: nothing is left to wrap. */
export type PaperRow =
  | { readonly kind: 'text'; readonly spans: readonly PaperSpan[] }
  | { readonly kind: 'qr'; readonly payload: string; readonly mode: 'profile' | 'raster' | 'native' }
  | { readonly kind: 'bar'; readonly rows: number }
  | ({ readonly kind: 'picture' } & PaperPicture)
  | { readonly kind: 'cut' }
  | { readonly kind: 'drawer' }

/** Width of a row in columns: a double character takes two. */
export const rowColumns = (spans: readonly PaperSpan[]): number =>
  spans.reduce((sum, span) => sum + span.text.length * (span.size === 'double' ? 2 : 1), 0)

/** The cash drawer on its own: its own job kind, only for cash, never with a reprint. */
export const drawerDoc: PaperDoc = { title: 'Laci kas', lines: [{ kind: 'drawer' }] }
