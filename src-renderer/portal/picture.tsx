// Owns: a picture that was sent, small; a tap opens it large.
// Must never: show a broken frame: a restored copy may not have it.
import { useState } from 'react'
import css from './picture.module.css'

export interface PictureProps {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

export function Picture({ id, width, height, alt }: PictureProps) {
  const [isMissing, setMissing] = useState(false)
  if (isMissing) return <p className={css.missing}>Gambar tidak ada di salinan ini.</p>
  return (
    <a className={css.picture} href={`/berkas/${id}`} target="_blank" rel="noreferrer">
      <img
        src={`/berkas/${id}`}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
        onError={() => setMissing(true)}
      />
    </a>
  )
}
