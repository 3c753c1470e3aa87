// The demo's days: the clock leaps, the router's own sweep ends vouchers, the books move on, and a restart stays in the future.
import { afterEach, expect, test } from 'vitest'
import { DEMO_PEOPLE, DEMO_PIN } from '../../../src-main/demo/shop/story'
import { requestId, startTestApp, type TestApp } from '../../support/test-app'

let demo: TestApp | undefined
afterEach(async () => {
  await demo?.close()
  demo = undefined
})

const DAY_MS = 86_400_000

async function enter(app: TestApp): Promise<void> {
  const { people } = await app.api.session.status({})
  const owner = people.find(({ name }) => name === DEMO_PEOPLE[0].name)
  if (!owner) throw new Error('the demo has no owner')
  await app.api.session.login({ name: owner.name, secret: DEMO_PIN, requestId: requestId() })
}

test('waktu demo dapat dimajukan: hari berganti, voucher habis oleh router sendiri, dan tetap begitu sesudah dibuka lagi', async () => {
  demo = await startTestApp({ setUp: false, deps: { demo: true } })
  await enter(demo)
  const before = await demo.api.practice.time({})
  if (!before) throw new Error('the demo offers no calendar')
  const active = async () => (await demo?.api.vouchers.count({ filter: { state: 'active' } }))?.value ?? 0
  const running = await active()
  expect(running).toBeGreaterThan(0)

  await demo.api.practice.leap({ days: 3, requestId: requestId() })
  await expect.poll(async () => (await demo?.api.practice.time({}))?.leaping, { timeout: 60_000 }).toBe(0)

  const after = await demo.api.practice.time({})
  expect((after?.now ?? 0) - before.now).toBeGreaterThanOrEqual(3 * DAY_MS)
  // a voucher of three hours or a day that ran before the leap has ended
  await expect.poll(active, { timeout: 20_000 }).toBeLessThan(running)
  const ahead = after?.now ?? 0
  demo = await demo.restart()
  await enter(demo)
  expect((await demo.api.practice.time({}))?.now).toBeGreaterThanOrEqual(ahead)
}, 120_000)
