import { expect, test } from 'vitest'
import { encodePaper } from '../../../src-main/platform/escpos/encode'
import { picturePath } from '../../../src-main/platform/escpos/picture-path'
import { presetProfile } from '../../../src-main/shared/paper/profile'
import { toDots } from '../../../src-renderer/features/settings/read-logo'
import { decodeEscPos } from '../../support/escpos-decoder'

/** A black square in the left half, white on the right. */
const half = (width: number, height: number) =>
  Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => {
    const x = Math.floor(at / 4) % width
    return at % 4 === 3 ? 255 : x < width / 2 ? 0 : 255
  })

test('logo jadi titik hitam putih yang sama di kertas dan di layar', () => {
  const picture = toDots(half(24, 10), 24, 10)
  expect(picture).toMatchObject({ bytesPerRow: 3, rows: 10 })
  expect([...atob(picture.bits)].slice(0, 3).map((sign) => sign.charCodeAt(0))).toEqual([0xff, 0xf0, 0x00])
  expect(picturePath(picture).split('z').filter(Boolean)).toHaveLength(10)
  const profile = presetProfile('58-generik', { id: 'p', name: 'x', transport: { k: 'virtual' } })
  const bytes = encodePaper({ title: 'logo', lines: [{ kind: 'picture', ...picture }] }, profile)
  const bitmaps = decodeEscPos(bytes).events.flatMap((event) => (event.kind === 'bitmap' ? [event] : []))
  expect(bitmaps.map(({ bitmap, align }) => [bitmap.widthBytes, bitmap.rows, align])).toEqual([[3, 10, 1]])
  expect(Buffer.from(bitmaps[0]?.bitmap.bits ?? []).toString('base64')).toBe(picture.bits)
})

test('abu-abu jadi pola titik, bukan hitam semua atau putih semua', () => {
  const grey = new Uint8ClampedArray(32 * 32 * 4).fill(128)
  const black = [...atob(toDots(grey, 32, 32).bits)].reduce(
    (sum, sign) => sum + sign.charCodeAt(0).toString(2).replaceAll('0', '').length,
    0,
  )
  expect(black).toBeGreaterThan(400)
  expect(black).toBeLessThan(620)
})
