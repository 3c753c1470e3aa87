// Owns: making any picture a small PNG that fits the settings and a struk.
// Must never: keep the original: photos carry places and are too large.

/** Widest picture that a 58 mm printer could show. */
const WIDEST = 384
const TALLEST = 192

/** A PNG data URL, or null when the file is no picture. */
export async function readLogo(file: Blob): Promise<string | null> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return null // not a picture; the caller says so
  }
  const scale = Math.min(1, WIDEST / picture.width, TALLEST / picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.toDataURL('image/png')
}
