// Owns: up to three pictures beside a message that is being written.
// Must never: send one itself; each field does.
import { MOST_PICTURES } from '../../../src-main/shared/ticket-words'
import { type PictureSlotsProps, usePictureSlots } from '../../lib/use-picture-slots'
import { PictureField } from '../picture-field'

/** Begin anew with another `key`. */
export function PicturesField(props: PictureSlotsProps) {
  const { places, put, busySetters } = usePictureSlots(MOST_PICTURES, props)
  return places.map((_, index) => (
    <PictureField
      key={index}
      label={index === 0 ? 'Gambar (boleh kosong)' : `Gambar ${index + 1} (boleh kosong)`}
      purpose="ticket"
      onChange={(fileId) => put(index, fileId)}
      onBusy={busySetters[index]}
    />
  ))
}
