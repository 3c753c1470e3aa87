// Owns: where a house stands: coordinates as people paste them (typed, or a link of Google Maps), and the link that opens the map.
// Must never: ask the internet; a short link (maps.app.goo.gl) says nothing by itself.

export interface Place {
  readonly latitude: number
  readonly longitude: number
}

const NUMBER = '(-?\\d{1,3}(?:\\.\\d+)?)'
const PATTERNS = [
  // the pin itself comes before the middle of the map
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`[?&](?:q|query|ll|destination|center)=(?:loc:)?${NUMBER}(?:,|%2C)\\+?${NUMBER}`, 'i'),
  new RegExp(`/(?:search|place|dir)/${NUMBER},\\+?${NUMBER}`),
  new RegExp(`@${NUMBER},${NUMBER}`),
  new RegExp(`^geo:${NUMBER},${NUMBER}`, 'i'),
]
const TYPED = new RegExp(`^\\(?\\s*${NUMBER}\\s*[,;\\s]\\s*${NUMBER}\\s*\\)?$`)
/** -7,795580 110,369490: commas as decimals. */
const TYPED_WITH_COMMAS = /^(-?\d{1,3}),(\d{3,})\s*[;\s]\s*(-?\d{1,3}),(\d{3,})$/

const SHORT_LINK = /^(?:https?:\/\/)?(?:maps\.app\.goo\.gl|goo\.gl\/maps)\//i
export const isShortMapLink = (text: string): boolean => SHORT_LINK.test(text.trim())

const placed = (latitude: string | undefined, longitude: string | undefined): Place | null => {
  const place = { latitude: Number(latitude), longitude: Number(longitude) }
  const isOnEarth = Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180
  return isOnEarth ? place : null
}

/** Null when the text names no place. */
export function parsePlace(text: string): Place | null {
  const tidy = text.trim().slice(0, 2000)
  const commas = TYPED_WITH_COMMAS.exec(tidy)
  if (commas) return placed(`${commas[1]}.${commas[2]}`, `${commas[3]}.${commas[4]}`)
  const typed = TYPED.exec(tidy)
  if (typed) return placed(typed[1], typed[2])
  for (const pattern of PATTERNS) {
    const match = pattern.exec(tidy)
    if (match) return placed(match[1], match[2])
  }
  return null
}

/** "-7.79558, 110.36949": seven decimals are a centimetre. */
export const showPlace = ({ latitude, longitude }: Place): string =>
  `${Number(latitude.toFixed(7))}, ${Number(longitude.toFixed(7))}`

/** Opens in the phone's own map as well. */
export const mapLink = ({ latitude, longitude }: Place): string =>
  `https://www.google.com/maps/search/?api=1&query=${latitude}%2C${longitude}`
