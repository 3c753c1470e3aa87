import { expect, test } from 'vitest'
import { bytesPerUnit, formatVolume, parseVolume } from '../../src-main/shared/volume'

const { MB, GB } = bytesPerUnit

test('kuota ditulis seperti diucapkan', () => {
  expect([2 * GB, 500 * MB, 1.5 * GB, 0.9 * MB, 0, 120 * GB, 1_500 * MB, GB + 7].map(formatVolume)).toEqual([
    '2 GB',
    '500 MB',
    '1,5 GB',
    '0,9 MB',
    '0 MB',
    '120 GB',
    '1500 MB',
    '1 GB',
  ])
})

test('kuota dibaca seperti diketik, dan tanpa satuan tidak ditebak', () => {
  expect(['2 GB', '2gb', '1,5 G', '1.5g', '500MB', ' 500 m '].map(parseVolume)).toEqual([
    2 * GB,
    2 * GB,
    1.5 * GB,
    1.5 * GB,
    500 * MB,
    500 * MB,
  ])
  expect(['', '2', '2 TB', 'dua GB', '1,25 GB', '-1 GB', '1.500 MB'].map(parseVolume)).toEqual(Array(7).fill(null))
})

test('yang ditulis terbaca sama saat dibuka lagi', () => {
  for (const bytes of [2, 1.5, 1.1, 300].map((size) => Math.round(size * GB)).concat([500 * MB, 1_500 * MB, 20 * MB]))
    expect(parseVolume(formatVolume(bytes))).toBe(bytes)
})
