import { expect, test } from 'vitest'
import { makeSessions } from '../../../src-main/features/session'
import { systemRandom } from '../../../src-main/platform/random'

const MINUTE = 60_000

/** Fifteen idle minutes lock; the computer's clock and the stopwatch are turned by hand. */
function till() {
  const time = { clock: 1_795_000_000_000, elapsed: 0 }
  const sessions = makeSessions(
    { now: () => time.clock },
    systemRandom,
    () => 15 * MINUTE,
    () => time.elapsed,
  )
  const { token } = sessions.open('bu-rini')
  const pass = (minutes: number) => {
    time.clock += minutes * MINUTE
    time.elapsed += minutes * MINUTE
  }
  return { time, pass, isLocked: () => sessions.find(token)?.isLocked, touch: () => sessions.touch(token) }
}

test('loket terkunci setelah lama tidak disentuh, dan sentuhan menundanya', () => {
  const { pass, isLocked, touch } = till()
  pass(14)
  touch()
  pass(14)
  expect(isLocked()).toBe(false)
  pass(2)
  expect(isLocked()).toBe(true)
})

test('memundurkan jam komputer tidak menunda kunci', () => {
  const { time, pass, isLocked } = till()
  for (let turn = 0; turn < 4; turn++) {
    pass(5)
    time.clock -= 60 * MINUTE
  }
  expect(isLocked()).toBe(true)
})

test('jam komputer yang mundur sedikit oleh penyesuaian sendiri tidak mengunci siapa pun', () => {
  const { time, pass, isLocked } = till()
  pass(1)
  time.clock -= 2_000
  expect(isLocked()).toBe(false)
})

test('setelah komputer tidur lama, loket terkunci', () => {
  const { time, isLocked } = till()
  time.clock += 60 * MINUTE
  expect(isLocked()).toBe(true)
})

test('sehari kerja penuh mengakhiri sesi, juga bila jamnya dimundurkan', () => {
  const { time, pass, isLocked, touch } = till()
  for (let turn = 0; turn < 17 * 6; turn++) {
    pass(10)
    touch()
    time.clock -= 10 * MINUTE
  }
  expect(isLocked()).toBeUndefined()
})
