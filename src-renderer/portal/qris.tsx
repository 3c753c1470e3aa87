// Owns: a QRIS over an exact amount, to be scanned or kept as a picture.
// Must never: be shown over another amount than the one that is to be paid.
import { money } from './money'
import css from './ui.module.css'

interface QrisProps {
  readonly qris: { readonly merchant: string; readonly path: string; readonly size: number }
  readonly amount: number
}

export const Qris = ({ qris, amount }: QrisProps) => (
  <figure className={css.qr}>
    <svg viewBox={`0 0 ${qris.size} ${qris.size}`} role="img" aria-label={`QRIS ${qris.merchant}`}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={qris.path} fill="#000" />
    </svg>
    <figcaption>
      {qris.merchant}, tepat {money(amount)}
    </figcaption>
  </figure>
)
