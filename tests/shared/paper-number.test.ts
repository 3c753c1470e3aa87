import { expect, test } from 'vitest'
import { daySeries, numberInSeries } from '../../src-main/shared/paper-number'

test('nomor struk per hari, dan per loket bila lebih dari satu', () => {
  expect(numberInSeries(daySeries('VC', '2026-11-21', 'A'), 42)).toBe('VC-261121-0042')
  expect(numberInSeries(daySeries('VC', '2026-11-21', 'B'), 12_345)).toBe('VC-261121-B-12345')
})

test('nomor shift cukup dua angka', () => {
  expect(numberInSeries(daySeries('SH', '2026-11-21', 'A'), 3, 2)).toBe('SH-261121-03')
})
