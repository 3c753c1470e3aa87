// Owns: a QR code to be scanned or kept as a picture; a QRIS over an exact amount.
// Must never: be shown over another amount than the one that is to be paid.
import type { ReactNode } from 'react'
import { money } from './money'
import css from './ui.module.css'

interface QrisProps {
  readonly qris: { readonly merchant: string; readonly path: string; readonly size: number }
  readonly amount: number
}

export const Qris = ({ qris, amount }: QrisProps) => (
  <QrFigure code={qris} label={`QRIS ${qris.merchant}`}>
    <figcaption>
      {qris.merchant}, tepat {money(amount)}
    </figcaption>
  </QrFigure>
)

interface QrFigureProps {
  readonly code: { readonly path: string; readonly size: number }
  readonly label: string
  readonly children?: ReactNode
}

export const QrFigure = ({ code, label, children }: QrFigureProps) => (
  <figure className={css.qr}>
    <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
    {children}
  </figure>
)
