// Owns: up to three pictures beside a message that is being written.
// Must never: send one itself; each field does.
import { MOST_PICTURES } from '../../../src-main/shared/ticket-words'
import { type PictureSlotsProps, usePictureSlots } from '../../lib/use-picture-slots'
import { PictureInput } from '../files/picture-input'
import css from './tickets.module.css'

/** Begin anew with another `key`. */
export function PictureSlots(props: PictureSlotsProps) {
  const { places, put, busySetters } = usePictureSlots(MOST_PICTURES, props)
  return (
    <div className={css.slots}>
      {places.map((_, index) => (
        <PictureInput
          key={index}
          label={`Gambar ${index + 1}`}
          purpose="ticket"
          onChange={(fileId) => put(index, fileId)}
          onBusy={busySetters[index]}
        />
      ))}
    </div>
  )
}
