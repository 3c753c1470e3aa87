// What a sent file really is, told from hostile bytes.
import { describe, expect, test } from 'vitest'
import { examine, MOST_BYTES } from '../../../src-main/features/files/content'
import { tinyJpeg, tinyPng, tinyWebp } from '../../support/sample-pictures'

const text = (words: string): Buffer<ArrayBuffer> => Buffer.from(words)
const HTML = '<!doctype html><script>alert(document.cookie)</script>'

test.each([
  ['JPEG', tinyJpeg(8, 6), { mime: 'image/jpeg', width: 8, height: 6 }],
  ['PNG', tinyPng(640, 480), { mime: 'image/png', width: 640, height: 480 }],
  ['WebP', tinyWebp(300, 200), { mime: 'image/webp', width: 300, height: 200 }],
  ['JPEG terbesar', tinyJpeg(8_000, 5_000), { mime: 'image/jpeg', width: 8_000, height: 5_000 }],
])('%s diterima dan diukur dari isinya', (_, bytes, facts) => {
  expect(examine(bytes)).toEqual(facts)
})

test('halaman web di belakang gambar tetap hanya gambar', () => {
  for (const picture of [tinyJpeg(), tinyPng(), tinyWebp()]) {
    const polyglot = Buffer.concat([picture, text(HTML)])
    expect(examine(polyglot)).toMatchObject({ mime: expect.stringMatching(/^image\/(jpeg|png|webp)$/) })
  }
})

test.each([
  ['berkas kosong', Buffer.alloc(0), 'FILE_EMPTY'],
  ['HTML bernama .jpg', text(HTML), 'FILE_NOT_PICTURE'],
  ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'FILE_NOT_PICTURE'],
  ['GIF', text('GIF89a;<script>alert(1)</script>'), 'FILE_NOT_PICTURE'],
  ['PDF', text('%PDF-1.7\n1 0 obj'), 'FILE_NOT_PICTURE'],
  ['program', Buffer.from('MZ\0\0'), 'FILE_NOT_PICTURE'],
  ['HTML di depan gambar', Buffer.concat([text(HTML), tinyPng()]), 'FILE_NOT_PICTURE'],
  ['dua bita', Buffer.from([0xff, 0xd8]), 'FILE_NOT_PICTURE'],
  ['RIFF yang bukan WebP', Buffer.from('RIFF\x24\0\0\0WAVEfmt '), 'FILE_NOT_PICTURE'],
  ['tiga bita JPEG', Buffer.from([0xff, 0xd8, 0xff]), 'FILE_BROKEN'],
  ['awal JPEG lalu HTML', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), text(HTML)]), 'FILE_BROKEN'],
  ['awal PNG lalu HTML', Buffer.concat([tinyPng().subarray(0, 8), text(HTML)]), 'FILE_BROKEN'],
  ['JPEG tanpa ujung', tinyJpeg().subarray(0, -2), 'FILE_BROKEN'],
  ['PNG tanpa isi', Buffer.concat([tinyPng().subarray(0, 33), tinyPng().subarray(-12)]), 'FILE_BROKEN'],
  ['PNG lebar nol', tinyPng(0, 4), 'FILE_BROKEN'],
  ['JPEG tinggi nol', tinyJpeg(8, 0), 'FILE_BROKEN'],
  ['PNG raksasa', tinyPng(50_000, 50_000), 'FILE_DIMENSIONS'],
  ['JPEG raksasa', tinyJpeg(65_535, 65_535), 'FILE_DIMENSIONS'],
  ['WebP raksasa', tinyWebp(16_384, 16_384), 'FILE_DIMENSIONS'],
  ['kecil dibuka, 256 MB di memori', tinyPng(8_000, 8_000), 'FILE_DIMENSIONS'],
  ['lebih dari 3 MB', Buffer.concat([tinyPng(), Buffer.alloc(MOST_BYTES)]), 'FILE_TOO_LARGE'],
])('%s ditolak', (_, bytes, refused) => {
  expect(examine(bytes)).toEqual({ refused })
})

describe('potongan dan bita yang diubah', () => {
  test('gambar yang terpotong di mana pun ditolak', () => {
    for (const picture of [tinyJpeg(), tinyPng(40, 40), tinyWebp()])
      for (let length = 0; length < picture.length; length++)
        expect(examine(picture.subarray(0, length)), `${length} dari ${picture.length}`).toHaveProperty('refused')
  })

  test('PNG dengan satu bita yang berubah ditolak', () => {
    const picture = tinyPng(40, 40)
    for (let at = 8; at < picture.length; at++) {
      const changed = Buffer.from(picture)
      changed[at] = (changed[at] ?? 0) ^ 0x20
      expect(examine(changed), `bita ${at}`).toHaveProperty('refused')
    }
  })

  test('bita apa pun tidak membuatnya gagal', () => {
    for (const picture of [tinyJpeg(), tinyPng(), tinyWebp()])
      for (let at = 3; at < picture.length; at++)
        for (const value of [0, 0x7f, 0xff]) {
          const changed = Buffer.from(picture)
          changed[at] = value
          expect(() => examine(changed)).not.toThrow()
        }
  })
})
