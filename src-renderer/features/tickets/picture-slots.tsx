// Owns: up to three pictures beside a message that is being written.
// Must never: hand out a picture that is still on its way.
import { useState } from 'react'
import { MOST_PICTURES } from '../../../src-main/shared/ticket-words'
import { PictureInput } from '../files/picture-input'
import css from './tickets.module.css'

export interface PictureSlotsProps {
  readonly onChange: (fileIds: readonly string[]) => void
}

/** Begin anew with another `key`. */
export function PictureSlots({ onChange }: PictureSlotsProps) {
  const [files, setFiles] = useState<readonly (string | null)[]>([null])
  const put = (index: number, fileId: string | null) => {
    const next = files.map((known, place) => (place === index ? fileId : known))
    const isFull = next.every((known) => known !== null)
    setFiles(isFull && next.length < MOST_PICTURES ? [...next, null] : next)
    onChange(next.filter((known) => known !== null))
  }
  return (
    <div className={css.slots}>
      {files.map((_, index) => (
        <PictureInput
          key={index}
          label={`Gambar ${index + 1}`}
          purpose="ticket"
          onChange={(fileId) => put(index, fileId)}
        />
      ))}
    </div>
  )
}
