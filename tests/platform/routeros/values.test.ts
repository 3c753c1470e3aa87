import { describe, expect, it } from 'vitest'
import {
  formatRouterDate,
  parseBoolean,
  parseCount,
  parseFlag,
  parseGmtOffset,
  parseRouterDate,
  parseRouterOsDuration,
  routerEpochSeconds,
  toClockDuration,
  toRouterOsDuration,
} from '../../../src-main/platform/routeros/values'

describe('lama waktu', () => {
  it.each([
    ['1h30m', 5_400],
    ['1w2d', 777_600],
    ['01:22:53', 4_973],
    ['1d02:03:04', 93_784],
    ['1w2d03:04:05', 788_645],
    ['0s', 0],
    ['00:00:00', 0],
    ['4w2d', 2_592_000],
  ])('%s adalah %i detik, di kedua tata tulis', (text, seconds) => {
    expect(parseRouterOsDuration(text)).toBe(seconds)
    expect(parseRouterOsDuration(toRouterOsDuration(seconds))).toBe(seconds)
    expect(parseRouterOsDuration(toClockDuration(seconds))).toBe(seconds)
  })

  it('menulis tata tulis jam seperti router lama', () => {
    expect([0, 4_973, 93_784, 788_645].map(toClockDuration)).toEqual([
      '00:00:00',
      '01:22:53',
      '1d02:03:04',
      '1w2d03:04:05',
    ])
  })

  it('yang bukan lama waktu tidak ditebak', () => {
    for (const text of ['', 'none', 'never', '1x', '1m1h', 'h', ':00:00', '-1h'])
      expect(parseRouterOsDuration(text), text).toBeNull()
  })
})

describe('tanggal', () => {
  it('terbaca di kedua tata tulis, dengan atau tanpa jam', () => {
    const day = { year: 2026, month: 1, day: 2 }
    const midnight = { ...day, hour: 0, minute: 0, second: 0 }
    const afternoon = { ...day, hour: 15, minute: 4, second: 5 }
    expect(parseRouterDate('jan/02/2026')).toEqual(midnight)
    expect(parseRouterDate('2026-01-02')).toEqual(midnight)
    expect(parseRouterDate('Jan/02/2026 15:04:05')).toEqual(afternoon)
    expect(parseRouterDate('2026-01-02 15:04:05')).toEqual(afternoon)
    expect(formatRouterDate(day, 'iso')).toBe('2026-01-02')
    expect(formatRouterDate(day, 'month-name')).toBe('jan/02/2026')
    expect(parseRouterDate('2024-02-29')?.day).toBe(29)
  })

  it('hari yang tidak ada dan tulisan lain ditolak', () => {
    const wrong = [
      '',
      'never',
      '2026-02-29',
      '2100-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      'foo/02/2026',
      '2026-1-2',
      '2026-01-02 24:00:00',
    ]
    for (const text of wrong) expect(parseRouterDate(text), text).toBeUndefined()
  })

  it('menjadi detik UTC dengan selisih zona, juga zona negatif yang ditulis tanpa tanda', () => {
    expect(['+07:00', '25200', '-05:00', '4294949296', 'WIB'].map(parseGmtOffset)).toEqual([
      25_200,
      25_200,
      -18_000,
      -18_000,
      undefined,
    ])
    const date = parseRouterDate('2027-01-01 07:00:00')
    expect(date && routerEpochSeconds(date, 25_200)).toBe(1_798_761_600)
  })
})

it('ya/tidak dan angka: yang tak terbaca bukan "tidak" dan bukan nol', () => {
  expect(['true', 'yes', 'false', 'no', '', 'ya', undefined].map(parseBoolean)).toEqual([
    true,
    true,
    false,
    false,
    undefined,
    undefined,
    undefined,
  ])
  expect([parseFlag('true'), parseFlag('false'), parseFlag(undefined)]).toEqual([true, false, false])
  expect(['0', '-5', '4294967296', '1.5', '', '9007199254740993', undefined].map(parseCount)).toEqual([
    0,
    -5,
    4_294_967_296,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
