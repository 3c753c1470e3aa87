// Owns: thermal paper on the screen, from the same lines as the bytes.
// Must never: wrap, cut or fold a line by itself: what it shows is what the printer was told.

import type { CSSProperties, ReactNode } from 'react'
import css from './paper-preview.module.css'

export type PaperLine = {
  readonly text: string
  readonly bold?: boolean
  /** twice as wide and high, or only one of the two */
  readonly double?: boolean | 'width' | 'height'
  readonly align?: 'left' | 'center' | 'right'
  /** white on black */
  readonly inverse?: boolean
  /** instead of text: an SVG path over a square of `qrSize` modules */
  readonly qrSvgPath?: string
  readonly qrSize?: number
  /** instead of text: a path over a view box of dots; 384 dots are the width of 58 mm paper */
  readonly picturePath?: string
  readonly pictureSize?: readonly [width: number, height: number]
}

export type PaperPreviewProps = {
  readonly lines: readonly PaperLine[]
  /** characters in a line: 32 (58 mm), 42 or 48 (80 mm) */
  readonly columns: number
  /** said to a screen reader: "Struk 000123" */
  readonly label: string
  /** across the paper: "CONTOH", "CETAK ULANG" */
  readonly stamp?: ReactNode
}

export function PaperPreview({ lines, columns, label, stamp }: PaperPreviewProps) {
  const style: CSSProperties & { '--columns': number } = { '--columns': columns }
  return (
    <figure className={css.paper} style={style} aria-label={label}>
      <div className={css.roll}>
        {lines.map((line, index) => (
          <PaperRow key={index} line={line} />
        ))}
        {stamp && <span className={css.stamp}>{stamp}</span>}
      </div>
    </figure>
  )
}

function PaperRow({ line }: { readonly line: PaperLine }) {
  if (line.qrSvgPath !== undefined) {
    const size = line.qrSize ?? 25
    return (
      <div className={css.qr} data-align={line.align ?? 'center'}>
        <svg viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label="Kode QR">
          <path d={line.qrSvgPath} fill="currentColor" />
        </svg>
      </div>
    )
  }
  if (line.picturePath !== undefined && line.pictureSize) {
    const [width, height] = line.pictureSize
    return (
      <div className={css.qr} data-align="center">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          style={{ inlineSize: `${Math.min(100, (width / 384) * 100)}%`, blockSize: 'auto' }}
          shapeRendering="crispEdges"
          role="img"
          aria-label="Logo"
        >
          <path d={line.picturePath} fill="currentColor" />
        </svg>
      </div>
    )
  }
  const double = line.double === true ? 'both' : line.double || undefined
  return (
    <div
      className={css.line}
      data-bold={line.bold || undefined}
      data-double={double}
      data-align={line.align}
      data-inverse={line.inverse || undefined}
    >
      <span>{line.text === '' ? ' ' : line.text}</span>
    </div>
  )
}
