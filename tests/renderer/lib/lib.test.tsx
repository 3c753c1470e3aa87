import { act, cleanup, render, renderHook, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { formatAgo, useNow } from '../../../src-renderer/lib/time'
import { placeBeside } from '../../../src-renderer/lib/use-anchored'
import { usePersistentState } from '../../../src-renderer/lib/use-persistent-state'
import { labelEvery, niceTicks } from '../../../src-renderer/ui/chart-scale'

afterEach(() => {
  cleanup()
  window.localStorage.clear()
})

describe('saringan yang tinggal', () => {
  const readState = (stored: unknown) => (stored === 'sold' || stored === 'all' ? stored : undefined)
  const use = () => renderHook(() => usePersistentState<'all' | 'sold'>('voucher.state', 'all', readState))

  test('diingat setelah layar dibuka lagi', () => {
    const first = use()
    act(() => first.result.current[1]('sold'))
    first.unmount()
    expect(use().result.current[0]).toBe('sold')
  })

  test('nilai dari versi lain atau rusak tidak merusak layar', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    window.localStorage.setItem('loketnet.voucher.state', '"lapsed"')
    expect(use().result.current[0]).toBe('all')
    window.localStorage.setItem('loketnet.voucher.state', '{rusak')
    expect(use().result.current[0]).toBe('all')
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
  })
})

describe('tempat daftar pilihan', () => {
  const view = { width: 390, height: 700 }
  const anchor = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 36 })

  test('di bawah; di atas bila bawah sempit; selalu di dalam jendela', () => {
    expect(placeBeside(anchor(20, 100), { width: 200, height: 300 }, view)).toMatchObject({ left: 20, top: 140 })
    expect(placeBeside(anchor(20, 600), { width: 200, height: 300 }, view)).toMatchObject({ left: 20, top: 296 })
    expect(placeBeside(anchor(350, 100), { width: 200, height: 90 }, view).left).toBe(182)
    expect(placeBeside(anchor(0, 100), { width: 200, height: 90 }, view, 'end').left).toBe(8)
    const tall = placeBeside(anchor(20, 400), { width: 200, height: 2000 }, view)
    expect(tall.top).toBeGreaterThanOrEqual(8)
    expect(tall.maxHeight).toBe(388)
  })
})

describe('waktu', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.setSystemTime(1_786_950_290_000) // ten seconds before a whole minute
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const Clock = () => <p>{Math.floor(useNow(60_000) / 60_000)}</p>

  test('jam di layar berganti saat menit berganti, bukan semenit setelah dibuka', () => {
    render(<Clock />)
    const before = Number(screen.getByText(/\d+/).textContent)
    act(() => void vi.advanceTimersByTime(9_000))
    expect(Number(screen.getByText(/\d+/).textContent)).toBe(before)
    act(() => void vi.advanceTimersByTime(1_100))
    expect(Number(screen.getByText(/\d+/).textContent)).toBe(before + 1)
  })

  test('lama yang lalu dengan kata', () => {
    const at = 1_000_000_000
    expect([-5_000, 30_000, 300_000, 10_800_000, 200_000_000].map((ago) => formatAgo(at - ago, at))).toEqual([
      'baru saja',
      'baru saja',
      '5 menit lalu',
      '3 jam lalu',
      '2 hari lalu',
    ])
  })
})

test('sumbu grafik memakai angka bulat', () => {
  expect(niceTicks(347_000)).toEqual([0, 100_000, 200_000, 300_000, 400_000])
  expect(niceTicks(3)).toEqual([0, 1, 2, 3])
  expect(niceTicks(0)).toEqual([0])
  expect(niceTicks(Number.NaN)).toEqual([0])
  expect([labelEvery(30, 448), labelEvery(5, 448), labelEvery(30, 0)]).toEqual([4, 1, 30])
})
