// Owns: a QR code as a picture in the phone's gallery or downloads. Loaded when it is pressed.
// Must never: draw it so small or so tight that a paying app cannot read it; the quiet zone is part of `size`.

/** Sharp on every phone, and small to keep. */
const SIDE = 1_000

export async function saveQr(
  { path, size }: { readonly path: string; readonly size: number },
  name: string,
): Promise<void> {
  const side = Math.ceil(SIDE / size) * size
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this phone has no canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, side, side)
  pen.scale(side / size, side / size)
  pen.fillStyle = '#000'
  pen.fill(new Path2D(path))
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!picture) throw new Error('this phone made no picture')
  const url = URL.createObjectURL(picture)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // the phone is done reading long before
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
