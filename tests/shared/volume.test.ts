import { expect, test } from 'vitest'
import { bytesPerUnit, bytesToVolume, formatVolume, volumeToBytes } from '../../src-main/shared/volume'

const { MB, GB } = bytesPerUnit

test('kuota kembali ke satuan yang dipakai orang', () => {
  for (const volume of [
    { amount: 500, unit: 'MB' },
    { amount: 2, unit: 'GB' },
    { amount: 1_500, unit: 'MB' },
  ] as const)
    expect(bytesToVolume(volumeToBytes(volume))).toEqual(volume)
  expect(bytesToVolume(1_024 * MB)).toEqual({ amount: 1, unit: 'GB' })
  expect(bytesToVolume(1)).toEqual({ amount: 1, unit: 'MB' })
})

test('kuota ditulis seperti diucapkan', () => {
  expect([2 * GB, 500 * MB, 1.5 * GB, 0.9 * MB, 0, 120 * GB].map(formatVolume)).toEqual([
    '2 GB',
    '500 MB',
    '1,5 GB',
    '0,9 MB',
    '0 MB',
    '120 GB',
  ])
})
