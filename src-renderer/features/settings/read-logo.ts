// Owns: making any picture a small PNG for the screen and the dots of it for the thermal printer.
// Must never: keep the original: photos carry places and are too large.
import type { PaperPicture } from '../../../src-main/shared/paper/document'

/** Half the width of 58 mm paper: a logo, not a poster. */
const WIDEST = 192
const TALLEST = 128

export interface Logo {
  /** PNG data URL. */
  readonly logo: string
  readonly logoPaper: PaperPicture
}

/** Null when the file is no picture. */
export async function readLogo(file: Blob): Promise<Logo | null> {
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
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = 'white' // a transparent ground is paper
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  return { logo: canvas.toDataURL('image/png'), logoPaper: toDots(data, canvas.width, canvas.height) }
}

/** Floyd-Steinberg: greys become patterns of dots; `pixels` is RGBA. */
export function toDots(pixels: Uint8ClampedArray, width: number, height: number): PaperPicture {
  const grey = Float32Array.from({ length: width * height }, (_, index) => {
    const at = index * 4
    return 0.299 * (pixels[at] ?? 255) + 0.587 * (pixels[at + 1] ?? 255) + 0.114 * (pixels[at + 2] ?? 255)
  })
  const bytesPerRow = Math.ceil(width / 8)
  const bits = new Uint8Array(bytesPerRow * height)
  const spread = (x: number, y: number, error: number) => {
    if (x >= 0 && x < width && y < height) grey[y * width + x] = (grey[y * width + x] ?? 0) + error
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = grey[y * width + x] ?? 255
      const isBlack = value < 128
      if (isBlack) bits[y * bytesPerRow + (x >> 3)] = (bits[y * bytesPerRow + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
      const error = value - (isBlack ? 0 : 255)
      spread(x + 1, y, (error * 7) / 16)
      spread(x - 1, y + 1, (error * 3) / 16)
      spread(x, y + 1, (error * 5) / 16)
      spread(x + 1, y + 1, error / 16)
    }
  return { bytesPerRow, rows: height, bits: btoa(String.fromCharCode(...bits)) }
}
