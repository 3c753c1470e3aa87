// Setting up the shop once, whatever gets lost on the way back.
import { afterEach, expect, test } from 'vitest'
import { expectNoStrayErrors } from '../../support/stray-errors'
import { OWNER, refusal, requestId, SHOP, startTestApp, type TestApp } from '../../support/test-app'

expectNoStrayErrors()
const open: TestApp[] = []
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.close()
})

async function untouched(): Promise<TestApp> {
  const shop = await startTestApp({ setUp: false })
  open.push(shop)
  return shop
}

test('jawaban pertama hilang, tombol ditekan lagi: toko dan Pemilik dibuat sekali, dan ia masuk', async () => {
  const { api } = await untouched()
  const press = { shop: SHOP, owner: OWNER, requestId: requestId() }
  await api.session.setUp(press)
  await api.session.logout({ requestId: requestId() })
  expect(await api.session.setUp(press)).toMatchObject({ state: 'ready', user: { name: OWNER.name, role: 'owner' } })
  expect((await api.session.status({})).people).toHaveLength(1)
})

test('ditekan dua kali sekaligus: dua-duanya dijawab, Pemiliknya satu', async () => {
  const { api } = await untouched()
  const press = { shop: SHOP, owner: OWNER, requestId: requestId() }
  const answers = await Promise.all([api.session.setUp(press), api.session.setUp(press)])
  expect(answers.map(({ state }) => state)).toEqual(['ready', 'ready'])
  expect((await api.session.status({})).people).toHaveLength(1)
})

test('nomor permintaan itu tidak membuka pintu bagi yang tidak tahu PIN-nya', async () => {
  const { api } = await untouched()
  const press = { shop: SHOP, owner: OWNER, requestId: requestId() }
  await api.session.setUp(press)
  await api.session.logout({ requestId: requestId() })
  const guess = { ...press, owner: { ...OWNER, secret: '918273' } }
  expect(await refusal(api.session.setUp(guess))).toMatchObject({ code: 'WRONG_SECRET' })
  expect(await api.session.status({})).toMatchObject({ state: 'login' })
  const other = { ...press, requestId: requestId() }
  expect(await refusal(api.session.setUp(other))).toMatchObject({ code: 'SETUP_DONE' })
})
