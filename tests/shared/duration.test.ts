import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  durationToSeconds,
  durationUnits,
  formatDuration,
  parseRouterOsDuration,
  secondsToDuration,
  toRouterOsDuration,
} from '../../src-main/shared/duration'

test('angka dan satuan menjadi detik', () => {
  expect(durationUnits.map((unit) => durationToSeconds({ amount: 2, unit }))).toEqual([
    120, 7_200, 172_800, 1_209_600, 5_184_000,
  ])
})

test('detik kembali ke satuan yang dipakai orang', () => {
  expect([10_800, 86_400, 2_592_000, 604_800, 5_400, 60].map(secondsToDuration)).toEqual([
    { amount: 3, unit: 'hour' },
    { amount: 1, unit: 'day' },
    { amount: 30, unit: 'day' },
    { amount: 7, unit: 'day' },
    { amount: 90, unit: 'minute' },
    { amount: 1, unit: 'minute' },
  ])
  expect([0, -60, 59, 61, 0.5, Number.NaN].map(secondsToDuration)).toEqual([null, null, null, null, null, null])
})

test('durasi ditulis seperti diucapkan', () => {
  expect(
    [10_800, 2_592_000, 5_400, 86_400 + 7_200 + 180 + 4, 0, -5, 59.9].map((seconds) => formatDuration(seconds)),
  ).toEqual(['3 jam', '30 hari', '1 jam 30 menit', '1 hari 2 jam 3 menit 4 detik', '0 detik', '0 detik', '59 detik'])
  expect(formatDuration(86_400 + 7_200 + 180, 2)).toBe('1 hari 2 jam')
  expect(formatDuration(86_400 + 180, 1)).toBe('1 hari')
})

test('durasi untuk router persis seperti router menuliskannya', () => {
  expect([0, 10_800, 2_592_000, 694_861, 30].map(toRouterOsDuration)).toEqual(['0s', '3h', '4w2d', '1w1d1h1m1s', '30s'])
  expect(() => toRouterOsDuration(1.5)).toThrow(RangeError)
  expect(() => toRouterOsDuration(-1)).toThrow(RangeError)
})

test('durasi dari router dibaca dalam semua bentuknya, dan tidak ditebak', () => {
  expect(
    ['1w2d3h4m5s', '4w2d', '00:30:00', '2d03:04:05', '1w00:00:01', '0s', '5s120ms'].map(parseRouterOsDuration),
  ).toEqual([788_645, 2_592_000, 1_800, 183_845, 604_801, 0, 5])
  expect(['', 'none', '3', '3 jam', '3h2d', '-3h', '1:2:3'].map(parseRouterOsDuration)).toEqual(Array(7).fill(null))
})

test('yang dikirim ke router terbaca sama saat kembali', () => {
  fc.assert(
    fc.property(fc.nat({ max: 400_000_000 }), (seconds) => {
      expect(parseRouterOsDuration(toRouterOsDuration(seconds))).toBe(seconds)
    }),
  )
})
