// Owns: up to three pictures beside a message that is being written.
// Must never: hand out a picture that is still on its way.
import { useState } from 'react'
import { MOST_PICTURES } from '../../../src-main/shared/ticket-words'
import { PictureField } from '../picture-field'

interface PicturesFieldProps {
  readonly onChange: (fileIds: readonly string[]) => void
  readonly error?: string | undefined
}

/** Begin anew with another `key`. */
export function PicturesField({ onChange, error }: PicturesFieldProps) {
  const [files, setFiles] = useState<readonly (string | null)[]>([null])
  const put = (index: number, fileId: string | null) => {
    const next = files.map((known, place) => (place === index ? fileId : known))
    const isFull = next.every((known) => known !== null)
    setFiles(isFull && next.length < MOST_PICTURES ? [...next, null] : next)
    onChange(next.filter((known) => known !== null))
  }
  return files.map((_, index) => (
    <PictureField
      key={index}
      label={index === 0 ? 'Gambar (boleh kosong)' : `Gambar ${index + 1} (boleh kosong)`}
      purpose="ticket"
      error={index === 0 ? error : undefined}
      onChange={(fileId) => put(index, fileId)}
    />
  ))
}
