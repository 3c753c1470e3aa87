import { expect, test } from 'vitest'
import { makeOncePerRequest } from '../../../src-main/features/sales/once-per-request'

/** Counts how many run at once; the first fails. */
function counted() {
  const seen = { now: 0, most: 0, runs: 0 }
  const work = async () => {
    seen.runs += 1
    seen.now += 1
    seen.most = Math.max(seen.most, seen.now)
    const run = seen.runs
    await new Promise(setImmediate)
    seen.now -= 1
    if (run === 1) throw new Error('router diam')
    return run
  }
  return { seen, work }
}

test('tiga tekanan sekaligus untuk permintaan yang sama berjalan satu per satu, juga setelah yang pertama gagal', async () => {
  const once = makeOncePerRequest()
  const { seen, work } = counted()
  const answers = await Promise.allSettled([once('a', work), once('a', work), once('a', work)])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(seen).toEqual({ now: 0, most: 1, runs: 3 })
})

test('permintaan lain tidak ikut menunggu', async () => {
  const once = makeOncePerRequest()
  const { seen, work } = counted()
  await Promise.allSettled([once('a', work), once('b', work)])
  expect(seen.most).toBe(2)
})
