import { expect, test } from 'vitest'
import { createMikhmonRouter } from '../../../src-main/demo/mikhmon'
import { testClock } from '../../support/test-app'

test.each(['6.49.17', '7.8', '7.19.1'])(
  'RouterOS %s: router lama berisi semua yang ditinggalkan Mikhmon',
  (version) => {
    const sim = createMikhmonRouter({ clock: testClock(), version })
    const users = sim.db.rows('/ip/hotspot/user')
    const isIso = version === '7.19.1'
    const count = (pattern: RegExp) => users.filter(({ comment = '' }) => pattern.test(comment)).length
    expect(
      count(isIso ? /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/ : /^[a-z]{3}\/\d\d\/\d{4} \d\d:\d\d:\d\d$/),
    ).toBeGreaterThan(25)
    expect(count(/^(vc|up)-\d+-\d\d\.\d\d\.\d\d/)).toBeGreaterThan(35)
    expect(sim.db.rows('/system/script').filter(({ comment }) => comment === 'mikhmon').length).toBeGreaterThan(50)
    expect(sim.db.rows('/system/script').some(({ owner }) => owner === (isIso ? '202-21' : 'nov2026'))).toBe(true)
    expect(sim.db.rows('/ppp/secret')).toHaveLength(5)
    expect(users.find(({ name }) => name === 'listrik')).toMatchObject({ uptime: '25m' })
    expect(sim.bugs).toEqual([])
  },
)

test('benih yang sama memberi router yang sama', () => {
  const codes = () => createMikhmonRouter({ clock: { now: () => 1_795_000_000_000 } }).db.rows('/ip/hotspot/user')
  expect(codes()).toEqual(codes())
})
