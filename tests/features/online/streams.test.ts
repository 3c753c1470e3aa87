// Streams and shared questions: nobody is asked for a screen that has gone, and a slow screen gets the newest.
import { expect, test, vi } from 'vitest'
import { latest } from '../../../src-main/features/online/latest'
import { sharedPoll } from '../../../src-main/features/online/shared-poll'

/** Says one thing, once. */
const once = (value: number) => (give: (value: number) => void) => {
  give(value)
  return () => {}
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('satu pertanyaan untuk semua layar, dan berhenti begitu yang terakhir pergi', async () => {
  const ask = vi.fn(async () => ask.mock.calls.length)
  const onIdle = vi.fn()
  const poll = sharedPoll(ask, { everyMs: 10, restShare: 0, onIdle })
  const [one, other] = [vi.fn(), vi.fn()]
  const leave = [poll.subscribe(one), poll.subscribe(other)]
  await vi.waitFor(() => expect(ask.mock.calls.length).toBeGreaterThan(3))
  expect(other.mock.calls.length).toBe(one.mock.calls.length)
  leave[0]?.()
  expect(onIdle).not.toHaveBeenCalled()
  leave[1]?.()
  expect(onIdle).toHaveBeenCalledOnce()
  const asked = ask.mock.calls.length
  await pause(60)
  expect(ask.mock.calls.length).toBe(asked)
})

test('pergi selagi jawabannya di jalan: tidak ditanya lagi', async () => {
  let answer = () => {}
  const ask = vi.fn(() => new Promise<number>((resolve) => (answer = () => resolve(1))))
  const poll = sharedPoll(ask, { everyMs: 1, restShare: 0, onIdle: () => {} })
  const leave = poll.subscribe(() => {})
  leave()
  answer()
  await pause(30)
  expect(ask).toHaveBeenCalledOnce()
})

test('layar yang lambat mendapat yang terbaru saja; pergi berarti berhenti berlangganan', async () => {
  const stop = vi.fn()
  let push = (_: number) => {}
  const stream = latest<number>(
    (give) => {
      push = give
      give(1)
      return stop
    },
    { signals: [], heartbeatMs: 1_000, isWelcome: () => true },
  )
  expect((await stream.next()).value).toBe(1)
  for (const value of [2, 3, 4]) push(value)
  expect((await stream.next()).value).toBe(4)
  await stream.return(undefined)
  expect(stop).toHaveBeenCalledOnce()
})

test('tanpa kabar yang terakhir diulang, supaya sambungan mati ketahuan', async () => {
  const stream = latest<number>(once(7), { signals: [], heartbeatMs: 10, isWelcome: () => true })
  expect([(await stream.next()).value, (await stream.next()).value]).toEqual([7, 7])
  await stream.return(undefined)
})

test('dikunci atau ditutup: alirannya berakhir', async () => {
  let isWelcome = true
  const closing = new AbortController()
  const open = () =>
    latest<number>(once(1), {
      signals: [closing.signal],
      heartbeatMs: 10,
      isWelcome: () => isWelcome,
    })
  const locked = open()
  await locked.next()
  isWelcome = false
  expect((await locked.next()).done).toBe(true)
  isWelcome = true
  const closed = open()
  await closed.next()
  const next = closed.next()
  closing.abort()
  expect((await next).done).toBe(true)
})
