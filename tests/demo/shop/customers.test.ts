// The demo's guests: they reach the books only the way a shop's guests do, through the router.
import { afterEach, expect, test, vi } from 'vitest'
import { requestId, startTestApp, type TestApp } from '../../support/test-app'

let demo: TestApp | undefined
afterEach(async () => {
  await demo?.close()
  demo = undefined
})

test('demo: warkopnya berpenghuni, rumah-rumahnya tersambung lewat modem, dan satu kode yang dipakai tanpa terjual ketahuan', async () => {
  demo = await startTestApp({ setUp: false, deps: { demo: true } })
  await demo.api.session.login({ name: 'Bu Rini', secret: '123456', requestId: requestId() })
  const leaving = new AbortController()
  let most = { hotspot: 0, pppoe: 0 }
  let sessions = 0
  for await (const now of await demo.api.online.follow({}, { signal: leaving.signal })) {
    const warkop = now.routers.find(({ name }) => name === 'Warkop')
    most = { hotspot: warkop?.hotspot ?? 0, pppoe: warkop?.pppoe ?? 0 }
    sessions = now.sessions.filter(({ voucher }) => voucher?.state === 'active').length
    if (most.hotspot > 5 && sessions > 5 && most.pppoe > 150) break
  }
  leaving.abort()
  expect(most.pppoe).toBeGreaterThan(150)
  const { api } = demo
  await vi.waitFor(async () => expect(await api.online.unsold({})).toHaveLength(1))
  const { rows } = await api.vouchers.list({ filter: { state: 'active' } })
  expect(rows.length).toBeGreaterThan(5)
}, 60_000)
