// Owns: up to three pictures beside a message that is being written.
// Must never: send one itself; each field does.
import { MOST_PICTURES } from '../../../src-main/shared/ticket-words'
import { usePictureSlots } from '../../lib/use-picture-slots'
import { PictureField } from '../picture-field'

interface PicturesFieldProps {
  readonly onChange: (fileIds: readonly string[]) => void
}

/** Begin anew with another `key`. */
export function PicturesField({ onChange }: PicturesFieldProps) {
  const { places, put } = usePictureSlots(MOST_PICTURES, onChange)
  return places.map((_, index) => (
    <PictureField
      key={index}
      label={index === 0 ? 'Gambar (boleh kosong)' : `Gambar ${index + 1} (boleh kosong)`}
      purpose="ticket"
      onChange={(fileId) => put(index, fileId)}
    />
  ))
}
