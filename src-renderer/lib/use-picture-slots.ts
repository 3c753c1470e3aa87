// Owns: several pictures beside a message that is being written: an empty place as long as there may be another.
// Must never: hand out a picture that is still on its way, or hide that one is.
import { useEffect, useMemo, useState } from 'react'

export interface PictureSlotsProps {
  readonly onChange: (fileIds: readonly string[]) => void
  /** A picture is on its way: the form waits with sending. A function that stays the same. */
  readonly onBusy: (isBusy: boolean) => void
}

interface PictureSlots {
  readonly places: readonly (string | null)[]
  readonly put: (place: number, fileId: string | null) => void
  /** By place. */
  readonly busySetters: readonly ((isBusy: boolean) => void)[]
}

export function usePictureSlots(most: number, { onChange, onBusy }: PictureSlotsProps): PictureSlots {
  const [places, setPlaces] = useState<readonly (string | null)[]>([null])
  const [busy, setBusy] = useState<readonly boolean[]>([])
  const busySetters = useMemo(
    () =>
      Array.from({ length: most }, (_, place) => (isBusy: boolean) => {
        setBusy((known) => Array.from({ length: most }, (_, at) => (at === place ? isBusy : (known[at] ?? false))))
      }),
    [most],
  )
  const isBusy = busy.includes(true)
  useEffect(() => {
    onBusy(isBusy)
    return () => onBusy(false)
  }, [isBusy, onBusy])
  const put = (place: number, fileId: string | null) => {
    const next = places.map((known, index) => (index === place ? fileId : known))
    const isFull = next.every((known) => known !== null)
    setPlaces(isFull && next.length < most ? [...next, null] : next)
    onChange(next.filter((known) => known !== null))
  }
  return { places, put, busySetters }
}
