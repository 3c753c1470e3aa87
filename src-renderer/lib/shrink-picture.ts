// Owns: making a photo small enough to send: at most 1600 dots, JPEG, drawn anew.
// Must never: keep the original's metadata: photos carry where they were taken.

const LONGEST = 1600
const QUALITY = 0.82

/** Null when the file is no picture that this browser knows. */
export async function shrinkPicture(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null) // not a picture; the caller says so
  if (!picture) return null
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = 'white' // JPEG knows no transparency
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
