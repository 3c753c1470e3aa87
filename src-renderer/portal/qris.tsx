// Owns: a QR code to be scanned or kept as a picture; a QRIS over an exact amount.
// Must never: be shown over another amount than the one that is to be paid.
import { type ReactNode, useState } from 'react'
import { money } from './money'
import { Button } from './ui'
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

export function QrFigure({ code, label, children }: QrFigureProps) {
  const [isFailed, setFailed] = useState(false)
  const save = async () => {
    try {
      const { saveQr } = await import('./save-qr')
      await saveQr(code, `${label.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`)
      setFailed(false)
    } catch (error) {
      console.warn('the code could not be saved', error)
      setFailed(true)
    }
  }
  return (
    <figure className={css.qr}>
      <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label}>
        <rect width="100%" height="100%" fill="#fff" />
        <path d={code.path} fill="#000" />
      </svg>
      {children}
      <Button look="plain" onClick={() => void save()}>
        Simpan QR
      </Button>
      <p className={isFailed ? css.error : css.hint} role={isFailed ? 'alert' : undefined}>
        {isFailed
          ? 'Gambarnya belum tersimpan. Simpan tangkapan layarnya, lalu buka dari galeri di aplikasi pembayaran.'
          : 'Simpan gambar QR, lalu buka dari galeri di aplikasi bank atau dompet digital Anda.'}
      </p>
    </figure>
  )
}
