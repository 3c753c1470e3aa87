// Owns: several pictures beside a message that is being written: an empty place as long as there may be another.
// Must never: hand out a picture that is still on its way.
import { useState } from 'react'

interface PictureSlots {
  readonly places: readonly (string | null)[]
  readonly put: (place: number, fileId: string | null) => void
}

export function usePictureSlots(most: number, onChange: (fileIds: readonly string[]) => void): PictureSlots {
  const [places, setPlaces] = useState<readonly (string | null)[]>([null])
  const put = (place: number, fileId: string | null) => {
    const next = places.map((known, index) => (index === place ? fileId : known))
    const isFull = next.every((known) => known !== null)
    setPlaces(isFull && next.length < most ? [...next, null] : next)
    onChange(next.filter((known) => known !== null))
  }
  return { places, put }
}
