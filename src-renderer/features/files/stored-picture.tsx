// Owns: a picture that was sent, small; a click shows it large.
// Must never: ask for its bytes again and again: a picture never changes.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { orpc } from '../../api'
import { Dialog } from '../../ui'
import css from './files.module.css'

export interface StoredPictureProps {
  readonly fileId: string
  readonly alt: string
}

export function StoredPicture({ fileId, alt }: StoredPictureProps) {
  const found = useQuery({
    ...orpc.files.read.queryOptions({ input: { id: fileId } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [isLarge, setLarge] = useState(false)
  if (found.data === undefined)
    return <p className={css.missing}>{found.error === null ? 'Memuat gambar …' : 'Gambar belum dapat dibuka.'}</p>
  const { mime, base64, width, height } = found.data
  if (base64 === null) return <p className={css.missing}>Gambar tidak ada di salinan ini.</p>
  const source = `data:${mime};base64,${base64}`
  return (
    <>
      <button type="button" className={css.small} onClick={() => setLarge(true)} aria-label={`${alt}, tampilkan besar`}>
        <img src={source} alt={alt} width={width} height={height} />
      </button>
      <Dialog isOpen={isLarge} onClose={() => setLarge(false)} title={alt} size="xl">
        <img className={css.large} src={source} alt={alt} width={width} height={height} />
      </Dialog>
    </>
  )
}

/** All pictures of one thing; nothing when there are none. */
export const StoredPictures = ({ fileIds, alt }: { readonly fileIds: readonly string[]; readonly alt: string }) =>
  fileIds.length === 0 ? null : (
    <div className={css.row}>
      {fileIds.map((fileId, index) => (
        <StoredPicture key={fileId} fileId={fileId} alt={fileIds.length > 1 ? `${alt} ${index + 1}` : alt} />
      ))}
    </div>
  )
